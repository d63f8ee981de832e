import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDate, earliest } from "#domain/calendar-date.ts";
import { DATE_PRECISIONS, firstDayOf, lastDayOf } from "#domain/date-precision.ts";
import { isPromise } from "#domain/wording-strength.ts";
import { isPendingMou, isSigned, stateOn } from "#features/agreements/rules.ts";
import { daysInStage, isOverTarget, stageOn } from "#features/agreements/stages.ts";
import { recordCommitment, reportProgress } from "#features/commitments/commands.ts";
import {
  daysOverdue,
  freshness,
  isDueSoon,
  isOpenStatus,
  isOverdue,
  lastEvidenceOn,
  updateOn,
  wasMadeBy,
} from "#features/commitments/rules.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { commitmentFields } from "../make/commitment.ts";
import {
  type AgreementHistory,
  anyQuestion,
  type CommitmentHistory,
  historyOfAgreement,
  historyOfCommitment,
} from "../make/histories.ts";
import { storeHistories } from "../make/history-rows.ts";
import { asOwner, makeUser } from "../make/user.ts";

const HISTORIES = 1500;
const QUESTIONS = 12;
const SEED = 20261122;

/** West and east of Greenwich, with and without summer time. */
const ZONES = ["Asia/Karachi", "Pacific/Auckland", "America/New_York", "UTC"];
const homeZone = process.env["TZ"];

const viewer = await makeUser("officer");
const some = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
  fc.sample(arbitrary, { numRuns, seed: SEED });
const byId = <T extends { id: string }>(all: readonly T[]) => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];
const commitments = byId(some(historyOfCommitment, HISTORIES));
const agreements = byId(some(historyOfAgreement, HISTORIES));
const questions = some(anyQuestion, QUESTIONS);

beforeAll(async () => {
  await asOwner(async (client) => {
    // The generated histories go further than the register lets anybody: the rules must agree there, too.
    await client.query(`
      alter table commitment drop constraint commitment_due_after_made;
      alter table status_update drop constraint status_not_ahead`);
    await storeHistories(client, viewer.id, commitments, agreements);
  });
}, 120_000);

afterAll(async () => {
  process.env["TZ"] = homeZone;
  await disconnect();
});

describe.each(ZONES)("in %s", (zone) => {
  beforeAll(() => {
    process.env["TZ"] = zone;
  });

  test("this process and its database session are there", async () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const [row] = await ask<{ zone: string }>(
      zone,
      Prisma.sql`select current_setting('TimeZone') as zone`,
    );
    expect(row?.zone).toBe(zone);
  });

  test("SQL and rules know the same first and last days of a date", async () => {
    const days = Array.from({ length: 800 }, (_, index) => addDays(day("2023-11-15"), index));
    const pairs = days.flatMap((on) => DATE_PRECISIONS.map((precision) => ({ on, precision })));
    const rows = await ask<{ on: string; precision: string; first: string; last: string }>(
      zone,
      Prisma.sql`
        select d::text as "on", p as precision, app.first_day(d, p)::text as first, app.last_day(d, p)::text as last
        from unnest(${days}::date[]) with ordinality as given(d, n), unnest(enum_range(null::date_precision)) as p
        order by n, p`,
    );
    expect(rows).toEqual(
      pairs.map(({ on, precision }) => ({
        on,
        precision,
        first: firstDayOf(on, precision),
        last: lastDayOf(on, precision),
      })),
    );
  });

  test.each(questions)(
    "commitments stand alike as of $asOf, known at $knownAt",
    async (question) => {
      const rows = await ask<{ id: string }>(
        zone,
        Prisma.sql`
        select commitment_id as id, status, status_on::text, is_open, is_promise, due_last_day::text,
          is_overdue, is_due_soon, days_overdue, last_evidence_on::text, freshness
        from app.commitment_state(${question.asOf}::date, ${instant(question.knownAt)}::timestamptz)`,
      );
      const expected = commitments
        .filter(
          ({ createdAt, made }) => isKnown(createdAt, question) && wasMadeBy(made, question.asOf),
        )
        .map((commitment) => commitmentState(commitment, question));
      expect(rows.length).toBeGreaterThan(0);
      expect(sorted(rows)).toEqual(sorted(expected));
    },
  );

  test.each(questions)(
    "agreements stand alike as of $asOf, known at $knownAt",
    async (question) => {
      const rows = await ask<{ id: string }>(
        zone,
        Prisma.sql`
        select agreement_id as id, state, is_signed, signed_on::text, in_force_on::text, is_pending_mou,
          stage, stage_entered_on::text, days_in_stage, target_days, is_over_target,
          pipeline_entered_on::text, pipeline_days
        from app.agreement_state(${question.asOf}::date, ${instant(question.knownAt)}::timestamptz)`,
      );
      const expected = agreements
        .filter(({ createdAt }) => isKnown(createdAt, question))
        .map((agreement) => agreementState(agreement, question));
      expect(rows.length).toBeGreaterThan(0);
      expect(sorted(rows)).toEqual(sorted(expected));
    },
  );

  test.each(["2024-02-29", "2025-12-31", "2026-01-01", "2026-03-29"])(
    "%s comes back from the commands as it went in",
    async (on) => {
      const now = new Date("2026-10-25T23:30:00Z");
      const ctx = () => contextFor(viewer, { now });
      const dates = { madeOn: on, madePrecision: "day", dueOn: on, duePrecision: "after" };
      const { id } = await recordCommitment(ctx(), { ...commitmentFields, ...dates });
      const update = { status: "limited", note: null, blocker: null, nextStep: null };
      const report = { commitmentId: id, effectiveOn: on, sourceId: null, ...update };
      const { id: updateId } = await reportProgress(ctx(), report);
      const [row] = await ask(
        zone,
        Prisma.sql`
          select c.made_on::text as made, c.due_on::text as due, u.effective_on::text as effective, c.ref like ${`COM-GB-${on.slice(0, 4)}-%`} as counted
          from commitment c join status_update u on u.commitment_id = c.id and u.id = ${updateId}::uuid where c.id = ${id}::uuid`,
      );
      expect(row).toEqual({ made: on, due: on, effective: on, counted: true });
      await asOwner((client) =>
        client.query(`
          alter table status_update disable trigger append_only;
          delete from status_update where id = '${updateId}';
          delete from commitment where id = '${id}';
          alter table status_update enable trigger append_only`),
      );
    },
  );
});

