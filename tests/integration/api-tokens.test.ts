import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { makeToken, revokeToken } from "#features/api/commands.ts";
import { listTokens, listUses } from "#features/api/queries.ts";
import { type ResourceName, RESOURCES } from "#features/api/resources.ts";
import { momentFilter } from "#domain/moment.ts";
import { parseResources } from "../harness/api-views.ts";
import { withViewer } from "#server/db.ts";
import { logAnswer } from "#server/token.ts";
import { contextFor } from "../database.ts";
import { makeCommitment } from "../make/commitment.ts";
import { plant } from "../make/planted.ts";
import { knock, tokenOf } from "../make/token.ts";
import { asOwner, makeUser } from "../make/user.ts";

type Person = Awaited<ReturnType<typeof makeUser>>;
let officer: Person;
let administrator: Person;

beforeAll(async () => {
  administrator = await makeUser("administrator");
  officer = await makeUser("officer");
});

const sql = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  asOwner(async (client) => (await client.query(text, values)).rows);
const partnersOf = (actor: Actor) =>
  withViewer(actor, (tx) => tx.commitment.findMany({ select: { partner: true, marking: true } }));

const seenWith = async (owner: Person, over: Parameters<typeof tokenOf>[1]) => {
  const visitor = await knock((await tokenOf(owner, over)).secret);
  if (visitor === null) throw new Error("The token opens nothing.");
  const rows = await partnersOf(visitor.actor);
  return [...new Set(rows.map(({ partner, marking }) => `${partner} ${marking}`))].toSorted();
};

