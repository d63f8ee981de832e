import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { firstDayOf, fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import type { Choice } from "#features/agencies/views.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { momentSql } from "#server/moment.ts";
import type { TrainingPlace, TrainingView } from "../views.ts";

const MOST_CHOICES = 200;

const name = { id: true, name: true, nameUr: true, acronym: true } as const;
const linked = { id: true, ref: true, title: true, marking: true } as const;
const source = { select: { id: true, ref: true, title: true } } as const;

const select = {
  ...linked,
  version: true,
  partner: true,
  summary: true,
  providerSide: true,
  mode: true,
  provider: { select: name },
  recipients: { select: { agency: { select: name } }, orderBy: { agency: { name: "asc" } } },
  topics: {
    select: { topic: { select: { id: true, slug: true, name: true, nameUr: true } } },
    orderBy: { topic: { name: "asc" } },
  },
  agreement: { select: linked },
  commitment: { select: linked },
  courses: {
    select: {
      id: true,
      version: true,
      createdAt: true,
      title: true,
      startsOn: true,
      startsPrecision: true,
      endsOn: true,
      endsPrecision: true,
      place: true,
      seats: true,
      nominated: true,
      attended: true,
      completed: true,
      note: true,
    },
    orderBy: [{ startsOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  },
  citations: {
    select: { id: true, quote: true, field: true, note: true, createdAt: true, source },
    orderBy: { createdAt: "asc" },
    take: 100,
  },
  claims: {
    select: {
      id: true,
      field: true,
      value: true,
      claimedOn: true,
      recordedAt: true,
      source,
      choices: { select: { id: true, reason: true, recordedAt: true } },
    },
  },
} satisfies Prisma.TrainingSelect;

/** As it stood at a moment (null: now). @throws AppError `not_found`, also for one that the viewer may not see. */
export async function getTraining(
  tx: Tx,
  id: string,
  moment: Moment | null = null,
): Promise<TrainingView> {
  const row = found(await tx.training.findUnique({ where: { id }, select }));
  return view(moment === null ? row : partOf(row, moment));
}

/** The courses that had begun by a day, and what was on record. */
function partOf(row: Row, { asOf, isOfDay, knownAt }: Moment): Row {
  const created = <One extends { createdAt: Date }>(all: readonly One[]) =>
    all.filter(({ createdAt }) => knownAt === null || createdAt <= knownAt);
  const hadBegun = ({ startsOn, startsPrecision }: Row["courses"][number]) => {
    const starts = dayOrNull(startsOn);
    return !isOfDay || (starts !== null && (firstDayOf(starts, startsPrecision) ?? starts) <= asOf);
  };
  return {
    ...row,
    courses: created(row.courses).filter(hadBegun),
    citations: created(row.citations),
    claims: row.claims.filter((claim) => wasKnownAt(claim, knownAt)),
  };
}

/** The partner of a programme by name, and how the promise and the framework behind it stand. */
export async function getTrainingPlace(
  tx: Tx,
  id: string,
  at: CalendarDate | Moment,
): Promise<TrainingPlace> {
  const [row] = await tx.$queryRaw<TrainingPlace[]>`
    select json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur) as partner,
      (select s.status from app.commitment_state(${momentSql(momentFrom(at))}) s where s.commitment_id = t.commitment_id) as status,
      (select s.state from app.agreement_state(${momentSql(momentFrom(at))}) s where s.agreement_id = t.agreement_id) as state
    from training t join country k on k.code = t.partner where t.id = ${id}::uuid`;
  return found(row ?? null);
}

/** Commitments of a partner that a programme or delivery may fulfil, the latest first. */
export async function listCommitmentChoices(tx: Tx, partner: string): Promise<Choice[]> {
  return tx.$queryRaw<Choice[]>`
    select c.id::text, c.title || ' · ' || c.ref as label, null as detail
    from commitment c where c.partner = ${partner}::bpchar
    order by c.made_on desc nulls last, c.id desc limit ${MOST_CHOICES}`;
}

/** Agreements of a partner that a programme may be held under, the latest first. */
export async function listAgreementChoices(tx: Tx, partner: string): Promise<Choice[]> {
  return tx.$queryRaw<Choice[]>`
    select a.id::text, a.title || ' · ' || a.ref as label, null as detail
    from agreement a where a.partner = ${partner}::bpchar
    order by a.ref desc limit ${MOST_CHOICES}`;
}

type Row = Prisma.TrainingGetPayload<{ select: typeof select }>;

function view({ partner, recipients, topics, courses, claims, ...training }: Row): TrainingView {
  return {
    ...training,
    // Rows were parsed on the way in.
    partner: partner as CountryCode,
    recipients: recipients.map(({ agency }) => agency),
    topics: topics.map(({ topic }) => topic),
    courses: courses.map(({ startsOn, startsPrecision, endsOn, endsPrecision, ...course }) => ({
      ...course,
      starts: fuzzyOf(dayOrNull(startsOn), startsPrecision),
      ends: fuzzyOf(dayOrNull(endsOn), endsPrecision),
    })),
    claims: claimsByField(
      claims.map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
  };
}
