import type { Actor } from "#domain/actor.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { startIntake } from "#features/intake/commands/work.ts";
import { contextFor } from "../database.ts";

/** Words that no other text of this run has. */
export const unique = () => uuidv7().slice(-12);

export const TEXT = `The Minister of Interior met Ms Ada Thornbury, Director of the Harbour Police, in London on 3 March 2025.

Both sides agreed to train forty officers by the end of 2025. The Harbour Police will share its lists of vessels. The two sides would complete this training of officers together.

Five pending memoranda of understanding were noted. A course in forensics was offered. Crossings fell by 40 percent.`;

/** Starts an intake of a text of its own, and gives its id with what names passages of that text. */
export async function begin(actor: Actor, over: object = {}) {
  const text = `${TEXT} (${unique()})`;
  const { id } = await startIntake(contextFor(actor), { text, partner: "GB", ...over });
  const at = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The text does not say "${words}".`);
    return { key: `${start}-${start + words.length}`, quote: words };
  };
  return { id, text, at };
}

export const TRAIN = "agreed to train forty officers by the end of 2025";
export const SHARE = "The Harbour Police will share its lists of vessels";
export const AGAIN = "complete this training of officers together";
export const COUNT = "Five pending memoranda of understanding";
const COURSE = "A course in forensics";
export const FELL = "40 percent";
export const MET = "The Minister of Interior met Ms Ada Thornbury";
export const ADA = "Ms Ada Thornbury, Director of the Harbour Police";

export type Begun = Awaited<ReturnType<typeof begin>>;

export const commitment = (quote: string, over: object = {}) => ({
  decision: "accept",
  quote,
  title: quote,
  kind: "training",
  obligor: "both",
  beneficiary: "both",
  strength: "agreed",
  dueOn: null,
  ...over,
});

/** Everything that the text says, accepted. */
export function everything({ id, at, text }: Begun, over: object = {}) {
  const one = (words: string, fields: (quote: string) => object) => {
    const { key, quote } = at(words);
    return { [key]: fields(quote) };
  };
  const due = text.indexOf("by the end of 2025");
  return {
    draftId: id,
    partner: "GB",
    marking: "official",
    source: {
      kind: "own_readout",
      title: `Read-out ${unique()}`,
      publisher: "Ministry of Interior",
      author: null,
      address: null,
      publishedOn: "4 Mar 2025",
      language: "en",
    },
    meeting: {
      as: "new",
      quote: at(MET).quote,
      at: at(MET).key,
      type: "call_on",
      mode: "in_person",
      title: "Call on the Minister",
      heldOn: "3 Mar 2025",
      round: null,
      nextRoundOn: null,
    },
    participants: one(ADA, (quote) => ({
      decision: "accept",
      quote,
      name: `Ada Thornbury ${id.slice(-6)}`,
      title: "Director",
      side: "partner",
      agency: `Harbour Police ${id.slice(-6)}`,
      isHead: "true",
    })),
    agencies: one("the Harbour Police", (quote) => ({
      decision: "accept",
      quote,
      name: `Harbour Police ${id.slice(-6)}`,
      side: "partner",
      kind: "police",
    })),
    commitments: {
      ...one(TRAIN, (quote) =>
        commitment(quote, {
          dueOn: "2025",
          dueWords: "by the end of 2025",
          further: `dueOn:${due}-${due + "by the end of 2025".length}`,
        }),
      ),
      ...one(SHARE, (quote) =>
        commitment(quote, {
          kind: "information_sharing",
          obligor: "partner",
          beneficiary: "home",
          strength: "will",
          leadAgency: `Harbour Police ${id.slice(-6)}`,
        }),
      ),
      ...one(AGAIN, (quote) => ({ decision: null, into: at(TRAIN).key, quote })),
    },
    instruments: one(COUNT, (quote) => ({
      decision: "accept",
      quote,
      title: "Memorandum of understanding",
      instrument: "mou",
      status: "pending",
      count: "5",
      signedOn: null,
    })),
    trainings: one(COURSE, (quote) => ({
      decision: "accept",
      quote,
      title: "Course in forensics",
      provider: "partner",
    })),
    figures: one(FELL, (quote) => ({
      decision: "accept",
      quote,
      quantity: "crossings",
      value: "40",
      unit: "percent",
    })),
    ...over,
  };
}
