import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, firstDayOf, fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import { AppError } from "#domain/errors.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import type { Tx } from "#server/db.ts";
import { momentSql } from "#server/moment.ts";
import { nextRoundOf } from "../rules.ts";
import type { CountryName, MadeCommitment, MeetingView, ParticipantView } from "../views.ts";

const named = { id: true, name: true, acronym: true } as const;
const round = {
  id: true,
  title: true,
  round: true,
  life: true,
  heldOn: true,
  heldPrecision: true,
  nextRoundOn: true,
  nextRoundPrecision: true,
  nextRoundWords: true,
} as const;

const everything = {
  createdBy: { select: { name: true } },
  series: {
    select: {
      id: true,
      name: true,
      cadenceMonths: true,
      meetings: { select: round, orderBy: [{ heldOn: "asc" }, { id: "asc" }] },
    },
  },
  topics: { select: { topic: { select: { id: true, slug: true, name: true, nameUr: true } } } },
  participants: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      person: { select: { id: true } },
      post: { select: { id: true, title: true, agency: { select: named } } },
      agency: { select: named },
    },
  },
  agenda: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, title: true, notes: true },
  },
  outcomes: { orderBy: [{ position: "asc" }, { id: "asc" }] },
  reviews: {
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    include: { by: { select: { name: true } } },
  },
  claims: {
    select: {
      id: true,
      field: true,
      value: true,
      claimedOn: true,
      recordedAt: true,
      source: { select: { id: true, ref: true, title: true } },
      choices: { select: { id: true, reason: true, recordedAt: true } },
    },
  },
  citations: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      quote: true,
      field: true,
      createdAt: true,
      source: {
        select: {
          id: true,
          title: true,
          publisher: true,
          publishedOn: true,
          publishedPrecision: true,
        },
      },
    },
  },
} as const satisfies Prisma.MeetingInclude;

