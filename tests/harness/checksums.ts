import { Client } from "pg";

/**
 * A checksum of every table of the register, of sign-in and of the machinery, by name: what must be
 * the same before and after. Asked past row security.
 */
export async function checksums(
  adminUrl: string,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in ('public', 'app', 'auth') order by 1`,
    );
    const watched = tables.map(({ name }) => name).filter((name) => !except.includes(name));
    const sums = watched.map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(r::text), '' order by md5(r::text))), '') as sum from ${name} r`,
    );
    const { rows } = await client.query<{ name: string; sum: string }>(sums.join(" union all "));
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
  } finally {
    await client.end();
  }
}
