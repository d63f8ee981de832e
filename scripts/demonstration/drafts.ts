import { createHash } from "node:crypto";
import { saveDraft } from "#features/drafts/commands.ts";
import { emptyMeeting } from "#features/meetings/form-values.ts";
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
