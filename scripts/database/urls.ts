import { createHmac } from "node:crypto";
import { Refusal } from "../refusal.ts";

/** The roles that log in, one for each way into the data; `app_owner` owns everything and never logs in. */
export const ROLES = { runtime: "app_rw", auth: "app_auth", jobs: "app_jobs" } as const;

export type Way = keyof typeof ROLES;
export const WAYS: readonly Way[] = ["runtime", "auth", "jobs"];

/** One address for each way into the database; `ownerUrl` is the administrator acting as `app_owner`. */
export interface DatabaseUrls {
  ownerUrl: string;
  runtimeUrl: string;
  authUrl: string;
  jobsUrl: string;
}

/** Where a role's password comes from: ours to set, or an address that the operator gave and that we leave alone. */
type Credential = { password: string } | { url: string };
export type Credentials = Record<Way, Credential>;

const PLACEHOLDER = /change.?me|placeholder|example|your.?secret|replace|password|^(.)\1*$/i;

/** The secret that everything else is derived from. @throws Refusal when it is missing, short or a placeholder. */
export function checkedSecret(secret: string | undefined): string {
  if (secret === undefined || Buffer.byteLength(secret) < 32 || PLACEHOLDER.test(secret)) {
    throw new Refusal(
      "Set ACCORD_SECRET to a random text of at least 32 characters, for example what `openssl rand -base64 32` prints.",
    );
  }
  return secret;
}

/** For an external server: addresses given by the operator, else passwords derived from ACCORD_SECRET. */
export function credentialsFromEnvironment(env: NodeJS.ProcessEnv): Credentials {
  const credential = (way: Way): Credential => {
    const url = env[`DATABASE_URL_${way.toUpperCase()}`];
    return url ? { url } : { password: derived(checkedSecret(env["ACCORD_SECRET"]), ROLES[way]) };
  };
  return { runtime: credential("runtime"), auth: credential("auth"), jobs: credential("jobs") };
}

const derived = (secret: string, role: string): string =>
  createHmac("sha256", secret).update(`accord/postgres/${role}`).digest("base64url");

export function urlsFor(adminUrl: string, credentials: Credentials): DatabaseUrls {
  return {
    ownerUrl: withParameter(adminUrl, "options", "-c role=app_owner"),
    runtimeUrl: urlOf(adminUrl, "runtime", credentials),
    authUrl: urlOf(adminUrl, "auth", credentials),
    jobsUrl: urlOf(adminUrl, "jobs", credentials),
  };
}

export function urlOf(adminUrl: string, way: Way, credentials: Credentials): string {
  const credential = credentials[way];
  return "url" in credential ? credential.url : signedIn(adminUrl, ROLES[way], credential.password);
}

function signedIn(url: string, user: string, password: string): string {
  const parsed = parsedUrl(url);
  if (parsed.hostname === "") {
    // A socket address has no host to put a user before; pg reads both from the parameters then.
    return withParameter(withParameter(url, "user", user), "password", password);
  }
  parsed.username = user;
  parsed.password = password;
  return parsed.href;
}

/** The same server and user, another database. */
export function onDatabase(url: string, database: string): string {
  const parsed = parsedUrl(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}

export function databaseOf(url: string): string {
  return decodeURIComponent(parsedUrl(url).pathname.slice(1));
}

/** Whether the server is on this machine: a loopback address or a socket. */
export function isLocal(url: string): boolean {
  const { hostname, searchParams } = parsedUrl(url);
  const host = hostname || (searchParams.get("host") ?? "");
  return host === "" || host.startsWith("/") || /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(host);
}

/** The address without its password, for messages. */
export function shown(url: string): string {
  const parsed = parsedUrl(url);
  return `${parsed.hostname || "socket"}${parsed.port ? `:${parsed.port}` : ""}${parsed.pathname}`;
}

function withParameter(url: string, name: string, value: string): string {
  const parsed = parsedUrl(url);
  parsed.searchParams.set(name, value);
  // pg reads "+" as a plus; a space has to be written %20.
  return parsed.href.replaceAll("+", "%20");
}

export function parsedUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Refusal("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  }
  return parsed;
}
