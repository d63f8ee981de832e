import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import { commitmentStatesAt } from "#features/commitments/where.ts";
import type { CountryName, Some } from "#features/agencies/views.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import type { Tx } from "#server/db.ts";
import type { Choice } from "#features/agencies/views.ts";
import { tenuresBy } from "../rules.ts";
import type { PersonCommitment, PersonMeeting, PersonView } from "../views.ts";

/** More than anybody reads on one page. */
const MANY = 100;
/** As many as a list without scripts can usefully hold; with scripts the picker searches all of them. */
const MOST_CHOICES = 300;

const source = { select: { id: true, ref: true, title: true } } as const;

const select = {
  id: true,
  version: true,
  country: true,
  marking: true,
  name: true,
  nameUr: true,
  notes: true,
  tenures: {
    select: {
      id: true,
      version: true,
      postId: true,
      fromOn: true,
      fromPrecision: true,
      untilOn: true,
      untilPrecision: true,
      isActing: true,
      note: true,
      createdAt: true,
      post: {
        select: {
          title: true,
          titleUr: true,
          agency: { select: { id: true, name: true, nameUr: true, acronym: true } },
        },
      },
    },
    orderBy: [{ fromOn: { sort: "desc", nulls: "last" } }, { id: "desc" }],
  },
  citations: {
    select: { id: true, quote: true, field: true, note: true, createdAt: true, source },
    orderBy: { createdAt: "asc" },
    take: MANY,
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
} satisfies Prisma.PersonSelect;

/** As it stood at a moment (null: now). @throws AppError `not_found`, also for one that the viewer may not see. */
export async function getPerson(
  tx: Tx,
  id: string,
  moment: Moment | null = null,
): Promise<PersonView> {
  const knownAt = moment?.knownAt ?? null;
  const row = found(await tx.person.findUnique({ where: { id }, select }));
  const created = <One extends { createdAt: Date }>(all: readonly One[]) =>
    all.filter(({ createdAt }) => knownAt === null || createdAt <= knownAt);
  const person = view({
    ...row,
    tenures: created(row.tenures),
    citations: created(row.citations),
    claims: row.claims.filter((claim) => wasKnownAt(claim, knownAt)),
  });
  if (moment?.isOfDay !== true) return person;
  return { ...person, tenures: tenuresBy(person.tenures, moment.asOf) };
}

/** The country of a person; null for one of a multilateral body. */
export async function findCountryOf(tx: Tx, personId: string): Promise<CountryName | null> {
  const [row] = await tx.$queryRaw<CountryName[]>`
    select c.code, c.name, c.name_ur as "nameUr", c.is_home as "isHome"
    from person p join country c on c.code = p.country where p.id = ${personId}::uuid`;
  return row ?? null;
}

type MeetingRow = Omit<PersonMeeting, "held"> & {
  on: CalendarDate | null;
  precision: DatePrecision;
  total: number;
};

/** The meetings a person was invited to or attended, the latest first, with the title as printed each time. */
export async function listPersonMeetings(
  tx: Tx,
  personId: string,
  moment: Moment | null = null,
): Promise<Some<PersonMeeting>> {
  const wasHeld = moment === null ? Prisma.sql`true` : meetingsBy(moment);
  const rows = await tx.$queryRaw<MeetingRow[]>`
    select m.id::text, m.ref, m.title, m.marking, m.held_on::text as on, m.held_precision as precision,
      x.name as "printedName", x.title_as_printed as "printedTitle", x.is_head as "isHead",
      x.has_attended as "hasAttended", count(*) over ()::int as total
    from participant x join meeting m on m.id = x.meeting_id
    where x.person_id = ${personId}::uuid and ${wasHeld}
    order by m.held_on desc nulls last, m.id desc limit ${MANY}`;
  const items = rows.map(({ on, precision, ...row }) => ({ ...row, held: fuzzyOf(on, precision) }));
  return { items, total: rows[0]?.total ?? 0 };
}

/** The commitments a person is the focal point of, open ones first, then by due date. */
export async function listFocalCommitments(
  tx: Tx,
  personId: string,
  at: CalendarDate | Moment,
): Promise<Some<PersonCommitment>> {
  const rows = await tx.$queryRaw<(PersonCommitment & { total: number })[]>`
    select c.id::text, c.ref, c.title, c.marking, s.status, s.due_last_day::text as due, count(*) over ()::int as total
    from commitment c cross join lateral (
      select * from ${commitmentStatesAt(momentFrom(at))} t where t.commitment_id = c.id offset 0
    ) s
    where c.focal_point_id = ${personId}::uuid
    order by s.is_open desc, s.due_last_day nulls last, c.ref limit ${MANY}`;
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** Posts to choose from: of home, of this partner (null: of every one) and of no country, home first. */
export async function listPostChoices(tx: Tx, partner: string | null): Promise<Choice[]> {
  return tx.$queryRaw<Choice[]>`
    select o.id::text, o.title || ', ' || coalesce(a.acronym, a.name) as label, c.name as detail
    from post o join agency a on a.id = o.agency_id left join country c on c.code = a.country
    where c.code is null or c.is_home or coalesce(c.code = ${partner}::bpchar, true)
    order by c.is_home desc nulls last, c.name, a.name, o.is_head desc, o.title limit ${MOST_CHOICES}`;
}

/** The post that a new person is put in, and its country. @throws AppError `not_found` */
export async function getPost(tx: Tx, id: string) {
  const post = found(
    await tx.post.findUnique({
      where: { id },
      select: {
        id: true,
        title: true,
        agency: { select: { name: true, acronym: true, country: true } },
      },
    }),
  );
  const { title, agency } = post;
  return { id, label: `${title}, ${agency.acronym ?? agency.name}`, country: agency.country };
}

type Row = Prisma.PersonGetPayload<{ select: typeof select }>;

function view({ country, tenures, claims, ...person }: Row): PersonView {
  return {
    ...person,
    // Rows were parsed on the way in.
    countryCode: country as CountryCode | null,
    tenures: tenures.map(({ post, fromOn, fromPrecision, untilOn, untilPrecision, ...tenure }) => ({
      ...tenure,
      ...post,
      from: fuzzyOf(dayOrNull(fromOn), fromPrecision),
      until: fuzzyOf(dayOrNull(untilOn), untilPrecision),
    })),
    claims: claimsByField(
      claims.map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
  };
}
