import { z } from "zod";
import { foldText, type Passage } from "#domain/quote.ts";
import { DRAFT_LISTS, type DraftList } from "./parts.ts";
import type { IntakeInput } from "./schema.ts";

/** "120-264" as a passage. */
export function passageOf(key: string): Passage {
  const [start = 0, end = 0] = key.split("-").map(Number);
  return { start, end };
}

/** The keys of drafts in their order: "120-264", and "120-264-2" for the second on the same passage. */
export function keysOf(passages: readonly Passage[]): string[] {
  const met = new Map<string, number>();
  return passages.map(({ start, end }) => {
    const key = `${start}-${end}`;
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  });
}

type Quoted = { quote: string; further: readonly Passage[] };

/**
 * No passage, no record: refuses an intake in which the words of a draft do not stand in the text where
 * it says that they do. White space and the shape of quotation marks may differ, as forms change them.
 */
export function standingIn(text: string) {
  return z.custom<IntakeInput>().superRefine((intake, context) => {
    const check = (path: (string | number)[], key: string, { quote, further }: Quoted) => {
      const { start, end } = passageOf(key);
      const stands =
        isWithin(text, { start, end }) && foldText(text.slice(start, end)) === foldText(quote);
      if (stands && further.every((one) => isWithin(text, one))) return;
      context.addIssue({ code: "custom", path, message: "validation.quoteNotFound" });
    };
    for (const { list, key, draft } of draftsOf(intake)) {
      if (draft.decision === "accept" || draft.decision === "merge") {
        check([list, key, "decision"], key, draft);
      }
    }
    const { meeting } = intake;
    if (meeting.as !== "none" && meeting.at !== null) check(["meeting", "as"], meeting.at, meeting);
  });
}

const isWithin = (text: string, { start, end }: Passage) =>
  start < end && end <= text.length && text.slice(start, end).trim() !== "";

type Lists = Pick<IntakeInput, DraftList>;

/** Every draft of every list, with its list and its key. */
export function draftsOf(intake: Lists) {
  return DRAFT_LISTS.flatMap((list) =>
    Object.entries(intake[list]).map(([key, draft]) => ({ list, key, draft })),
  );
}

/** Those of one list that are accepted, with their keys, in the order of the text. */
export function acceptedIn<List extends DraftList>(intake: Lists, list: List) {
  type Accepted = Extract<IntakeInput[List][string], { decision: "accept" }>;
  return Object.entries(intake[list])
    .filter(([, draft]) => draft.decision === "accept")
    .map(([key, draft]) => ({ key, draft: draft as Accepted }))
    .toSorted((a, b) => passageOf(a.key).start - passageOf(b.key).start);
}
