import { addDays, type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { allQuotes, foldText, type Passage } from "#domain/quote.ts";
import { compareRecorded, type Recorded } from "#domain/recorded.ts";
import type { AfterSignature, AfterSignatureState } from "#generated/prisma/enums.ts";

/** The version that stands since an initialling named it; null before any, and once the text was opened again. */
export function frozenVersion(
  decisions: readonly (Recorded & { kind: "frozen" | "reopened"; draftTextId: string })[],
): string | null {
  const last = decisions.toSorted(compareRecorded).at(-1);
  return last?.kind === "frozen" ? last.draftTextId : null;
}

/** The words of a comment, and where they stood in the version that it was made on. */
type Anchored = { quote: string; startsAt: number };

/**
 * Where a passage stands in another version: of the places that fold to the same, the one that lies nearest to where it
 * was, measured along the text. Null: the passage is gone.
 */
export function placeIn(text: string, comment: Anchored, commentedLength: number): Passage | null {
  const was = comment.startsAt / Math.max(1, commentedLength);
  const distance = ({ start }: Passage) => Math.abs(start / Math.max(1, text.length) - was);
  return allQuotes(text, comment.quote).toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether what was signed says what was initialled. `formatting`: but for blanks, line ends, quotation marks and dashes. */
export type Likeness = "equal" | "formatting" | "different" | "unreadable";

/** `signed`: what of the file could be read. */
export function likenessOf(frozen: string, signed: string | null): Likeness {
  if (signed === null || foldText(signed) === "") return "unreadable";
  if (frozen.trim() === signed.trim()) return "equal";
  return foldText(frozen) === foldText(signed) ? "formatting" : "different";
}

/** In the order in which they are done. */
export const AFTER_SIGNATURE = [
  "register",
  "publish",
  "notify",
  "distribute",
] as const satisfies readonly AfterSignature[];

/** Each item is due so many days after the signature, the day itself in time; `app.after_signature` says the same. */
export const AFTER_SIGNATURE_DAYS = 30;
/** An instrument that was signed longer before it came on record is chased only once somebody has begun its list. */
const CHASED_DAYS_BEFORE_RECORD = 365;

type Entry = Recorded & { item: AfterSignature; state: AfterSignatureState };

/** How an item stands: its last entry; null: there is none, and it is open. */
export function entryOf<One extends Entry>(
  entries: readonly One[],
  item: AfterSignature,
): One | null {
  return (
    entries
      .filter((one) => one.item === item)
      .toSorted(compareRecorded)
      .at(-1) ?? null
  );
}

/** Whether the checklist is owed at all; null days: it is not signed, or nobody knows when. */
export function isChased(
  signedOn: CalendarDate | null,
  recordedOn: CalendarDate,
  entries: readonly Entry[],
): boolean {
  return (
    signedOn !== null &&
    (entries.length > 0 || daysBetween(signedOn, recordedOn) <= CHASED_DAYS_BEFORE_RECORD)
  );
}

/** The last day on which an item is in time. */
export function afterSignatureDue(signedOn: CalendarDate): CalendarDate {
  return addDays(signedOn, AFTER_SIGNATURE_DAYS);
}
