import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Mapping } from "../schema.ts";
import { passThrough } from "./pass.ts";
import type { Target, Writing } from "./target.ts";

const mapping = { kind: "meeting", columns: {}, constants: {}, words: {} } as unknown as Mapping;
// Nothing here asks the database: what is planned and written is the target's affair.
const writing = { mapping, setting: { home: "PK", writtenBy: null } } as unknown as Writing;
const NOTHING = { created: 0, updated: 0, unchanged: 0, alongside: {} };

/** A file of so many batches of one row. */
function fileOf(batches: number) {
  return {
    sheets: [],
    sheet: null,
    head: [],
    async *rows() {
      for (let number = 1; number <= batches; number += 1) {
        await setTimeout(1);
        yield [{ number, cells: [] }];
      }
    },
  };
}

const onProgress = () => Promise.resolve();

type Work = Pick<Target<number, typeof NOTHING>, "plan" | "write">;
const passing = (batches: number, goesAhead: boolean, { plan, write }: Work) => {
  const target: Target<number, typeof NOTHING> = {
    kind: "meeting",
    goesAhead,
    read: ({ number }) => ({ key: String(number), row: number }),
    plan,
    write,
  };
  const table = fileOf(batches);
  return passThrough(target, { writing, table, writes: true, skipsBad: true, onProgress });
};

const aborted = () => new Error("current transaction is aborted, commands ignored");

describe("batches of a file", () => {
  test.each([
    { goesAhead: true, most: 4 },
    { goesAhead: false, most: 1 },
  ])("are on their way $most at a time, ahead: $goesAhead", async ({ goesAhead, most }) => {
    const open = Promise.withResolvers<void>();
    let writes = 0;
    let seen = 0;
    let planned = 0;
    const pass = passing(8, goesAhead, {
      async plan() {
        planned = Math.max(planned, writes);
        return NOTHING;
      },
      async write() {
        writes += 1;
        seen = Math.max(seen, writes);
        await open.promise;
        writes -= 1;
      },
    });
    await expect.poll(() => writes).toBe(most);
    // Time in which one more could begin.
    await setTimeout(20);
    open.resolve();
    await pass;
    expect({ seen, planned, writes }).toEqual({ seen: most, planned: most - 1, writes: 0 });
  });

  test("that fail tell the cause, whichever statement hears of its consequence first", async () => {
    const cause = new Error("a key that is there already");
    const second = Promise.withResolvers<void>();
    let plans = 0;
    const pass = passing(5, true, {
      async plan() {
        plans += 1;
        if (plans >= 3) throw aborted();
        return NOTHING;
      },
      async write() {
        if (plans === 1) {
          await second.promise;
          throw aborted();
        }
        second.resolve();
        await setTimeout(20);
        throw cause;
      },
    });
    await expect(pass).rejects.toBe(cause);
  });

  test("that fail to be planned end the pass when those before are written", async () => {
    const cause = new Error("no such column");
    let written = 0;
    const pass = passing(3, true, {
      async plan(_: Writing, [row]) {
        if (row?.number === 3) throw cause;
        return NOTHING;
      },
      async write() {
        await setTimeout(20);
        written += 1;
      },
    });
    await expect(pass).rejects.toBe(cause);
    expect(written).toBe(2);
  });
});
