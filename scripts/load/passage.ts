import type { Marking } from "#domain/marking.ts";
import type { Passage } from "./annotations.ts";
import type { MeetingEntry, Register, Target } from "./register.ts";
import type { Session } from "./session.ts";
import type { DateInText } from "./words.ts";

/** A passage with its place in the text as stored. */
export type Placed = Passage & { start: number; end: number };

/** What a passage was loaded as: a record, the field of it that it supports, and whether it is new. */
export type Found = { target: Target; field: string | null; isNew: boolean; remark?: string };

/** What is shared by the texts of one run. */
export type Shared = {
  home: string;
  timeZone: string;
  marking: Marking;
  /** Meetings and contested names by the annotator's own keys: "M-US-1", "C2". */
  keys: Map<string, Target>;
};

/** One text while it is being loaded. */
export type TextLoad = Shared & {
  session: Session;
  register: Register;
  partner: string;
  source: { id: string; ref: string; text: string };
  /** When the text was published, as far as that is known. */
  published: DateInText | null;
  passages: readonly Placed[];
  /** The meeting that the text reports, once it is known; null: it reports none. */
  meeting: MeetingEntry | null;
  /** What earlier passages were loaded as, in the order of the text. */
  settled: { passage: Placed; found: readonly Found[] }[];
};

/** The last record that an earlier passage of this text was loaded as, of one of these kinds. */
export function lastOf(
  load: TextLoad,
  before: Placed,
  kinds: readonly Target["kind"][],
): Target | null {
  const earlier = load.settled
    .filter(({ passage }) => passage.start <= before.start)
    .toSorted((a, b) => b.passage.start - a.passage.start)
    .flatMap(({ found }) => found.map(({ target }) => target));
  return earlier.find(({ kind }) => kinds.includes(kind)) ?? null;
}

/** The annotator's own key in a note: a meeting's "M-US-1", a contested name's "C2"; null without one. */
export const keyIn = (note: string, key: RegExp): string | null => key.exec(note)?.[0] ?? null;
