import "server-only";
import { uuidv7 } from "#domain/uuid.ts";
import { agreementOf, type AgreementRow } from "#features/imports/kinds/agreements.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk } from "#server/db.ts";
import { changesOf, type Stored, storedAgreements } from "./agreements-stored.ts";
import { heldFast } from "./held.ts";
import { json, referencesFor, standNew, trace } from "./known.ts";
import { type Plan, planned, tracesOf } from "./planned.ts";
import type { Target, Writing } from "./target.ts";

type Changes = NonNullable<ReturnType<typeof changesOf>>;
type ThisPlan = Plan<AgreementRow, Stored, Changes>;

const KIND = "agreement";

/** Agreements with their topics and what happened to them. */
export const agreements: Target<AgreementRow, ThisPlan> = {
  kind: KIND,
  goesAhead: true,
  read(cells, setting) {
    const key = cells.key();
    if (key === "") cells.refuse("key", "validation.required");
    const row = agreementOf(cells, setting);
    return row === null || cells.issues.length > 0 ? null : { key, row };
  },
  plan: (writing, rows) =>
    planned(writing, rows, {
      kind: KIND,
      stored: (ids, refs) => storedAgreements(writing.tx, ids, refs),
      changes: (stored, row) => changesOf(stored, row, writing.mapping),
    }),
  async write(writing, plan) {
    const { fresh } = plan;
    const { changed, late } = await heldFast(writing, KIND, plan.changed);
    await insert(writing, fresh);
    await update(writing, changed);
    await trace(writing, KIND, tracesOf({ fresh, changed }));
    return late;
  },
};

const yearOf = ({ actions }: AgreementRow, today: string): number => {
  const days = actions.flatMap(({ happenedOn }) => (happenedOn === null ? [] : [happenedOn]));
  return Number((days.toSorted()[0] ?? today).slice(0, 4));
};

async function insert({ tx, userId, setting }: Writing, fresh: ThisPlan["fresh"]): Promise<void> {
  if (fresh.length === 0) return;
  const placed = fresh.map(({ id, row }) => ({ id, row, year: yearOf(row, setting.today) }));
  const next = await referencesFor(
    tx,
    "AGR",
    placed.map(({ row, year }) => ({ partner: row.partner, year })),
  );
  const rows = placed.map(({ id, row, year }) => ({
    id,
    ref: next(row.partner, year),
    partner: row.partner,
    marking: row.marking,
    title: row.title,
    instrument: row.instrument,
    binding: row.binding,
    counterpart: row.counterpart,
    money: row.money,
    summary: row.summary,
    endsOn: row.endsOn,
  }));
  await executeBulk(
    tx,
    Prisma.sql`
    insert into agreement (id, ref, partner, marking, releasable_to, title, instrument, binding, counterpart, money, summary, ends_on,
      created_by_id, updated_at)
    select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.title, r.instrument::instrument_type,
      r.binding::binding, r.counterpart::counterpart, r.money::money_involved, r.summary, r."endsOn"::date, ${userId}::uuid, now()
    from json_to_recordset(${json(rows)}) as r(id text, ref text, partner text, marking text, title text,
      instrument text, binding text, counterpart text, money text, summary text, "endsOn" text)`,
  );
  await Promise.all([
    insertTopics(
      tx,
      fresh.flatMap(({ id, row }) =>
        [...new Set(row.topicIds)].map((topicId) => ({ id, topicId })),
      ),
    ),
    insertActions(
      tx,
      fresh.flatMap(({ id, row }) => actionRows(id, row, row.actions)),
    ),
  ]);
  await standNew(
    tx,
    KIND,
    fresh.map(({ id }) => id),
  );
}

async function update({ tx }: Writing, changed: ThisPlan["changed"]): Promise<void> {
  const rows = changed.flatMap(({ stored, changes: { details } }) =>
    details === null ? [] : [{ id: stored.id, version: stored.version, ...details }],
  );
  if (rows.length > 0) {
    await executeBulk(
      tx,
      Prisma.sql`
      update agreement a set title = r.title, instrument = r.instrument::instrument_type, binding = r.binding::binding,
        counterpart = r.counterpart::counterpart, money = r.money::money_involved, summary = r.summary, ends_on = r."endsOn"::date, version = a.version + 1, updated_at = now()
      from json_to_recordset(${json(rows)}) as r(id text, title text, instrument text, binding text, counterpart text, money text,
        summary text, "endsOn" text)
      where a.id = r.id::uuid`,
    );
  }
  await insertTopics(
    tx,
    changed.flatMap(({ stored: { id }, changes }) =>
      changes.topicIds.map((topicId) => ({ id, topicId })),
    ),
  );
  await insertActions(
    tx,
    changed.flatMap(({ stored, changes }) => actionRows(stored.id, stored, changes.actions)),
  );
}

type Marked = Pick<AgreementRow, "partner" | "marking">;

const actionRows = (
  agreementId: string,
  { partner, marking }: Marked,
  actions: AgreementRow["actions"],
) =>
  actions.map(({ type, happenedOn, happenedPrecision, place }) => ({
    id: uuidv7(),
    agreementId,
    partner,
    marking,
    type,
    happenedOn,
    precision: happenedPrecision,
    place,
  }));

async function insertActions(
  tx: Writing["tx"],
  rows: ReturnType<typeof actionRows>,
): Promise<void> {
  if (rows.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into agreement_action (id, partner, marking, agreement_id, type, happened_on, precision, place)
    select r.id::uuid, r.partner::char(2), r.marking::marking, r."agreementId"::uuid, r.type::agreement_action_type,
      r."happenedOn"::date, r.precision::date_precision, r.place
    from json_to_recordset(${json(rows)}) as r(id text, partner text, marking text, "agreementId" text, type text,
      "happenedOn" text, precision text, place text)`,
  );
}

async function insertTopics(
  tx: Writing["tx"],
  rows: readonly { id: string; topicId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into agreement_topic (agreement_id, topic_id)
    select r.id::uuid, r."topicId"::uuid from json_to_recordset(${json(rows)}) as r(id text, "topicId" text)
    on conflict do nothing`,
  );
}
