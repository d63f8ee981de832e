import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { type MeetingRow, meetingOf } from "#features/imports/kinds/meetings.ts";
import { isEditable, type RecordState } from "#features/meetings/rules.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk, type Tx } from "#server/db.ts";
import { heldFast } from "./held.ts";
import { json, referencesFor, standNew, trace } from "./known.ts";
import { isMapped, type Plan, planned, type StoredRecord, tracesOf } from "./planned.ts";
import type { Target, Writing } from "./target.ts";

type Details = Pick<
  MeetingRow,
  | "title"
  | "type"
  | "mode"
  | "heldOn"
  | "heldPrecision"
  | "untilOn"
  | "place"
  | "hostSide"
  | "life"
  | "lifeReason"
  | "summary"
>;
type Stored = StoredRecord &
  Details & { recordState: RecordState; topicIds: string[]; heads: Set<string> };
type Changes = { details: Details | null; topicIds: string[]; heads: MeetingRow["participants"] };
type ThisPlan = Plan<MeetingRow, Stored, Changes>;

const KIND = "meeting";

/** Meetings with the head of a delegation and their topics. */
export const meetings: Target<MeetingRow, ThisPlan> = {
  kind: KIND,
  goesAhead: true,
  read(cells, setting) {
    const key = cells.key();
    if (key === "") cells.refuse("key", "validation.required");
    const row = meetingOf(cells, setting);
    return row === null || cells.issues.length > 0 ? null : { key, row };
  },
  plan: (writing, rows) =>
    planned(writing, rows, {
      kind: KIND,
      stored: (ids, refs) => storedMeetings(writing.tx, ids, refs),
      changes: (stored, row) => changesOf(stored, row, isMapped(writing.mapping)),
      refusal: ({ recordState }) =>
        isEditable(recordState) ? null : "imports.problem.minutesFixed",
    }),
  async write(writing, plan) {
    const { fresh } = plan;
    const { tx } = writing;
    const { changed, late } = await heldFast(writing, KIND, plan.changed);
    const inserted = insert(writing, fresh);
    // Made while the database is at work.
    const parts = [
      ...fresh.map(({ id, row }) => ({ id, ...row, heads: row.participants })),
      ...changed.map(({ stored, changes }) => ({ ...stored, ...changes })),
    ];
    const heads = headsOf(parts);
    const topics = parts.flatMap(({ id, topicIds }) =>
      topicIds.map((topicId) => ({ id, topicId })),
    );
    await inserted;
    await update(tx, changed);
    await Promise.all([insertHeads(tx, heads), insertTopics(tx, topics)]);
    const ids = fresh.map(({ id }) => id);
    await Promise.all([
      standNew(tx, KIND, ids),
      trace(writing, KIND, tracesOf({ fresh, changed })),
    ]);
    return late;
  },
};

const headOf = ({ side, name }: { side: string; name: string | null }) => `${side} ${name}`;

async function storedMeetings(tx: Tx, ids: string[], refs: string[]): Promise<Stored[]> {
  const rows = await tx.meeting.findMany({
    where: { OR: [{ id: { in: ids } }, { ref: { in: refs } }] },
    select: {
      id: true,
      ref: true,
      partner: true,
      marking: true,
      version: true,
      recordState: true,
      title: true,
      type: true,
      mode: true,
      heldOn: true,
      heldPrecision: true,
      untilOn: true,
      place: true,
      hostSide: true,
      life: true,
      lifeReason: true,
      summary: true,
      topics: { select: { topicId: true } },
      participants: { select: { side: true, name: true }, where: { isHead: true } },
    },
  });
  return rows.map(({ topics, participants, partner, heldOn, untilOn, ...row }) => ({
    ...row,
    // Rows were parsed on the way in.
    partner: partner as CountryCode,
    heldOn: dayOrNull(heldOn),
    untilOn: dayOrNull(untilOn),
    topicIds: topics.map(({ topicId }) => topicId),
    heads: new Set(participants.map(headOf)),
  }));
}

const DETAILS = {
  title: "title",
  type: "type",
  mode: "mode",
  heldOn: "heldOn",
  heldPrecision: "heldOn",
  life: "life",
  lifeReason: "lifeReason",
  untilOn: "untilOn",
  place: "place",
  hostSide: "hostSide",
  summary: "summary",
} as const satisfies Record<keyof Details, string>;

