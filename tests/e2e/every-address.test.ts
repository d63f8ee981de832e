import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { type Actor, publicActor, type Role } from "#domain/actor.ts";
import { type Address, ADDRESSES, mayOpen } from "#domain/permissions.ts";
import { copyDemonstration, failuresIn, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { checksums } from "../harness/checksums.ts";
import { examplePaths } from "../harness/examples.ts";
import { flawsOf } from "../harness/guards.ts";
import { type Answer, ask } from "../harness/http.ts";

/** Who asks. */
const PEOPLE = [
  { who: "anonymous", email: null, role: null },
  { who: "an analyst", email: "analyst@demo", role: "analyst" },
  { who: "an officer", email: "officer@demo", role: "officer" },
  { who: "a manager", email: "manager@demo", role: "manager" },
  { who: "an administrator", email: "admin@demo", role: "administrator" },
] as const;

/** What a careless handler might take for an order. */
const ORDERS = "?delete=1&id=1&intent=submit&_method=POST&locale=ur";

const addresses = Object.keys(ADDRESSES) as Address[];

/** Route handlers answer programs, with a status and a problem document; pages lead people on. */
const isRoute = (address: Address) => existsSync(`src/app${address}/route.ts`);

type Visit = { role: Role | null; address: Address; path: string; answer: Answer };

let app: OwnApp;
let visits: Visit[];
let sums: { before: unknown; after: unknown };

/** Everybody opens every address, once: the tests look at the answers from their several sides. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startApp(await copyDemonstration());
  const paths = await examplePaths(app.database, addresses);
  // That somebody was here is written down; nothing else is.
  const logs = ["auth.session", "auth.sign_in_count", "public.export_log", "public.export_end"];
  const watched = () => checksums(app.database.adminUrl, logs);
  const before = await watched();
  const asked = PEOPLE.map(async ({ email, role }) => {
    const cookie = email === null ? undefined : await sessionOf(app.database, email);
    return Promise.all(
      [...paths].map(async ([address, path]) => {
        // The administrator may open most, so only they are tried with more.
        if (role === "administrator") await ask(app.origin, path + ORDERS, { cookie });
        return { role, address, path, answer: await ask(app.origin, path, { cookie }) };
      }),
    );
  });
  visits = (await Promise.all(asked)).flat();
  sums = { before, after: await watched() };
});
test.afterAll(() => app?.stop());

test("the build answers at the addresses of the matrix, and at no other", () => {
  const routes = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as object;
  const built = Object.values(routes as Record<string, string>).filter(
    (route) => !route.startsWith("/_"),
  );
  expect(built.toSorted()).toEqual(addresses.toSorted());
});

function actorOf(role: Role | null): Actor {
  if (role === null) return publicActor;
  return { kind: "user", id: "", role, clearance: "official", partners: null };
}

/** What the matrix promises, in the words of HTTP. */
function promised({ address, role, path }: Visit): string {
  if (address === "/sign-in" && role !== null) return "307 to /";
  // The example is the manager's, and drafts are their owner's alone.
  if (address === "/intake/[id]" && role === "officer") return "404 as a page";
  // The example is the manager's, too; administrators see that it is there, and not what is in it.
  if (address.startsWith("/imports/[id]") && role !== null && role !== "manager") {
    if (role !== "administrator" || address.endsWith("/map")) {
      return isRoute(address) ? "404 as a problem" : "404 as a page";
    }
  }
  // The example is nobody's private address; a page says so in words.
  if (ADDRESSES[address] === "link") return isRoute(address) ? "404 as a problem" : "200";
  if (mayOpen(actorOf(role), address)) return "200";
  if (role !== null) return isRoute(address) ? "403 as a problem" : "403 as a page";
  return isRoute(address) ? "401 as a problem" : `307 to /sign-in?next=${encodeURIComponent(path)}`;
}

/** What came, in the same words. */
function came({ answer: { status, headers } }: Visit): string {
  if (status < 300) return String(status);
  if (status < 400) return `${status} to ${headers.location?.replace(app.origin, "")}`;
  if (headers["content-type"] === "application/problem+json") return `${status} as a problem`;
  return `${status} as ${headers["content-type"]?.startsWith("text/html") ? "a page" : "something else"}`;
}

for (const { who, role } of PEOPLE) {
  test(`${who} may open what the matrix says, and nothing else`, () => {
    const own = visits.filter((visit) => visit.role === role);
    const surprises = own
      .filter((visit) => came(visit) !== promised(visit))
      .map((visit) => `${visit.path}: ${came(visit)}, not ${promised(visit)}`);
    expect(surprises, failuresIn(app)).toEqual([]);
    expect(own.length).toBeGreaterThan(50);
  });
}

test("looking changes nothing", () => {
  expect(sums.after, failuresIn(app)).toEqual(sums.before);
});

test("every answer carries the headers that guard it, and none tells what it is made with", () => {
  const flawed = visits
    .map(({ path, role, answer }) => ({ path, role, flaws: flawsOf(answer) }))
    .filter(({ flaws }) => flaws.length > 0);
  expect(flawed).toEqual([]);
});

test("no page is kept by a cache", () => {
  const kept = visits.filter(
    ({ answer }) => !String(answer.headers["cache-control"]).includes("no-store"),
  );
  expect(kept.map(({ path, role }) => `${role} ${path}`)).toEqual([]);
});

test("no page runs a script without the nonce of this one answer", () => {
  const pages = visits.filter(({ answer }) =>
    String(answer.headers["content-type"]).startsWith("text/html"),
  );
  const nonces = new Set<string>();
  for (const { path, answer } of pages) {
    const policy = String(answer.headers["content-security-policy"]);
    const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(script, path).not.toMatch(/unsafe|https?:|\*/);
    const nonce = /'nonce-([^']+)'/.exec(script)?.[1] ?? "";
    nonces.add(nonce);
    const scripts = answer.text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(answer.text, path).not.toMatch(/\son[a-z]+="/);
  }
  expect(nonces.size).toBe(pages.length);
  expect(pages.length).toBeGreaterThan(200);
});
