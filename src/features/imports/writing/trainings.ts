import "server-only";
import { uuidv7 } from "#domain/uuid.ts";
import { courseOf, type TrainingRow } from "#features/imports/kinds/trainings.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk } from "#server/db.ts";
import { agenciesFor, insertAgencies, type NewAgency } from "./agencies.ts";
import {
  type CourseChanges,
  courseChanges,
  type StoredCourse,
  storedCourses,
} from "./courses-stored.ts";
import { heldFast } from "./held.ts";
import { json, recordsByKey, referencesFor, standNew, trace, type Traced } from "./known.ts";
import { type New, type Plan, planned, tracesOf } from "./planned.ts";
import type { Prepared, Target, Writing } from "./target.ts";

type Programme = {
  id: string;
  row: TrainingRow;
  providerId: string | null;
  recipientId: string | null;
};
type ThisPlan = Plan<TrainingRow, StoredCourse, CourseChanges> & {
  /** Of each fresh course, by its id. */
  programmeOf: Map<string, string>;
  programmes: Programme[];
  agencies: NewAgency[];
  /** The programmes that courses come to or change in, for search and for undoing. */
  traces: Traced[];
};

/** Courses, with the programmes and the agencies that they bring along. */
export const trainings: Target<TrainingRow, ThisPlan> = {
  kind: "training",
  goesAhead: true,
  read(cells, setting) {
    const found = courseOf(cells, setting);
    return cells.issues.length > 0 ? null : found;
  },
  async plan(writing, rows) {
    const plan = await planned(writing, rows, {
      kind: "course",
      isKeyed: "id",
      stored: (ids, own) => storedCourses(writing.tx, ids, own),
      changes: courseChanges(writing.mapping),
    });
    return { ...plan, ...(await withProgrammes(writing, plan)) };
  },
  async write(writing, plan) {
    const { fresh } = plan;
    const { changed, late } = await heldFast(writing, "course", plan.changed);
    await insertAgencies(writing, plan.agencies);
    await insertProgrammes(writing, plan.programmes);
    await insertCourses(writing, plan);
    await updateCourses(writing, changed);
    await trace(writing, "training", plan.traces);
    await trace(writing, "course", tracesOf({ fresh, changed }));
    return late;
  },
};

type WithProgrammes = Omit<ThisPlan, "changed" | "updated" | "unchanged">;

/** Finds the programme of each new course, or makes it; a row whose agency cannot be told is refused. */
async function withProgrammes(
  writing: Writing,
  { fresh, changed }: Pick<ThisPlan, "fresh" | "changed">,
): Promise<WithProgrammes> {
  const { brought, mapping, setting, tx } = writing;
  const keys = fresh.map(({ row }) => row.programmeKey);
  const byKey = await recordsByKey(tx, mapping.register, "training", keys);
  const visible = await tx.training.findMany({
    where: { id: { in: [...byKey.values()] } },
    select: { id: true },
  });
  const isThere = new Set(visible.map(({ id }) => id));
  const partners = new Set(fresh.map(({ row }) => row.partner));
  const agencies = await agenciesFor(writing, [setting.home, ...partners]);
  const programmes: Programme[] = [];
  const programmeOf = new Map<string, string>();
  const traces: Traced[] = [];
  const traceOnce = ({ number, row }: Prepared<TrainingRow>, id: string, isNew: boolean) => {
    if (brought.has(`traced ${id}`)) return;
    brought.set(`traced ${id}`, id);
    const { programmeKey: key, partner, marking } = row;
    traces.push({ number, key, id, partner, marking, isNew });
  };

  const good: New<TrainingRow>[] = [];
  for (const prepared of fresh) {
    const { row, cells, id } = prepared;
    const place = `programme ${row.programmeKey}`;
    const stored = byKey.get(row.programmeKey) ?? "";
    const known = brought.get(place) ?? (isThere.has(stored) ? stored : undefined);
    const isNew = known === undefined;
    const programmeId = known ?? uuidv7();
    if (isNew) {
      const isHomes = row.providerSide === "home";
      const { partner, marking, provider, recipient } = row;
      const idOf = (field: string, name: string | null, isOurs: boolean) =>
        name &&
        agencies.idOf(cells, field, name, { country: isOurs ? setting.home : partner, marking });
      const providerId = idOf("provider", provider, isHomes);
      const recipientId = idOf("recipient", recipient, !isHomes);
      if (cells.issues.length > 0) continue;
      programmes.push({ id: programmeId, row, providerId, recipientId });
      brought.set(place, programmeId);
    }
    programmeOf.set(id, programmeId);
    traceOnce(prepared, programmeId, isNew);
    good.push(prepared);
  }
  for (const { prepared, stored } of changed) traceOnce(prepared, stored.trainingId, false);
  return {
    fresh: good,
    created: good.length,
    alongside: { programmes: programmes.length, agencies: agencies.fresh.length },
    programmes,
    programmeOf,
    agencies: agencies.fresh,
    traces,
  };
}

