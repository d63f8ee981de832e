import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { plant } from "../make/planted.ts";
import { makeUser } from "../make/user.ts";

let client: Client;

beforeAll(async () => {
  const { id } = await makeUser("manager");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('app.user_id', $1, true)", [id]);
  // As the demonstration has them, which is where the journeys plant.
  await client.query("update user_account set email = 'manager@demo' where id = $1", [id]);
  await client.query(
    "insert into topic (id, slug, name, updated_at) values (gen_random_uuid(), 'planted', 'Planted', now())",
  );
});
afterAll(() => client.end());

test("a record of every kind can be planted for the journeys that look for hidden ones", async () => {
  const { ids, texts } = await plant(client, { partner: "GB", marking: "secret", word: "planted" });
  expect(ids.size).toBeGreaterThan(40);
  expect(texts).toBeGreaterThan(60);
});
