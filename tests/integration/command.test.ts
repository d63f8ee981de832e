import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { publicActor } from "#domain/actor.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { recordAgency, reviseAgency } from "#features/agencies/commands.ts";
import { recordTopic, reviseTopic } from "#features/topics/commands.ts";
import { command } from "#server/command.ts";
import { contextFor } from "../database.ts";
import { checksums } from "../harness/checksums.ts";
import { agencyFields } from "../make/agency.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

let officer: Awaited<ReturnType<typeof makeUser>>;
let administrator: typeof officer;
const owner = () => process.env["DATABASE_URL_OWNER"] ?? "";

beforeAll(async () => {
  administrator = await makeUser("administrator");
  officer = await makeUser("officer");
});

const count = (sql: string, values: unknown[] = []): Promise<number> =>
  asOwner(async (client) => Number((await client.query(sql, values)).rows[0].count));

/** A write whose steps tell the order they ran in, and which adds a topic before its `fail` is asked. */
function watched(answers: { allow?: boolean; fail?: boolean } = {}) {
  const steps: string[] = [];
  const run = command({
    action: "topic.record",
    input: z.strictObject({ name: z.string() }).transform((value) => {
      steps.push("parse");
      return value;
    }),
    load: async (tx) => {
      steps.push("load");
      return tx.topic.count();
    },
    allow: () => {
      steps.push("allow");
      return answers.allow ?? true;
    },
    run: async ({ tx, input: { name } }) => {
      steps.push("run");
      const { id } = await tx.topic.create({ data: { name, slug: name } });
      if (answers.fail === true) throw new Error("after the write");
      return { id };
    },
  });
  return { run, steps };
}