async function insertProgrammes({ tx, setting }: Writing, programmes: Programme[]): Promise<void> {
  if (programmes.length === 0) return;
  // Counted in the year of the first course that the file tells of.
  const yearOf = ({ course }: TrainingRow) =>
    Number((course.startsOn ?? setting.today).slice(0, 4));
  const wanted = programmes.map(({ row }) => ({ partner: row.partner, year: yearOf(row) }));
  const next = await referencesFor(tx, "TRN", wanted);
  const rows = programmes.map(({ id, row, providerId, recipientId }) => ({
    id,
    ref: next(row.partner, yearOf(row)),
    partner: row.partner,
    marking: row.marking,
    title: row.title,
    providerSide: row.providerSide,
    mode: row.mode,
    providerId,
    recipientId,
    topicIds: row.topicIds,
  }));
  await executeBulk(
    tx,
    Prisma.sql`
    insert into training (id, ref, partner, marking, releasable_to, title, provider_side, provider_id, mode, updated_at)
    select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.title, r."providerSide"::side,
      r."providerId"::uuid, r.mode::delivery_mode, now()
    from json_to_recordset(${json(rows)}) as r(id text, ref text, partner text, marking text, title text,
      "providerSide" text, "providerId" text, mode text)`,
  );
  await executeBulk(
    tx,
    Prisma.sql`
    insert into training_recipient (training_id, agency_id)
    select r.id::uuid, r."recipientId"::uuid
    from json_to_recordset(${json(rows)}) as r(id text, "recipientId" text) where r."recipientId" is not null`,
  );
  await executeBulk(
    tx,
    Prisma.sql`
    insert into training_topic (training_id, topic_id)
    select distinct r.id::uuid, t.id::uuid
    from json_to_recordset(${json(rows)}) as r(id text, "topicIds" text[]) cross join unnest(r."topicIds") as t(id)`,
  );
  await standNew(
    tx,
    "training",
    rows.map(({ id }) => id),
  );
}

async function insertCourses({ tx }: Writing, plan: ThisPlan): Promise<void> {
  if (plan.fresh.length === 0) return;
  const rows = plan.fresh.map(({ id, row: { course, partner, marking } }) => ({
    ...course,
    id,
    trainingId: plan.programmeOf.get(id),
    partner,
    marking,
  }));
  await executeBulk(
    tx,
    Prisma.sql`
    insert into course (id, partner, marking, training_id, title, starts_on, starts_precision, ends_on, ends_precision,
      place, seats, nominated, attended, completed, note, updated_at)
    select r.id::uuid, r.partner::char(2), r.marking::marking, r."trainingId"::uuid, r.title, r."startsOn"::date,
      r."startsPrecision"::date_precision, r."endsOn"::date, r."endsPrecision"::date_precision, r.place, r.seats,
      r.nominated, r.attended, r.completed, r.note, now()
    from json_to_recordset(${json(rows)}) as r(id text, partner text, marking text, "trainingId" text, title text,
      "startsOn" text, "startsPrecision" text, "endsOn" text, "endsPrecision" text, place text, seats int, nominated int, attended int, completed int, note text)`,
  );
}

async function updateCourses({ tx }: Writing, changed: ThisPlan["changed"]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ stored: { id }, changes }) => ({ id, ...changes }));
  await executeBulk(
    tx,
    Prisma.sql`
    update course c set title = r.title, starts_on = r."startsOn"::date, starts_precision = r."startsPrecision"::date_precision,
      ends_on = r."endsOn"::date, ends_precision = r."endsPrecision"::date_precision, place = r.place,
      seats = r.seats, nominated = r.nominated, attended = r.attended, completed = r.completed, note = r.note, version = c.version + 1, updated_at = now()
    from json_to_recordset(${json(rows)}) as r(id text, title text, "startsOn" text, "startsPrecision" text,
      "endsOn" text, "endsPrecision" text, place text, seats int, nominated int, attended int, completed int, note text)
    where c.id = r.id::uuid`,
  );
}
