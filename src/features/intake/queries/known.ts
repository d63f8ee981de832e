import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type {
  Known,
  KnownAgreement,
  KnownCommitment,
  KnownCount,
  KnownFigure,
  KnownMeeting,
  KnownSource,
} from "#features/intake/comparing/known.ts";
import { wordsOfDraft } from "#features/intake/comparing/restatements.ts";
import { spanOf } from "#features/intake/comparing/spans.ts";
import type { Drafts } from "#features/intake/drafts.ts";
import { readLists } from "#server/lists.ts";
import { agreementsOf, countsOf } from "./known-agreements.ts";
import { commitmentsNear } from "./known-commitments.ts";
import { figuresOf, sourcesAround } from "./known-sources.ts";
import { meetingsOn } from "./known-meetings.ts";
import { tenureOf, type TenureRow, tenuresOf } from "./known-tenures.ts";

type Lists = {
  commitments: KnownCommitment;
  sources: KnownSource;
  meetings: KnownMeeting;
  agreements: KnownAgreement;
  counts: KnownCount;
  tenures: TenureRow;
  figures: KnownFigure;
};

const NO_SPAN = { from: null, until: null };

/**
 * What the register holds of a partner that this text may be compared with, of what the viewer may see, as of
 * `today`. Two statements, however many drafts there are; each list is bounded. `publishedOn` is
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
  const { nearest, rarity } = await commitmentsNear(
    tx,
    partner,
    wanted.map((draft) => wordsOfDraft(draft, text)),
    today,
  );
  const { tenures, ...lists } = await readLists<Lists>(tx, {
    commitments: nearest,
    sources: sourcesAround(partner, text, day),
    meetings: meetingsOn(partner, held === null ? NO_SPAN : spanOf(held, drafts.meeting?.untilOn)),
    agreements: agreementsOf(partner, today),
    counts: countsOf(partner),
    tenures: tenuresOf(
      participants.flatMap(({ personId }) => personId ?? []),
      participants.flatMap(({ agency }) => agency?.id ?? []),
    ),
    figures: figuresOf(partner),
  });
  return { ...lists, tenures: tenures.map(tenureOf), rarity };
}