describe("the steps", () => {
  test("run in their order: parse, load, allow, run", async () => {
    const { run, steps } = watched();
    await run(contextFor(administrator), { name: "in-order" });
    expect(steps).toEqual(["parse", "load", "allow", "run"]);
  });

  test("nothing is loaded for an input that is wrong", async () => {
    const { run, steps } = watched();
    await expect(run(contextFor(publicActor), { name: 1 })).rejects.toBeInstanceOf(z.ZodError);
    expect(steps).toEqual([]);
  });

  test("nothing is loaded for a role that may not try", async () => {
    const { run, steps } = watched();
    await expect(run(contextFor(officer), { name: "role" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(steps).toEqual(["parse"]);
  });

  test("what the policy refuses leaves no trace, not even the key of the request", async () => {
    const { run, steps } = watched({ allow: false });
    const before = await checksums(owner());
    await expect(run(contextFor(administrator), { name: "policy" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(steps).toEqual(["parse", "load", "allow"]);
    expect(await checksums(owner())).toEqual(before);
  });

  test("what fails after its write leaves no trace either, and no line in the audit", async () => {
    const { run, steps } = watched({ fail: true });
    const before = await checksums(owner());
    const ctx = contextFor(administrator);
    await expect(run(ctx, { name: "half" })).rejects.toThrow("after the write");
    expect(steps).toContain("run");
    expect(await checksums(owner())).toEqual(before);
    const lines = "select count(*) from audit_event where request_id = $1";
    expect(await count(lines, [ctx.requestId])).toBe(0);
  });

  test("a command called by another is undone with it", async () => {
    const outer = command({
      action: "topic.record",
      input: z.strictObject({}),
      allow: () => true,
      run: async ({ ctx }) => {
        await recordTopic(ctx, {
          name: "Inner topic",
          nameUr: null,
          parentId: null,
          slug: "inner",
        });
        throw new Error("the outer one failed");
      },
    });
    await expect(outer(contextFor(administrator), {})).rejects.toThrow("the outer one failed");
    expect(await count("select count(*) from topic where slug = 'inner'")).toBe(0);
  });
});

describe("one key, one effect", () => {
  test("of eight posts at once with one key, all get the one record that there is", async () => {
    for (let form = 0; form < 25; form += 1) {
      const name = `Agency of form ${form}`;
      const requestKey = uuidv7();
      const input = { ...agencyFields, isDistinct: true, name };
      const posts = Array.from({ length: 8 }, () =>
        recordAgency(contextFor(officer, { requestKey }), input),
      );
      const ids = new Set((await Promise.all(posts)).map(({ id }) => id));
      expect(ids.size).toBe(1);
      expect(await count("select count(*) from agency where name = $1", [name])).toBe(1);
    }
  });

  test("a key that was used for something else is refused", async () => {
    const ctx = contextFor(officer);
    const input = { ...agencyFields, isDistinct: true };
    await recordAgency(ctx, { ...input, name: "First of the key" });
    await expect(recordAgency(ctx, { ...input, name: "Second of the key" })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "errors.keyReused",
    });
    expect(await count("select count(*) from agency where name = 'Second of the key'")).toBe(0);
  });

  test("the same key of two people is two keys", async () => {
    const other = await makeUser("officer");
    const requestKey = uuidv7();
    const input = { ...agencyFields, isDistinct: true, name: "Key of two people" };
    const mine = await recordAgency(contextFor(officer, { requestKey }), input);
    const theirs = await recordAgency(contextFor(other, { requestKey }), input);
    expect(theirs.id).not.toBe(mine.id);
  });

  test("a key whose first try failed may be used again", async () => {
    const ctx = contextFor(administrator);
    await expect(watched({ fail: true }).run(ctx, { name: "retried" })).rejects.toThrow(
      "after the write",
    );
    await watched().run(ctx, { name: "retried" });
    expect(await count("select count(*) from topic where slug = 'retried'")).toBe(1);
  });
});

describe("two editors of one version", () => {
  const RACES = 200;

  test(`are never both told that they saved (${RACES} races)`, async () => {
    const other = await makeUser("administrator");
    const id = await makeTopic(administrator, "Raced for");
    const outcomes = { one: 0, both: 0, none: 0 };
    const refusals = new Set<string>();
    for (let version = 1; version <= RACES; version += 1) {
      const save = (actor: typeof officer, name: string) =>
        reviseTopic(contextFor(actor), { id, version, name, nameUr: null, parentId: null });
      const answers = await Promise.allSettled([
        save(administrator, `Mine ${version}`),
        save(other, `Theirs ${version}`),
      ]);
      const saved = answers.filter(({ status }) => status === "fulfilled").length;
      outcomes[saved === 1 ? "one" : saved === 2 ? "both" : "none"] += 1;
      for (const answer of answers) {
        if (answer.status === "rejected") refusals.add(answer.reason.messageKey);
      }
    }
    expect(outcomes).toEqual({ one: RACES, both: 0, none: 0 });
    expect([...refusals]).toEqual(["errors.stale"]);
  }, 60_000);

  test("the slower one is told so, and the record keeps what the faster one wrote", async () => {
    const { id } = await recordAgency(contextFor(officer), {
      ...agencyFields,
      isDistinct: true,
      name: "Edited twice",
    });
    const { isPlaceholder: _, ...fields } = agencyFields;
    const save = (name: string) =>
      reviseAgency(contextFor(officer), { ...fields, id, version: 1, name });
    await save("The faster");
    await expect(save("The slower")).rejects.toMatchObject({
      code: "stale",
      messageKey: "errors.stale",
    });
    const named = "select count(*) from agency where id = $1 and name = 'The faster'";
    expect(await count(named, [id])).toBe(1);
  });
});

test("every line of the audit names who, what and in which request", async () => {
  const ctx = contextFor(administrator);
  const { id } = await recordTopic(ctx, {
    name: "Audited",
    nameUr: null,
    parentId: null,
    slug: "audited",
  });
  const lines = await asOwner(
    async (client) =>
      (
        await client.query(
          "select user_id, action, table_name, op, record_id from audit_event where request_id = $1",
          [ctx.requestId],
        )
      ).rows,
  );
  expect(lines).toEqual([
    {
      user_id: administrator.id,
      action: "topic.record",
      table_name: "topic",
      op: "I",
      record_id: id,
    },
  ]);
  expect(await count("select count(*) from audit_event where action = 'unnamed'")).toBe(0);
});
