import { globSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { copyDemonstration, failuresIn, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { flawsOf } from "../harness/guards.ts";
import { ask, type Question } from "../harness/http.ts";

let app: OwnApp;
let cookie: string;

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  cookie = await sessionOf(app.database, "admin@demo");
});
test.afterAll(() => app?.stop());

const staticFile = () => `/_next/static/${globSync("chunks/*.js", { cwd: ".next/static" })[0]}`;

const OTHER_ANSWERS: [
  what: string,
  path: () => string,
  question?: () => Question,
  status?: number,
][] = [
  ["an unknown address", () => "/no-such-page"],
  ["an unknown file", () => "/_next/static/chunks/none.js"],
  ["a script", staticFile],
  ["the icon", () => "/favicon.svg"],
  ["the icon by its old name", () => "/favicon.ico"],
  ["a refused form", () => "/sign-in", () => ({ method: "POST" })],
  ["a refused method", () => "/sign-in", () => ({ method: "DELETE" })],
  ["an address that cannot be read", () => "/meetings/%E0%A4%A"],
  ["the data of a page", () => "/partners", () => ({ cookie, headers: { rsc: "1" } })],
  ["a program's refusal", () => "/pick"],
  ["what the API is", () => "/api/v1/openapi.json"],
  ["a call without a token", () => "/api/v1/meetings"],
  ["a call by another method", () => "/api/v1/meetings", () => ({ method: "DELETE" })],
  ["a call to no address", () => "/api/v1/no/such/address"],
  ["an address beside the API's", () => "/api/v1/../../meetings"],
  ["the same, written otherwise", () => "/api/v1/%2e%2e/%2e%2e/meetings"],
];

test("answers beside the pages carry the headers that guard them, too", async () => {
  const flaws: string[] = [];
  for (const [what, path, question] of OTHER_ANSWERS) {
    const found = flawsOf(await ask(app.origin, path(), question?.()));
    if (found.length > 0) flaws.push(`${what}: ${found.join(", ")}`);
  }
  expect(flaws).toEqual([]);
});

test("a method that no page of ours uses is not allowed", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]) {
    for (const path of ["/", "/meetings", "/pick", "/health/ready", "/sign-in"]) {
      const { status } = await ask(app.origin, path, { method, cookie });
      expect(status, `${method} ${path}`).toBe(405);
    }
  }
  const trace = await ask(app.origin, "/", { method: "TRACE", cookie });
  expect(trace.status).toBeGreaterThanOrEqual(400);
  expect(trace.text).not.toContain(cookie);
});

test("no way of writing an address leads past the first look at a page or a form", async () => {
  for (const path of [
    "/api/v1/../../sign-in",
    "/api/v1/%2e%2e/../sign-in",
    "/api/v1/..\\..\\sign-in",
  ]) {
    const shown = await ask(app.origin, path);
    // A page without a nonce in its policy would have been made by who asked.
    if (shown.status === 200) {
      expect(shown.headers["content-security-policy"], path).toMatch(/script-src 'self' 'nonce-/);
    }
    const sent = await ask(app.origin, path, {
      method: "POST",
      body: "x",
      headers: { origin: "https://evil.example", "content-type": "text/plain" },
    });
    expect(sent.status, path).toBeGreaterThanOrEqual(300);
  }
});

test("what a client says about itself changes nothing: host, forwarded address, middleware's own headers", async () => {
  const plain = await ask(app.origin, "/meetings");
  const called = await ask(app.origin, "/api/v1/meetings");
  const forged = [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
    { "x-middleware-rewrite": "/administration" },
    { "x-middleware-next": "1", "x-middleware-override-headers": "cookie" },
    { "x-accord-path": "https://evil.example/", "x-request-id": "forged", "x-nonce": "forged" },
    { "next-router-prefetch": "1", rsc: "1" },
    { purpose: "prefetch" },
  ];
  for (const headers of forged) {
    const answer = await ask(app.origin, "/meetings", { headers });
    const said = JSON.stringify([answer.headers, answer.text]);
    expect(said, JSON.stringify(headers)).not.toMatch(/evil\.example|forged/);
    expect(answer.status, JSON.stringify(headers)).toBe(plain.status);
    // Who calls itself the router of a page is led to the address that such a router asks.
    if ("rsc" in headers) continue;
    const call = await ask(app.origin, "/api/v1/meetings", { headers });
    expect(JSON.stringify([call.headers, call.text])).not.toMatch(/evil\.example|forged/);
    expect([call.status, call.text], JSON.stringify(headers)).toEqual([called.status, called.text]);
  }
  for (const path of [
    "/meetings.rsc",
    "/meetings?_rsc=1",
    "/meetings.segments/_tree.segment.rsc",
  ]) {
    const { status, text } = await ask(app.origin, path, { headers: { rsc: "1" } });
    expect([307, 404], path).toContain(status);
    expect(text, path).not.toContain("MTG-");
  }
});

test("no answer tells of a file, a stack or a statement", async () => {
  const odd = [
    "/meetings/%00",
    "/meetings/%E0%A4%A",
    "/partners/..%2f..%2fetc%2fpasswd",
    "/sources/'%20or%201=1--",
    "/search?q=%00&q=a",
    "/search?q[]=a&q=%F0%28%8C%28",
    "/commitments?partner=GB&partner=__proto__&asOf=99999-99-99&after=%7B%7D",
    "/meetings?after=AAAA&before=&sort=constructor",
    `/search?q=${"a".repeat(5000)}`,
    "/pick?kind=person&q=%",
    "/pick?kind=__proto__",
    "/attachments/..%2f..%2f.env",
    "/.git/config",
    "/_next/static/../../package.json",
    "/_next/image?url=http://127.0.0.1/&w=64&q=1",
  ];
  for (const path of odd) {
    const { status, text } = await ask(app.origin, path, { cookie });
    expect(status, `${path}\n${failuresIn(app)}`).toBeLessThan(500);
    expect(text, path).not.toMatch(
      /node_modules|\.next\/server|:\d+:\d+\)|PrismaClient|syntax error|relation "/,
    );
  }
});
