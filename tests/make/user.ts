import { Client } from "pg";
import type { Actor, Role } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";

type UserActor = Extract<Actor, { kind: "user" }>;

/** Who the factory acts as: an administrator that every test database gets on first use. */
let rootId: string | null = null;

/** Runs SQL as the owner of the tables, past row security, under a name for the audit trail. */
export async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env["DATABASE_URL_OWNER"] });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      "select set_config('app.user_id', $1, true), set_config('app.action', 'test.setup', true)",
      [rootId ?? uuidv7()],
    );
    const result = await work(client);
    await client.query("commit");
    return result;
  } finally {
    await client.end();
  }
}

type Rights = { clearance?: Marking; partners?: readonly string[] | null };

/** A person who may sign in: by default a desk officer, cleared for everything, for all partners. */
export async function makeUser(
  role: Role = "officer",
  { clearance = "secret", partners = null }: Rights = {},
): Promise<UserActor> {
  const id = uuidv7();
  rootId ??= id;
  await asOwner(async (client) => {
    await client.query(
      `insert into user_account (id, email, name, role, clearance, is_confined, updated_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [id, `${id}@test`, `${role} ${id.slice(-4)}`, role, clearance, partners !== null],
    );
    for (const partner of partners ?? []) {
      await client.query("insert into user_partner values ($1, $2)", [id, partner]);
    }
  });
  // Codes in tests are written by hand.
  return { kind: "user", id, role, clearance, partners: partners as CountryCode[] | null };
}
