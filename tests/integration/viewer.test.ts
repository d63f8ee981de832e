import { Client } from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { publicActor } from "#domain/actor.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk, type Tx, withViewer } from "#server/db.ts";
import { asOwner, makeUser } from "../make/user.ts";

const PARTNERS = ["GB", "US", "TR", "CN"] as const;
const RECORDS_EACH = 5;
let people: { actor: Actor; sees: string[] }[];
let sources: { id: string; partner: string }[];

/** One person per partner, confined to it, and records of each partner. */
beforeAll(async () => {
  const author = await makeUser("manager");
  people = await Promise.all(
    PARTNERS.map(async (partner) => ({
      actor: await makeUser("officer", { partners: [partner] }),
      sees: [partner],
    })),
  );
  sources = await asOwner(async (client) => {
    const { rows } = await client.query(
      `insert into source (id, ref, partner, kind, title, text, sha256, created_by_id, updated_at)
       select gen_random_uuid(), 'SRC-' || p || n, p, 'note', 'About ' || p, 'Text ' || p || n,
         encode(sha256(convert_to(p || n, 'UTF8')), 'hex'), $1, now()
       from unnest($2::text[]) p, generate_series(1, $3) n returning id, partner`,
      [author.id, PARTNERS, RECORDS_EACH],
    );
    return rows;
  });
});

const partnersSeen = (actor: Actor) =>
  withViewer(actor, async (tx) => {
    const found = await tx.source.findMany({ select: { partner: true } });
    return [...new Set(found.map(({ partner }) => partner))];
  });

/** What the person of this number sees, on a connection that others may just have failed on. */
async function askAmongFailures(index: number): Promise<{ mine: string[]; seen: string[] }> {
  const person = people[index % people.length];
  if (person === undefined) throw new Error("nobody");
  if (index % 11 === 0) {
    // A statement that fails in the middle, on a connection that others will be given.
    await withViewer(person.actor, (tx) => tx.$queryRaw`select 1 / 0`).catch(() => null);
  }
  if (index % 97 === 0) {
    await withViewer(person.actor, async (tx) => {
      await tx.$executeRaw`set local statement_timeout = 5`;
      return tx.$queryRaw`select pg_sleep(1)::text`;
    }).catch(() => null);
  }
  return { mine: person.sees, seen: await partnersSeen(person.actor) };
}

describe("a transaction belongs to one viewer", () => {
  test("a thousand at once, with failures and time-outs among them, never see another's records", async () => {
    const answers: { mine: string[]; seen: string[] }[] = [];
    // In waves that the pool can serve, so that a slow machine does not turn it into a test of time-outs.
    for (let wave = 0; wave < 20; wave += 1) {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 50 }, (_, index) => askAmongFailures(wave * 50 + index)),
      );
      answers.push(
        ...outcomes.filter((one) => one.status === "fulfilled").map(({ value }) => value),
      );
    }
    expect(answers.length).toBeGreaterThan(900);
    expect(answers.filter(({ mine, seen }) => seen.join() !== mine.join())).toEqual([]);
  }, 120_000);

  test("two viewers looking up the same ids in one tick are not batched together", async () => {
    const answers = await Promise.all(
      sources.flatMap(({ id, partner }) =>
        people.map(async ({ actor, sees }) => {
          const found = await withViewer(actor, (tx) => tx.source.findUnique({ where: { id } }));
          return (found !== null) === sees.includes(partner);
        }),
      ),
    );
    expect(answers).toHaveLength(sources.length * people.length);
    expect(answers.every(Boolean)).toBe(true);
  });

  test("the public has none", async () => {
    await expect(partnersSeen(publicActor)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a read that asks nothing, or fails before it asks, holds nothing back from the next", async () => {
    // More than the pool has connections, so that the next is given one of theirs.
    const without = Array.from({ length: 40 }, (_, index) =>
      withViewer(people[0]?.actor ?? publicActor, () =>
        index % 2 === 0 ? Promise.resolve("nothing") : Promise.reject(new Error("no wish")),
      ).catch((error: unknown) => (error instanceof Error ? error.message : "")),
    );
    expect(new Set(await Promise.all(without))).toEqual(new Set(["nothing", "no wish"]));
    const seen = await Promise.all(people.map(({ actor }) => partnersSeen(actor)));
    expect(seen).toEqual(people.map(({ sees }) => sees));
  });

  test("a read cannot write", async () => {
    const [person] = people;
    if (person === undefined) throw new Error("nobody");
    await expect(
      withViewer(person.actor, (tx) => tx.source.updateMany({ data: { title: "changed" } })),
    ).rejects.toThrow(/read-only/);
  });

  test("a statement in bulk is the transaction's: it sees, writes and fails with it, and ends with it", async () => {
    const [person] = people;
    if (person === undefined) throw new Error("nobody");
    const rename = Prisma.sql`update source set title = ${"In bulk"}`;
    const inBulk = async (tx: Tx) => {
      await executeBulk(tx, rename);
      const changed = await tx.source.count({ where: { title: "In bulk" } });
      throw new Error(`${changed} changed`);
    };
    const write = { mode: "write", action: "test", requestId: "test" } as const;
    await expect(withViewer(person.actor, inBulk, write)).rejects.toThrow(
      `${RECORDS_EACH} changed`,
    );
    await expect(withViewer(person.actor, inBulk)).rejects.toThrow(/read-only/);
    const after = await withViewer(person.actor, async (tx) => {
      expect(await tx.source.count({ where: { title: "In bulk" } })).toBe(0);
      return tx;
    });
    await expect(executeBulk(after, rename)).rejects.toMatchObject({ code: "unavailable" });
  });

  test("rights taken away count with the next transaction", async () => {
    const leaver = await makeUser("officer", { partners: ["GB", "US"] });
    expect(await partnersSeen(leaver)).toEqual(expect.arrayContaining(["GB", "US"]));
    await asOwner((client) =>
      client.query("delete from user_partner where user_id = $1 and partner = 'US'", [leaver.id]),
    );
    expect(await partnersSeen(leaver)).toEqual(["GB"]);
    await asOwner((client) =>
      client.query("update user_account set disabled_at = now() where id = $1", [leaver.id]),
    );
    expect(await partnersSeen(leaver)).toEqual([]);
  });

  test("nobody waits for the end of a read, and it comes all the same", async () => {
    const [person] = people;
    if (person === undefined) throw new Error("nobody");
    // Others are not told what a connection does.
    const server = new Client({ connectionString: inject("adminUrl") });
    await server.connect();
    const database = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname.slice(1);
    const open = async () => {
      const { rows } = await server.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = $1 and xact_start is not null`,
        [database],
      );
      return rows[0]?.n;
    };
    await Promise.all(Array.from({ length: 5 }, () => partnersSeen(person.actor)));
    await expect.poll(open).toBe(0);
    // Also of one that asked for nothing, and before a write on the same connection.
    await withViewer(person.actor, () => Promise.resolve());
    const write = { mode: "write", action: "test", requestId: "test" } as const;
    expect(await withViewer(person.actor, (tx) => tx.source.count(), write)).toBe(RECORDS_EACH);
    await withViewer(person.actor, () => Promise.resolve());
    await expect.poll(open).toBe(0);
    await server.end();
  });
});
