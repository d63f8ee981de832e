import { createHash } from "node:crypto";
import { Client } from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { prepareDatabase } from "../../scripts/database/prepare.ts";
import { freshDatabase } from "../harness/fresh-database.ts";
import { credentialsFor, type TestDatabase } from "../harness/test-server.ts";

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client(database.ownerUrl);
  await owner.connect();
  return () => owner.end();
});

const prepare = (settings: {
  isOn: boolean;
  isAskedFor?: boolean;
  isProduction?: boolean;
  isExternal?: boolean;
}) =>
  prepareDatabase({
    settings: {
      databaseUrl: settings.isExternal === true ? database.adminUrl : null,
      isProduction: settings.isProduction ?? false,
      demo: { isOn: settings.isOn, isAskedFor: settings.isAskedFor ?? false },
      origin: "https://accord.example.org",
    },
    adminUrl: database.adminUrl,
    credentials: credentialsFor(inject("adminUrl")),
    env: process.env,
    throwAway: true,
    onProgress: () => undefined,
  });

describe("without users and without a demonstration", () => {
  test("the first administrator gets a link; only its hash is kept, for a day", async () => {
    const said = await prepare({ isOn: false });

    const token = /https:\/\/accord\.example\.org\/welcome\?token=([\w-]{43})$/.exec(said)?.[1];
    const { rows } = await owner.query<{ hash: string; hours: number }>(
      `select token_hash as hash, extract(epoch from expires_at - now()) / 3600 as hours
       from auth.first_admin_token`,
    );
    expect(rows.map(({ hash }) => hash)).toEqual([
      createHash("sha256")
        .update(token ?? "")
        .digest("hex"),
    ]);
    expect(Number(rows[0]?.hours)).toBeCloseTo(24, 1);
  });

  test("the link of the start before stops working", async () => {
    await prepare({ isOn: false });
    await prepare({ isOn: false });

    const { rowCount } = await owner.query("select from auth.first_admin_token");
    expect(rowCount).toBe(1);
  });
});

test("in production the demonstration does not start on a server of the operator's", async () => {
  await expect(
    prepare({ isOn: true, isAskedFor: true, isProduction: true, isExternal: true }),
  ).rejects.toThrow("set ACCORD_DEMO=off");
});

describe("beside real users", () => {
  beforeAll(async () => {
    await owner.query("begin");
    await owner.query(
      "select set_config('app.user_id', '00000000-0000-0000-0000-000000000000', true)",
    );
    await owner.query(
      `insert into user_account (id, email, name, role, updated_at)
       values (gen_random_uuid(), 'real@example.org', 'Real', 'officer', now())`,
    );
    await owner.query("commit");
  });

  test("the demonstration starts neither in production nor by default on a server of the operator's", async () => {
    await expect(prepare({ isOn: true, isAskedFor: true, isProduction: true })).rejects.toThrow(
      "set ACCORD_DEMO=off",
    );
    await expect(prepare({ isOn: true, isExternal: true })).rejects.toThrow("set ACCORD_DEMO=off");
  });

  test("no link is made", async () => {
    expect(await prepare({ isOn: false })).toBe("Sign in with your own account.");
  });
});
