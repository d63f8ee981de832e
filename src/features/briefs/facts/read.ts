import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { highestMarking, type Marking } from "#domain/marking.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import type { Tx } from "#server/db.ts";
import { readLists } from "#server/lists.ts";
import type { Facts, Head } from "../views.ts";
import { changesSql } from "./changes.ts";
import { disputesSql, figuresSql, mousSql, peopleSql, trainingsSql } from "./lists.ts";
import { late, notLate, promisesSql, sizesSql } from "./rows.ts";

/** More of a list than any form has room for; the rest is counted. */
const TAKE = 40;

type Frame = Pick<Facts, "partner" | "home" | "meeting" | "lastMet" | "isWithheld">;

/**
 * All that a brief on a partner is drafted from, in three statements, as the viewer sees the register at the moment.
 * `meetingId`: the meeting to prepare; without one the next that is planned.
 *
 * @throws AppError `not_found` for home, for what is no country, and for a partner that is not the viewer's.
 */
export async function readFacts(
  tx: Tx,
  code: string,
  moment: Moment,
  meetingId: string | null = null,
): Promise<Facts> {
  const frame = await readFrame(tx, code, moment, meetingId);
  const promises = (which: Prisma.Sql) => promisesSql(code, moment, which, TAKE);
  const owed = (by: Prisma.Sql) =>
    Prisma.sql`s.is_promise and ${notLate(moment)} and s.obligor = ${by}`;
  const kinds: Record<PromiseLists, Prisma.Sql> = {
    overdue: Prisma.sql`s.is_promise and ${late(moment)}`,
    theirs: owed(Prisma.sql`'partner'`),
    ours: owed(Prisma.sql`'home'`),
    joint: owed(Prisma.sql`'both'`),
    asks: Prisma.sql`not s.is_promise and s.obligor = 'home' and s.made_first_day > ${moment.asOf}::date - 730`,
  };
  const { lastMet } = frame;
  const then: Moment = { asOf: lastMet?.on ?? moment.asOf, knownAt: moment.knownAt, isOfDay: true };
  // Promises apart from the rest: of a partner with a hundred thousand of them each takes a while.
  const { sizes, ...promised } = await readLists<PromisedLists>(tx, {
    overdue: promises(kinds.overdue),
    theirs: promises(kinds.theirs),
    ours: promises(kinds.ours),
    joint: promises(kinds.joint),
    asks: promises(kinds.asks),
    sizes: sizesSql(code, moment, kinds),
  });
  const promisedOf = (name: PromiseLists): Facts["ours"] => {
    const rows = promised[name];
    const { total = 0, highest = "official" } = sizes.find((size) => size.name === name) ?? {};
    // Of those that are told the agency counts, too.
    return {
      rows,
      total,
      highest: highestMarking([highest, ...rows.map(({ marking }) => marking)]),
    };
  };
  const others = await readLists<SizedLists<Exclude<keyof Lists, PromiseLists>>>(tx, {
    changes: changesSql(code, then, moment, TAKE),
    mous: mousSql(code, moment, TAKE),
    trainings: trainingsSql(code, moment, TAKE),
    people: peopleSql(code, frame.meeting?.id ?? null, moment, TAKE),
    disputes: disputesSql(code, moment, TAKE),
    figures: figuresSql(code, moment, TAKE),
  });
  return {
    ...frame,
    overdue: promisedOf("overdue"),
    theirs: promisedOf("theirs"),
    ours: promisedOf("ours"),
    joint: promisedOf("joint"),
    asks: promisedOf("asks"),
    // Without a meeting there is no "since".
    changes: headOf(lastMet === null ? [] : others.changes),
    mous: headOf(others.mous),
    trainings: headOf(others.trainings),
    people: headOf(others.people),
    disputes: headOf(others.disputes),
    figures: headOf(others.figures),
  };
}

type Lists = Omit<Facts, keyof Frame>;
type PromiseLists = "overdue" | "theirs" | "ours" | "joint" | "asks";
type PromisedLists = { [One in PromiseLists]: Lists[One]["rows"][number] } & {
  sizes: { name: PromiseLists; total: number; highest: Marking };
};
type SizedLists<Name extends keyof Lists> = { [One in Name]: Sized<Lists[One]["rows"][number]> };
type Sized<Row> = Row & { total: number; highest: Marking };

/** A list whose rows say how many there are of them. */
function headOf<Row>(rows: readonly Sized<Row>[]): Head<Row> {
  return { rows, total: rows[0]?.total ?? 0, highest: rows[0]?.highest ?? "official" };
}

async function readFrame(
  tx: Tx,
  code: string,
  moment: Moment,
  meetingId: string | null,
): Promise<Frame> {
  const names = Prisma.sql`json_build_object('code', c.code, 'name', c.name, 'nameUr', c.name_ur)`;
  const by = Prisma.sql`${moment.asOf}::date`;
  const ahead =
    meetingId === null
      ? Prisma.sql`m.life = 'planned' and m.held_on >= ${by}`
      : Prisma.sql`m.id = ${meetingId}::uuid`;
  const known = meetingsBy({ ...moment, isOfDay: false });
  const [frame] = await tx.$queryRaw<[Frame] | []>`
    select ${names} as partner, (select ${names} from country c where c.is_home) as home,
      (select ${meetingJson} from meeting m where m.partner = ${code} and ${ahead} and ${known}
       order by m.held_on, m.ref limit 1) as meeting,
      (select ${meetingJson} from meeting m where m.partner = ${code} and m.life = 'held' and m.held_on <= ${by} and ${known}
         and m.id is distinct from ${meetingId}::uuid
       order by m.held_on desc nulls last, m.ref desc limit 1) as "lastMet",
      app.partner_withholds(c.code) as "isWithheld"
    from country c where c.code = ${code} and not c.is_home
      and (app.sees_all_partners() or c.code = any (app.my_partners()))`;
  if (frame === undefined) throw new AppError("not_found", "errors.notFound");
  if (meetingId !== null && frame.meeting === null) {
    throw new AppError("not_found", "errors.notFound");
  }
  return frame;
}

/** A meeting as a brief tells of it: heads of delegation with their titles as printed. */
const meetingJson = Prisma.sql`json_build_object(
  'id', m.id, 'ref', m.ref, 'title', m.title, 'marking', m.marking, 'releasableTo', coalesce(m.releasable_to, '{}')::text[], 'on', m.held_on,
  'precision', m.held_precision, 'type', m.type, 'place', m.place, 'nextRoundWords', m.next_round_words,
  'heads', (select coalesce(json_agg(json_build_object('name', x.name, 'title', x.title_as_printed, 'side', x.side) order by x.position), '[]')
    from participant x where x.meeting_id = m.id and x.is_head),
  'agenda', (select coalesce(json_agg(x.title order by x.position), '[]') from agenda_item x where x.meeting_id = m.id))`;

/** What the register says otherwise now than at an earlier moment. */
export async function readChanges(
  tx: Tx,
  partner: string,
  then: Moment,
  today: CalendarDate,
): Promise<Facts["changes"]> {
  const now: Moment = { asOf: today, knownAt: null, isOfDay: false };
  const rows = await tx.$queryRaw<Sized<Facts["changes"]["rows"][number]>[]>`
    ${changesSql(partner, then, now, TAKE)}`;
  return headOf(rows);
}
