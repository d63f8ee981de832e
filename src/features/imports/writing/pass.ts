import "server-only";
import { setImmediate } from "node:timers/promises";
import { decodeMessage } from "#domain/message.ts";
import { cellsReader } from "#features/imports/kinds/cells.ts";
import { keysOfFile } from "#features/imports/kinds/identity.ts";
import type { Table } from "#features/imports/reading/table.ts";
import { homeAdvice } from "../advice.ts";
import { type Counts, type Issue, noCounts } from "../views.ts";
import { planAnew } from "./known.ts";
import type { Late, Prepared, Target, Writing, Written } from "./target.ts";

const ROWS_AT_A_BREATH = 20;
/** More are counted, but not told one by one. */
const MAX_ISSUES = 20_000;

type Pass = {
  writing: Writing;
  table: Table;
  /** Whether good rows are written. A dry run goes the same way and writes nothing. */
  writes: boolean;
  /** Whether bad rows are left out; else the first of them ends the writing, and the rest is only checked. */
  skipsBad: boolean;
  onProgress: (done: number) => Promise<void>;
};

/** What a statement says that comes after one that failed. */
const isConsequence = (error: unknown) => String(error).includes("transaction is aborted");

/**
 * Writes while the next rows are read, so many batches at a time: the database has the statements of the second before it
 * is done with the first, and never waits for us. Of what fails the cause is told, whoever meets its consequences first.
 */
function penOf(batches: number) {
  const causes: unknown[] = [];
  let writing: readonly Promise<void>[] = [];

  const isDown = async (): Promise<void> => {
    await Promise.all(writing);
    if (causes.length > 0) throw causes.find((error) => !isConsequence(error)) ?? causes[0];
  };
  return {
    isDown,
    /** Until another batch may be written. */
    async isFree(): Promise<void> {
      if (writing.length === batches) {
        await writing[0];
        writing = writing.slice(1);
      }
      if (causes.length > 0) await isDown();
    },
    /** What is read beside the writing. */
    async reads<T>(reading: Promise<T>): Promise<T> {
      try {
        return await reading;
      } catch (error) {
        causes.push(error);
        await isDown();
        throw error;
      }
    },
    write(work: () => Promise<void>): void {
      writing = [...writing, work().catch((error: unknown) => void causes.push(error))];
    },
  };
}

/**
 * Reads a table once, some rows at a time: each is read by the mapping and the schema of its form, looked up,
 * and written if it may be. What is kept in memory is the keys and the problems.
 */
export async function passThrough<Row, Plan extends Written>(
  target: Target<Row, Plan>,
  { writing, table, writes, skipsBad, onProgress }: Pass,
): Promise<{ counts: Counts; issues: Issue[] }> {
  const counts = noCounts();
  const issues: Issue[] = [];
  const read = cellsReader(writing.mapping, table.head, writing.setting);
  const isFirst = keysOfFile();
  let beatAt = Date.now();
  let plannedFor = 0;
  const pen = penOf(target.goesAhead === true ? 4 : 1);

  const tellRefused = (wrong: readonly Issue[]): void => {
    const [first] = wrong;
    if (first === undefined) return;
    counts.refused += 1;
    const { key } = decodeMessage(first.message);
    counts.reasons[key] = (counts.reasons[key] ?? 0) + 1;
  };
  /** What was counted as written, and was not. */
  const takeLate = (late: readonly Late[]): void => {
    for (const { cells, isNew } of late) {
      counts[isNew ? "created" : "updated"] -= 1;
      if (issues.length < MAX_ISSUES) issues.push(...cells.issues);
      tellRefused(cells.issues);
    }
  };

  for await (const rows of table.rows()) {
    const all = rows.map(read);
    const good: Prepared<Row>[] = [];
    for (const [index, cells] of all.entries()) {
      // Lets the statements of the rows before go on while these are read.
      if (index % ROWS_AT_A_BREATH === 0) await setImmediate();
      cells.refuseUncalculated();
      const found = cells.issues.length > 0 ? null : target.read(cells, writing.setting);
      if (found === null || !isFirst(cells, found)) continue;
      good.push({ number: cells.number, key: found.key, row: found.row, cells });
    }
    await pen.isFree();
    const plan = await pen.reads(target.plan(writing, good));
    for (const { issues: wrong, notes } of all) {
      counts.read += 1;
      counts.notes += notes.length;
      for (const { message } of wrong.length > 0 ? [] : notes) {
        const { key } = decodeMessage(message);
        counts.noted[key] = (counts.noted[key] ?? 0) + 1;
      }
      if (issues.length < MAX_ISSUES) issues.push(...wrong, ...notes);
      tellRefused(wrong);
    }
    counts.created += plan.created;
    counts.updated += plan.updated;
    counts.unchanged += plan.unchanged;
    for (const [name, count] of Object.entries(plan.alongside)) {
      counts.alongside[name] = (counts.alongside[name] ?? 0) + count;
    }
    if (writes && (skipsBad || counts.refused === 0)) {
      const hasDoubled = counts.created > plannedFor * 2;
      if (hasDoubled) plannedFor = counts.created;
      pen.write(async () => {
        takeLate((await target.write(writing, plan)) ?? []);
        if (hasDoubled) await planAnew(writing.tx);
      });
    }
    if (Date.now() - beatAt > 700) {
      beatAt = Date.now();
      await onProgress(counts.read);
    }
  }
  await pen.isDown();
  await onProgress(counts.read);
  counts.advice = homeAdvice(counts, writing.setting);
  // What was refused late stands with its row.
  return { counts, issues: issues.toSorted((a, b) => a.row - b.row) };
}