type Question = (typeof questions)[number];

/** As the viewer, with the database session in the zone as well. */
function ask<Row>(zone: string, sql: Prisma.Sql): Promise<Row[]> {
  return withViewer(viewer, async (tx) => {
    await tx.$executeRaw`select set_config('TimeZone', ${zone}, true)`;
    return tx.$queryRaw<Row[]>(sql);
  });
}

const instant = (at: Date | null) => at?.toISOString() ?? "infinity";
const isKnown = (at: Date, { knownAt }: Question) => knownAt === null || at <= knownAt;
const sorted = <T extends { id: string }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const day = (text: string) => calendarDate.parse(text);

function commitmentState(commitment: CommitmentHistory, { asOf, knownAt }: Question) {
  const { id, made, due, updates, strength } = commitment;
  const update = updateOn(updates, asOf, knownAt);
  const status = update?.status ?? "no_evidence";
  const promised = { status, due };
  const saidOn = made && firstDayOf(made.on, made.precision);
  const evidenceOn = lastEvidenceOn(updates, saidOn === null ? [] : [saidOn], asOf, knownAt);
  return {
    id,
    status,
    is_open: isOpenStatus(status),
    is_promise: isPromise(strength),
    status_on: update?.effectiveOn ?? null,
    due_last_day: due && lastDayOf(due.on, due.precision),
    is_overdue: isOverdue(promised, asOf),
    is_due_soon: isDueSoon(promised, asOf),
    days_overdue: daysOverdue(promised, asOf) || null,
    last_evidence_on: evidenceOn,
    freshness: freshness(evidenceOn, asOf),
  };
}

function agreementState(agreement: AgreementHistory, { asOf, knownAt }: Question) {
  const { id, actions, stages: entries, targetDays } = agreement;
  const entry = stageOn(entries, asOf, knownAt);
  const known = (at: Date) => isKnown(at, { asOf, knownAt });
  const days = entry && daysInStage(entry, asOf);
  const entered = earliest(
    entries
      .filter(({ enteredOn, recordedAt }) => enteredOn <= asOf && known(recordedAt))
      .map(({ enteredOn }) => enteredOn),
  );
  const firstOf = (type: string) =>
    earliest(
      actions
        .filter((action) => action.type === type && known(action.recordedAt))
        .map(({ happenedOn }) => happenedOn)
        .filter((on): on is CalendarDate => on !== null && on <= asOf),
    );
  return {
    id,
    state: stateOn(agreement, asOf, knownAt),
    is_signed: isSigned(actions, asOf, knownAt),
    signed_on: firstOf("signed"),
    in_force_on: firstOf("in_force"),
    is_pending_mou: isPendingMou(agreement, asOf, knownAt),
    stage: entry?.stage ?? null,
    stage_entered_on: entry?.enteredOn ?? null,
    days_in_stage: days,
    target_days: entry && targetDays,
    is_over_target: days !== null && isOverTarget(days, targetDays),
    pipeline_entered_on: entered,
    pipeline_days: entered && daysInStage({ enteredOn: entered }, asOf),
  };
}