/** The record of a meeting, with what it made as that stood then. @throws AppError `not_found`, also for a hidden one */
export async function getMeeting(
  tx: Tx,
  id: string,
  at: CalendarDate | Moment,
): Promise<MeetingView> {
  const moment = momentFrom(at);
  const today = moment.asOf;
  const wasKnown = (instant: Date) => moment.knownAt === null || instant <= moment.knownAt;
  const row = await tx.meeting.findUnique({ where: { id }, include: everything });
  if (row === null) throw new AppError("not_found", "errors.notFound");
  const { country, made } = await around(tx, id, row.partner, moment);
  const byId = new Map(made.map((commitment) => [commitment.id, commitment]));
  const linked = new Set(row.outcomes.map(({ commitmentId }) => commitmentId));
  const submissions = row.reviews.filter(({ action }) => action === "submitted");
  const { partner, heldOn, nextRoundOn, untilOn, series, ...meeting } = row;
  return {
    ...meeting,
    // Parsed on the way in.
    partner: partner as CountryCode,
    submittedById: submissions.at(-1)?.byId ?? null,
    country,
    held: fuzzyOf(dayOrNull(heldOn), row.heldPrecision),
    untilOn: dayOrNull(untilOn),
    nextRound: fuzzyOf(dayOrNull(nextRoundOn), row.nextRoundPrecision),
    series: series && seriesView(series, today),
    createdBy: row.createdBy.name,
    topics: row.topics.map(({ topic }) => topic),
    participants: row.participants.map(participantView),
    outcomes: row.outcomes.map(({ id: outcomeId, kind, text, agendaItemId, commitmentId }) => ({
      id: outcomeId,
      kind,
      text,
      agendaItemId,
      isSealed: commitmentId !== null && !byId.has(commitmentId),
      commitment: byId.get(commitmentId ?? "") ?? null,
    })),
    otherCommitments: made.filter((commitment) => !linked.has(commitment.id)),
    hadBegun: wasKnown(row.createdAt) && hadBegunBy(row, moment),
    citations: row.citations
      .filter(({ createdAt }) => wasKnown(createdAt))
      .map(({ id: citationId, quote, field, source }) => {
        const { publishedOn, publishedPrecision, ...shown } = source;
        const published = fuzzyOf(dayOrNull(publishedOn), publishedPrecision);
        return { id: citationId, quote, field, source: { ...shown, published } };
      }),
    claims: claimsByField(
      row.claims
        .filter((claim) => wasKnownAt(claim, moment.knownAt))
        .map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
    reviews: row.reviews
      .filter(({ recordedAt }) => wasKnown(recordedAt))
      .map(({ id: reviewId, action, reason, by, recordedAt }) => ({
        id: reviewId,
        action,
        reason,
        by: by.name,
        at: recordedAt,
      })),
  };
}

/** On a day that is asked for: whether the meeting had begun. One without a date is not known to have. */
function hadBegunBy({ heldOn, heldPrecision }: Row, { isOfDay, asOf }: Moment): boolean {
  const held = dayOrNull(heldOn);
  return !isOfDay || (held !== null && (firstDayOf(held, heldPrecision) ?? held) <= asOf);
}

type Row = Prisma.MeetingGetPayload<{ include: typeof everything }>;

function seriesView(
  { id, name, cadenceMonths, meetings }: NonNullable<Row["series"]>,
  today: CalendarDate,
) {
  const rounds = meetings.map((one) => ({
    id: one.id,
    title: one.title,
    round: one.round,
    life: one.life,
    held: fuzzyOf(dayOrNull(one.heldOn), one.heldPrecision),
    nextRound: fuzzyOf(dayOrNull(one.nextRoundOn), one.nextRoundPrecision),
    words: one.nextRoundWords,
  }));
  return { id, name, rounds, next: nextRoundOf(rounds, cadenceMonths, today) };
}

type Agency = { id: string; name: string; acronym: string | null };
const shortName = ({ name, acronym }: Agency) => acronym ?? name;

/** There is a record, but not for this reader. */
const isLost = (key: string | null, record: unknown) => key !== null && record === null;

function participantView(row: Row["participants"][number]): ParticipantView {
  const { id, side, name, titleAsPrinted, isHead, wasInvited, hasAttended } = row;
  const { person, post, agency, personId, postId, agencyId } = row;
  const ofPost = post && { id: post.agency.id, label: shortName(post.agency) };
  return {
    id,
    side,
    name,
    titleAsPrinted,
    isHead,
    wasInvited,
    hasAttended,
    person,
    title: titleAsPrinted ?? post?.title ?? null,
    post: post && { id: post.id, label: `${post.title}, ${shortName(post.agency)}` },
    isSealed: isLost(personId, person) || isLost(postId, post) || isLost(agencyId, agency),
    agency: agency ? { id: agency.id, label: shortName(agency) } : ofPost,
  };
}

type MadeRow = Omit<MadeCommitment, "due"> & {
  dueOn: CalendarDate | null;
  duePrecision: DatePrecision;
};

/** The partner, and the commitments that the meeting made, by outcome or as their origin, as they stood. */
async function around(tx: Tx, id: string, partner: string, moment: Moment) {
  const made = Prisma.sql`
    select c.id, c.ref, c.title, c.marking, c.obligor, c.strength, s.status, s.is_open as "isOpen",
      to_char(c.due_on, 'YYYY-MM-DD') as "dueOn", c.due_precision as "duePrecision",
      s.due_last_day::text as "dueLastDay", c.due_words as "dueWords", coalesce(a.acronym, a.name) as "leadAgency"
    from commitment c
    join app.commitment_state(${momentSql(moment)}) s on s.commitment_id = c.id
    left join agency a on a.id = c.lead_agency_id
    where c.id in (
      select o.commitment_id from outcome o where o.meeting_id = ${id}::uuid
      union select o.commitment_id from commitment_origin o where o.meeting_id = ${id}::uuid
    )
    order by c.ref`;
  const [row] = await tx.$queryRaw<[CountryName & { made: MadeRow[] }]>`
    select code, name, name_ur as "nameUr", (select coalesce(jsonb_agg(one), '[]') from (${made}) one) as made
    from country where code = ${partner}::bpchar`;
  const { made: rows, ...country } = row;
  return {
    country,
    made: rows.map(({ dueOn, duePrecision, ...one }): MadeCommitment => ({
      ...one,
      due: fuzzyOf(dueOn, duePrecision),
    })),
  };
}
