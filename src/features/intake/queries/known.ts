import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type { Known } from "#features/intake/comparing/known.ts";
import { wordsOfDraft } from "#features/intake/comparing/restatements.ts";
import { spanOf } from "#features/intake/comparing/spans.ts";
import type { Drafts } from "#features/intake/drafts.ts";
import { agreementsOf, countsOf } from "./known-agreements.ts";
import { commitmentsNear } from "./known-commitments.ts";
import { figuresOf, sourcesAround } from "./known-sources.ts";
import { meetingsOn } from "./known-meetings.ts";
import { tenuresOf } from "./known-tenures.ts";

/**
 * What the register holds of a partner that this text may be compared with, of what the viewer may see, as of
 * `today`. At most nine statements, however many drafts there are; each list is bounded. `publishedOn` is
 * what the officer says of it; null leaves it to the text.
 */
export async function knownOf(
  tx: Tx,
  partner: string,
  text: string,
  drafts: Drafts,
  today: CalendarDate,
  publishedOn: CalendarDate | null = null,
): Promise<Known> {
  const held = drafts.meeting?.heldOn ?? null;
  const wanted = [...drafts.commitments, ...drafts.talkingPoints];
  const day = held?.on ?? publishedOn ?? drafts.document.publishedOn;
  const participants = drafts.participants;
  const near = await commitmentsNear(
    tx,
    partner,
    wanted.map((draft) => wordsOfDraft(draft, text)),
    today,
  );
  return {
    ...near,
    sources: await sourcesAround(tx, partner, text, day),
    meetings:
      held === null ? [] : await meetingsOn(tx, partner, spanOf(held, drafts.meeting?.untilOn)),
    agreements: await agreementsOf(tx, partner, today),
    counts: await countsOf(tx, partner),
    tenures: await tenuresOf(
      tx,
      participants.flatMap(({ personId }) => personId ?? []),
      participants.flatMap(({ agency }) => agency?.id ?? []),
    ),
    figures: await figuresOf(tx, partner),
  };
}