describe("a token", () => {
  test("is kept as a hash, and neither list nor audit trail has that", async () => {
    const { id, secret } = await tokenOf(officer);
    const [kept] = await sql("select hash from api_token_hash where token_id = $1", [id]);
    expect(kept?.["hash"]).toMatch(/^[0-9a-f]{64}$/);
    const [whole] = await sql(
      `select (select json_agg(t)::text from api_token t) || (select json_agg(e)::text from audit_event e) as text`,
    );
    expect(String(whole?.["text"])).toContain(id);
    expect(String(whole?.["text"])).not.toContain(String(kept?.["hash"]));
    expect(String(whole?.["text"])).not.toContain(secret);
    await expect(
      withViewer(officer, (tx) => tx.$queryRaw`select * from api_token_hash`),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("acts as its owner, and nobody without one does", async () => {
    const { secret } = await tokenOf(officer);
    expect((await knock(secret))?.actor).toMatchObject({ id: officer.id, role: "officer" });
    expect(await knock(`${secret.slice(0, -1)}x`)).toBeNull();
  });

  test("ends with its day, with its revocation, and with its owner", async () => {
    const [late, revoked, left] = await Promise.all([1, 2, 3].map(() => tokenOf(officer)));
    const leaver = await makeUser("officer");
    const theirs = await tokenOf(leaver);
    if (!late || !revoked || !left) throw new Error("no tokens");
    await sql(
      "update api_token set created_at = now() - interval '40 days', expires_at = now() - interval '1 second' where id = $1",
      [late.id],
    );
    await revokeToken(contextFor(officer), { id: revoked.id });
    await sql("update user_account set disabled_at = now() where id = $1", [leaver.id]);
    expect(await Promise.all([late, revoked, theirs].map(({ secret }) => knock(secret)))).toEqual([
      null,
      null,
      null,
    ]);
    expect(await knock(left.secret)).not.toBeNull();
  });

  test("lasts a year at the most, whoever asks the database", async () => {
    const { id } = await tokenOf(officer, { days: "365" });
    await expect(
      sql("update api_token set expires_at = now() + interval '400 days' where id = $1", [id]),
    ).rejects.toThrow(/api_token_expires/);
  });

  test("is revoked by its owner and by administrators, once, and by nobody else", async () => {
    const { id } = await tokenOf(officer);
    const stranger = await makeUser("manager");
    const by = (actor: Actor) => revokeToken(contextFor(actor), { id });
    await expect(by(stranger)).rejects.toMatchObject({ code: "not_found" });
    await by(administrator);
    await expect(by(officer)).rejects.toMatchObject({ code: "stale" });
  });

  test("is listed with everybody's for administrators, and tells its owner that they ended it", async () => {
    const { id } = await tokenOf(officer);
    const own = await tokenOf(officer);
    const lines = (viewer: Actor, of: string | null) =>
      withViewer(viewer, (tx) => listTokens(tx, of)).then((list) =>
        list.filter((one) => [id, own.id].includes(one.id)),
      );
    expect(await lines(administrator, null)).toHaveLength(2);
    // Nobody else is shown what is not theirs, whatever they ask for.
    expect(await lines(await makeUser("manager"), null)).toEqual([]);
    await revokeToken(contextFor(administrator), { id });
    await revokeToken(contextFor(officer), { id: own.id });
    const mine = await lines(officer, officer.id);
    expect(mine.find((one) => one.id === id)).toMatchObject({ isRevokedByOther: true });
    expect(mine.find((one) => one.id === own.id)).toMatchObject({ isRevokedByOther: false });
    expect(JSON.stringify(await lines(administrator, null))).not.toContain("hash");
    const [line] = await withViewer(administrator, (tx) =>
      tx.auditEvent.findMany({ where: { recordId: id, op: "U" } }),
    );
    expect(line).toMatchObject({ action: "token.revoke", userId: administrator.id });
  });

  test("gives nobody a right that they have not", async () => {
    const analyst = await makeUser("analyst", { clearance: "restricted", partners: ["GB"] });
    await expect(tokenOf(analyst, { scope: "write" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(tokenOf(analyst, { clearance: "secret" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(tokenOf(analyst, { partners: ["US"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    const visitor = await knock((await tokenOf(officer)).secret);
    await expect(
      makeToken(contextFor(visitor?.actor ?? analyst), {
        kind: "program",
        name: "Another",
        clearance: "official",
        days: "30",
        hash: "0".repeat(64),
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of a feed only reads", async () => {
    await expect(tokenOf(officer, { kind: "calendar", scope: "write" })).rejects.toThrow(
      "api.error.feedWrites",
    );
  });
});

describe("what a token sees", () => {
  beforeAll(async () => {
    for (const partner of ["GB", "US", "TR"]) {
      for (const marking of ["official", "secret"]) {
        await makeCommitment(officer, { partner, marking });
      }
    }
  });

  test("is no more than it says, in partners and in marking", async () => {
    expect(await seenWith(officer, {})).toEqual(["GB official", "TR official", "US official"]);
    expect(await seenWith(officer, { partners: ["GB"] })).toEqual(["GB official"]);
    expect(await seenWith(officer, { partners: ["GB", "TR"], clearance: "secret" })).toEqual([
      "GB official",
      "GB secret",
      "TR official",
      "TR secret",
    ]);
  });

  test("follows its owner at once, and is never more than theirs", async () => {
    const owner = await makeUser("officer", { partners: ["GB", "US"] });
    const { secret } = await tokenOf(owner, { partners: ["US"], clearance: "secret" });
    const seen = async () => {
      const visitor = await knock(secret);
      return visitor && (await partnersOf(visitor.actor)).map((one) => one.partner);
    };
    expect(new Set(await seen())).toEqual(new Set(["US"]));
    await sql("delete from user_partner where user_id = $1 and partner = 'US'", [owner.id]);
    expect(await seen()).toEqual([]);
    await sql("update user_account set clearance = 'official', is_confined = false where id = $1", [
      owner.id,
    ]);
    expect(await seen()).toEqual(["US"]);
  });
});

describe("requests", () => {
  test("are counted in the database, and too many of a minute are refused with the time to wait", async () => {
    const { id, secret } = await tokenOf(officer);
    await knock(secret);
    await sql("update auth.sign_in_count set tries = 600 where subject = $1", [`token:${id}`]);
    await expect(knock(secret)).rejects.toMatchObject({ code: "rate_limited" });
    await sql(
      "update auth.sign_in_count set window_started_at = now() - interval '2 minutes' where subject = $1",
      [`token:${id}`],
    );
    expect(await knock(secret)).not.toBeNull();
  });

  test("are logged with their answers, for the owner and for administrators", async () => {
    const owner = await makeUser("officer");
    const { id, secret } = await tokenOf(owner, { name: "Reports" });
    const visitor = await knock(secret);
    await logAnswer(visitor?.useId ?? "", 200);
    const uses = (reader: Person) => withViewer(reader, (tx) => listUses(tx, owner.id));
    const expected = [{ token: "Reports", method: "GET", path: "/api/v1/meetings", status: 200 }];
    expect(await uses(owner)).toMatchObject(expected);
    expect(await uses(administrator)).toMatchObject(expected);
    expect(await uses(officer)).toEqual([]);
    const [token] = await withViewer(owner, (tx) => listTokens(tx, owner.id));
    expect(token).toMatchObject({ id, uses: 1, mayWrite: false, partners: null });
  });

  test("that ended at the same time are logged each with its own end", async () => {
    const owner = await makeUser("officer");
    const { secret } = await tokenOf(owner);
    const visitors = await Promise.all(Array.from({ length: 5 }, () => knock(secret)));
    const ends = new Map(visitors.map((one, index) => [one?.useId ?? "", 200 + index]));
    const [first, ...others] = Array.from(ends, ([id, status]) => logAnswer(id, status));
    // The first takes the others along.
    expect(others).toEqual([null, null, null, null]);
    await first;
    const uses = await withViewer(owner, (tx) => listUses(tx, owner.id));
    expect(new Map(uses.map(({ id, status }) => [id, status]))).toEqual(ends);
    // What ends after that is written, too.
    const later = await knock(secret);
    await logAnswer(later?.useId ?? "", 304);
    const [last] = await withViewer(owner, (tx) => listUses(tx, owner.id, 1));
    expect(last).toMatchObject({ id: later?.useId, status: 304 });
  });

  test("are in the log before they are answered", async () => {
    const owner = await makeUser("officer");
    const { secret } = await tokenOf(owner);
    const visitor = await knock(secret);
    const uses = await withViewer(owner, (tx) => listUses(tx, owner.id));
    expect(uses).toMatchObject([{ id: visitor?.useId, status: null }]);
  });
});

describe("no answer names what the token may not see", () => {
  const SECRET = "quxolotl";
  const OPEN = "plainword";
  let planted = 0;

  beforeAll(async () => {
    await asOwner(async (client) => {
      await client.query(
        `insert into user_account (id, email, name, role, clearance, updated_at)
         values (gen_random_uuid(), 'manager@demo', 'Manager', 'manager', 'secret', now())`,
      );
      await client.query(
        "insert into topic (id, slug, name, updated_at) values (gen_random_uuid(), 'a-topic', 'A topic', now()) on conflict do nothing",
      );
      const sown = [
        { partner: "TR", marking: "official", word: `${SECRET} partner` },
        { partner: "GB", marking: "secret", word: `${SECRET} above` },
        { partner: "GB", marking: "official", word: OPEN },
      ];
      for (const one of sown) planted += (await plant(client, one)).texts;
      // A pending MoU is an agreement, too, and in both lists.
      await client.query("update agreement set instrument = 'mou'");
    });
  });

  test.each(Object.keys(RESOURCES) as ResourceName[])("%s", async (name) => {
    const confined = await knock((await tokenOf(officer, { partners: ["GB"] })).secret);
    const whole = await knock((await tokenOf(officer, { clearance: "secret" })).secret);
    if (confined === null || whole === null) throw new Error("The tokens open nothing.");
    const seen = await parseResources(name, confined.actor);
    const all = await parseResources(name, whole.actor);
    expect(planted).toBeGreaterThan(300);
    expect(seen.text).not.toContain(SECRET);
    // The same question of a token that may see it finds it, or this would prove nothing.
    const isCounted = name === "partners" || name === "topics";
    expect(isCounted || (seen.text.includes(OPEN) && all.text.includes(SECRET))).toBe(true);
    // What it cannot see it cannot open, and hears what it hears of what never was.
    const hidden = all.keys.filter((key) => !seen.keys.includes(key));
    const when = momentFilter.parse({});
    for (const key of hidden) {
      const work = withViewer(confined.actor, (tx) =>
        RESOURCES[name].get(
          { tx, viewer: confined.actor, today: contextFor(officer).today, now: new Date() },
          key,
          when,
        ),
      );
      await expect(work).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
