import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";

/** How many people the database knows, apart from those of the demonstration. */
export async function countPeople(ownerUrl: string): Promise<{ demo: number; real: number }> {
  return await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ demo: number; real: number }>(
      `select count(*) filter (where is_demo)::int as demo, count(*) filter (where not is_demo)::int as real
       from public.user_account`,
    );
    return rows[0] ?? { demo: 0, real: 0 };
  });
}

/**
 * Makes the token with which the first administrator is made, good once and for a day. Earlier ones stop working: the
 * newest is the one that was printed last.
 */
export async function makeFirstAdminToken(ownerUrl: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await withClient(ownerUrl, async (client) => {
    await client.query("delete from auth.first_admin_token where used_at is null");
    await client.query(
      "insert into auth.first_admin_token (token_hash, expires_at) values ($1, now() + interval '24 hours')",
      [hash],
    );
  });
  return token;
}

async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
