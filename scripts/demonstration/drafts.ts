import { createHash } from "node:crypto";
import { saveDraft } from "#features/drafts/commands.ts";
import { handInIntake } from "#features/intake/commands/review.ts";
import { startIntake } from "#features/intake/commands/work.ts";
import { emptyMeeting } from "#features/meetings/form-values.ts";
import { madeUp } from "../../prisma/demo/write.ts";
import { type Loading, uuidOf } from "./loading.ts";

const DRAFTS = [
  {
    slug: "gb",
    partner: "GB",
    title: "Call on prisoners (demonstration)",
    summary: "Demonstration data: unfinished notes. Who took part has still to be filled in.",
  },
  {
    slug: "it",
    partner: "IT",
    title: "Preparation of the border visit (demonstration)",
    summary: "Demonstration data: unfinished notes.",
  },
];

/** What the desk officer has begun to write and not yet recorded. */
export async function loadDrafts(loading: Loading, timeZone: string) {
  for (const { slug, partner, title, summary } of DRAFTS) {
    const key = `draft/${slug}`;
    const start = { partner, today: loading.today, timeZone, locale: "en", life: "held" } as const;
    await loading.run("officer", saveDraft, key, {
      id: uuidOf(key, (text) => createHash("sha256").update(text).digest("hex")),
      version: 0,
      kind: "meeting",
      title,
      recordId: null,
      values: { ...emptyMeeting(start), title, summary, type: "call" },
    });
  }
  return DRAFTS.length;
}

const OFFER = "Their border police will send an instructor for a course on forged documents";
const LIST = "Our side agreed to send a list of participants";
const TITLE = "Note on a call between the border desks (demonstration)";
const NOTE = `${TITLE}\n\n${madeUp(`${OFFER}. ${LIST}.`)}`;

/** What the desk officer drafted from a note and handed in instead of saving it: a manager has it to decide. */
export async function loadHandedIn(loading: Loading) {
  const key = "handed-in/it";
  const draftId = await loading.run("officer", startIntake, key, { text: NOTE, partner: "IT" });
  const promise = (title: string, quote: string, over: object) => {
    const from = NOTE.indexOf(quote);
    const draft = { decision: "accept", quote, title, dueOn: null, ...over };
    return { [`${from}-${from + quote.length}`]: draft };
  };
  const drafts = {
    draftId,
    partner: "IT",
    source: {
      kind: "note",
      title: TITLE,
      publisher: "Ministry of Interior",
      author: null,
      address: null,
      publishedOn: null,
      language: "en",
    },
    meeting: { as: "none" },
    commitments: {
      ...promise("Instructor for a course on forged documents (demonstration)", OFFER, {
        kind: "training",
        obligor: "partner",
        beneficiary: "home",
        strength: "will",
      }),
      ...promise("List of participants for the course (demonstration)", LIST, {
        kind: "information_sharing",
        obligor: "home",
        beneficiary: "partner",
        strength: "agreed",
      }),
    },
  };
  await loading.run("officer", handInIntake, `${key}/review`, { drafts });
}