function changesOf(
  stored: Stored,
  row: MeetingRow,
  says: (field: string) => boolean,
): Changes | null {
  const names = Object.keys(DETAILS) as (keyof Details)[];
  const details = Object.fromEntries(
    names.map((name) => [name, says(DETAILS[name]) ? row[name] : stored[name]]),
  ) as Details;
  const isSame = names.every((name) => details[name] === stored[name]);
  const topicIds = row.topicIds.filter((id) => !stored.topicIds.includes(id));
  // Each side has one head: another is not added beside the one on record.
  const heads = row.participants.filter(
    (one) => ![...stored.heads].some((head) => head.startsWith(`${one.side} `)),
  );
  if (isSame && topicIds.length === 0 && heads.length === 0) return null;
  return { details: isSame ? null : details, topicIds, heads };
}

async function insert({ tx, userId, setting }: Writing, fresh: ThisPlan["fresh"]): Promise<void> {
  if (fresh.length === 0) return;
  const yearOf = (on: CalendarDate | null) => Number((on ?? setting.today).slice(0, 4));
  const next = await referencesFor(
    tx,
    "MTG",
    fresh.map(({ row }) => ({ partner: row.partner, year: yearOf(row.heldOn) })),
  );
  const rows = fresh.map(({ id, row }) => ({
    ...row,
    // In tables of their own.
    participants: undefined,
    agenda: undefined,
    outcomes: undefined,
    topicIds: undefined,
    id,
    ref: next(row.partner, yearOf(row.heldOn)),
  }));
  await executeBulk(
    tx,
    Prisma.sql`
    insert into meeting (id, ref, partner, marking, releasable_to, type, mode, title, held_on, held_precision, until_on,
      time_zone, place, host_side, life, life_reason, summary, created_by_id, updated_at)
    select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.type::meeting_type, r.mode::meeting_mode,
      r.title, r."heldOn"::date, r."heldPrecision"::date_precision, r."untilOn"::date, r."timeZone", r.place,
      r."hostSide"::side, r.life::meeting_life, r."lifeReason", r.summary, ${userId}::uuid, now()
    from json_to_recordset(${json(rows)}) as r(id text, ref text, partner text, marking text, type text, mode text,
      title text, "heldOn" text, "heldPrecision" text, "untilOn" text, "timeZone" text, place text, "hostSide" text, life text,
      "lifeReason" text, summary text)`,
  );
}

async function update(tx: Tx, changed: ThisPlan["changed"]): Promise<void> {
  const rows = changed.flatMap(({ stored: { id }, changes: { details } }) =>
    details === null ? [] : [{ id, ...details }],
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update meeting m set title = r.title, type = r.type::meeting_type, mode = r.mode::meeting_mode,
      held_on = r."heldOn"::date, held_precision = r."heldPrecision"::date_precision, until_on = r."untilOn"::date,
      place = r.place, host_side = r."hostSide"::side, life = r.life::meeting_life, life_reason = r."lifeReason", summary = r.summary, version = m.version + 1, updated_at = now()
    from json_to_recordset(${json(rows)}) as r(id text, title text, type text, mode text, "heldOn" text,
      "heldPrecision" text, "untilOn" text, place text, "hostSide" text, life text, "lifeReason" text, summary text)
    where m.id = r.id::uuid`;
}

type Part = Pick<MeetingRow, "partner" | "marking"> & {
  id: string;
  heads: MeetingRow["participants"];
};

const headsOf = (parts: readonly Part[]) =>
  parts.flatMap(({ id, partner, marking, heads }) =>
    heads.map(({ side, name }) => ({ id: uuidv7(), meetingId: id, partner, marking, side, name })),
  );

async function insertHeads(tx: Tx, rows: ReturnType<typeof headsOf>): Promise<void> {
  if (rows.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into participant (id, partner, marking, meeting_id, side, name, is_head)
    select r.id::uuid, r.partner::char(2), r.marking::marking, r."meetingId"::uuid, r.side::side, r.name, true
    from json_to_recordset(${json(rows)}) as r(id text, partner text, marking text, "meetingId" text, side text, name text)`,
  );
}

async function insertTopics(
  tx: Tx,
  rows: readonly { id: string; topicId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into meeting_topic (meeting_id, topic_id)
    select r.id::uuid, r."topicId"::uuid from json_to_recordset(${json(rows)}) as r(id text, "topicId" text)
    on conflict do nothing`,
  );
}
