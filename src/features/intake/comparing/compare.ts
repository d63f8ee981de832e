import type { Drafts } from "../drafts.ts";
import type { CompareContext, Comparison, Note, Restated } from "./comparison.ts";
import { notesOnFigures } from "./figures.ts";
import { instrumentsLike, notesOnCounts, notesOnInstruments } from "./instruments.ts";
import type { Known } from "./known.ts";
import { meetingsLike, notesOnMeetings } from "./meetings.ts";
import { notesOnOfficials } from "./officials.ts";
import { notesOnPlausibility } from "./plausibility.ts";
import { restatedBy } from "./restatements.ts";
import { notesOnTwins, twinsOf } from "./twins.ts";
import { fuzzyOf } from "#domain/date-precision.ts";

/**
 * What is known already of what a text says, and what in it should be looked at. Pure: the same drafts and
 * register give the same comparison. It proposes and changes nothing.
 */
export function compare(drafts: Drafts, known: Known, context: CompareContext): Comparison {
  const { text, publishedOn } = context;
  const saidOn = drafts.meeting?.heldOn ?? fuzzyOf(publishedOn, "day");
  const twins = twinsOf(text, known.sources);
  const meetings = meetingsLike(drafts.meeting, known.meetings);
  const twinIds = twins.map(({ id }) => id);
  const commitments = restatedBy(drafts.commitments, known, context, saidOn, twinIds);
  const instruments = instrumentsLike(drafts.instruments, known.agreements, text);
  return {
    twins,
    meetings,
    commitments,
    talkingPoints: restatedBy(drafts.talkingPoints, known, context, saidOn, twinIds),
    instruments,
    notes: [
      ...notesOnTwins(twins),
      ...notesOnMeetings(drafts.meeting, meetings),
      ...notesOnFile(drafts, commitments),
      ...notesOnInstruments(drafts.instruments, instruments),
      ...notesOnCounts(drafts.instruments, known),
      ...notesOnOfficials(drafts, known, context),
      ...notesOnFigures(drafts.figures, known, meetings, text),
      ...notesOnPlausibility(drafts, context),
    ],
  };
}

/** Promises of this very meeting that are recorded already. */
function notesOnFile(drafts: Drafts, restated: readonly (readonly Restated[])[]): Note[] {
  return drafts.commitments.flatMap(({ passage }, at) =>
    (restated[at] ?? [])
      .filter(({ isOnFile }) => isOnFile)
      .slice(0, 1)
      .map(({ id, ref, title }): Note => ({
        kind: "commitmentOnFile",
        params: { ref, title },
        passage,
        links: [{ href: `/commitments/${id}`, label: ref }],
      })),
  );
}
