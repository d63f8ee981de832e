import { Client, DatabaseError } from "pg";
import { Refusal } from "../refusal.ts";
import { scramVerifier } from "./scram.ts";
import { type Credentials, parsedUrl, ROLES, urlOf, type Way, WAYS } from "./urls.ts";

interface Role {
  name: string;
  superuser: boolean;
  bypassesRowSecurity: boolean;
  createsRoles: boolean;
}

/** Makes the four roles where they are missing. Runs inside the caller's transaction and lock. */
export async function ensureRoles(
  client: Client,
  adminUrl: string,
  credentials: Credentials,
): Promise<void> {
  const me = await findRole(client, null);
  if ((await findRole(client, "app_owner")) === null) {
    await asked(client, me, "create role app_owner nologin");
  }
  for (const way of WAYS) await ensureLogin(client, me, way, adminUrl, credentials);
  if (me?.superuser === false) {
    const { rows } = await client.query<{ member: boolean }>(
      "select pg_has_role(current_user, 'app_owner', 'member') as member",
    );
    if (rows[0]?.member !== true) await asked(client, me, "grant app_owner to current_user");
  }
}

async function ensureLogin(
  client: Client,
  me: Role | null,
  way: Way,
  adminUrl: string,
  credentials: Credentials,
): Promise<void> {
  const name = ROLES[way];
  const credential = credentials[way];
  const bypass = way === "jobs" ? "bypassrls" : "nobypassrls";
  const role = await findRole(client, name);
  const url = urlOf(adminUrl, way, credentials);
  const password = "password" in credential ? credential.password : passwordIn(url, name);

  if (role === null) {
    if (way === "jobs") checkMayGrantBypass(me, await majorVersion(client), "create");
    const secret = password === null ? "" : ` password '${scramVerifier(password)}'`;
    await asked(client, me, `create role ${name} login ${bypass}${secret}`);
    return;
  }
  if (way !== "jobs" && (role.superuser || role.bypassesRowSecurity)) {
    await asked(client, me, `alter role ${name} nosuperuser nobypassrls`);
  }
  if (way === "jobs" && !role.bypassesRowSecurity) {
    checkMayGrantBypass(me, await majorVersion(client), "alter");
    await asked(client, me, `alter role ${name} bypassrls`);
  }
  if ("password" in credential && !(await canConnect(url))) {
    await asked(
      client,
      me,
      `alter role ${name} login password '${scramVerifier(credential.password)}'`,
    );
  }
}

/** Row security is bypassed by one role only, and PostgreSQL lets few administrators say so. */
function checkMayGrantBypass(me: Role | null, version: number, verb: "create" | "alter"): void {
  if (me === null || me.superuser) return;
  if (version >= 16 && me.createsRoles && me.bypassesRowSecurity) return;
  const statement =
    verb === "create"
      ? "create role app_jobs login bypassrls password '...'"
      : "alter role app_jobs bypassrls";
  throw new Refusal(
    `The database user ${me.name} may not let a role bypass row security: ask the administrator of the database to run "${statement};" once, then set DATABASE_URL_JOBS to an address with that role and start again.`,
  );
}

async function asked(client: Client, me: Role | null, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== "42501") throw error;
    const harmless = statement.replace(/password '.*'/, "password '...'");
    throw new Refusal(
      `The database user ${me?.name ?? "of DATABASE_URL"} may not manage the roles of Accord: ask the administrator of the database to run "${harmless};" and start again.`,
      { cause: error },
    );
  }
}

async function findRole(client: Client, name: string | null): Promise<Role | null> {
  const { rows } = await client.query<Role>(
    `select rolname as name, rolsuper as superuser, rolbypassrls as "bypassesRowSecurity", rolcreaterole as "createsRoles"
     from pg_roles where rolname = coalesce($1, current_user)`,
    [name],
  );
  return rows[0] ?? null;
}

async function majorVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  return rows[0]?.major ?? 0;
}

/** The password in an operator's address, when that address is for this very role. */
function passwordIn(url: string, role: string): string | null {
  const { username, password } = parsedUrl(url);
  return username === role && password !== "" ? decodeURIComponent(password) : null;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
