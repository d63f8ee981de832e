import type { DraftMeeting } from "../drafts.ts";
import type { MeetingMatch, Note } from "./comparison.ts";
import type { KnownMeeting } from "./known.ts";
import { mayMeet, spanOf } from "./spans.ts";
import { stemsOf } from "./words.ts";

/**
 * The meetings on file that share a day with the draft, as far as either is known. The same one when type,
 * place, or series and round agree, too; those first.
 */
export function meetingsLike(
  draft: DraftMeeting | null,
  known: readonly KnownMeeting[],
): MeetingMatch[] {
  if (draft?.heldOn == null) return [];
  const span = spanOf(draft.heldOn, draft.untilOn);
  return known
    .filter(({ held, until }) => mayMeet(span, spanOf(held, until)))
    .map((one) => ({ ...one, isSame: isSame(draft, one) }))
    .toSorted((a, b) => Number(b.isSame) - Number(a.isSame) || (a.ref < b.ref ? -1 : 1));
}

function isSame(draft: DraftMeeting, known: KnownMeeting): boolean {
  if (draft.round !== null && known.round !== null && draft.round !== known.round) return false;
  return (
    (draft.type !== "other" && draft.type === known.type) ||
    haveCommonWords(draft.place, known.place) ||
    haveCommonWords(draft.series, known.series)
  );
}

function haveCommonWords(a: string | null, b: string | null): boolean {
  const words = new Set(stemsOf(a ?? ""));
  return stemsOf(b ?? "").some((word) => words.has(word));
}

export function notesOnMeetings(
  draft: DraftMeeting | null,
  matches: readonly MeetingMatch[],
): Note[] {
  return matches.map(({ id, ref, title, isSame: same }) => ({
    kind: same ? "meetingOnFile" : "meetingSameDay",
    params: { ref, title },
    passage: draft?.passage ?? null,
    links: [{ href: `/meetings/${id}`, label: ref }],
  }));
}
