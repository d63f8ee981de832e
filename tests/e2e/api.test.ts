import { expect, test } from "@playwright/test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { type Document, OpenAPIClientAxios } from "openapi-client-axios";
import {
  copyDemonstration,
  failuresIn,
  type OwnApp,
  query,
  sessionOf,
  startApp,
} from "../harness/app.ts";
import words from "../../messages/en/api.json" with { type: "json" };
import { apiToken, type Schema, valuesOf } from "../harness/api-client.ts";
import { type Answer, ask } from "../harness/http.ts";

type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
};
type Api = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** A promise of the partner's without any date, as a program sends it. */
const commitmentFields = {
  partner: "GB",
  marking: "official",
  title: "Train forensic examiners",
  text: "The sides agreed that examiners will be trained.",
  kind: "training",
  obligor: "partner",
  beneficiary: "home",
  strength: "agreed",
  leadAgencyId: null,
  focalPointId: null,
  madeOn: null,
  madePrecision: "unknown",
  dueOn: null,
  duePrecision: "unknown",
  dueWords: null,
};

let app: OwnApp;
let api: Api;
/** Reads official records of everybody; reads and writes what its owner may. */
let reader: string;
let writer: string;
const validators = new Map<string, ValidateFunction>();

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const database = await copyDemonstration();
  reader = await apiToken(database, "analyst@demo");
  writer = await apiToken(database, "officer@demo", { mayWrite: true });
  app = await startApp(database, { ACCORD_API_PER_MINUTE: "100000" });
  api = JSON.parse((await ask(app.origin, "/api/v1/openapi.json")).text) as Api;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    validators.set(`#/components/schemas/${name}`, ajv.compile(schema));
  }
});
test.afterAll(() => app?.stop());

const headers = (token: string, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${token}`,
  ...more,
});
const get = (path: string, token = reader, more: Record<string, string> = {}) =>
  ask(app.origin, `/api/v1${path}`, { headers: headers(token, more) });
const send = (
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  more: Record<string, string> = {},
  token = writer,
) =>
  ask(app.origin, `/api/v1${path}`, {
    method,
    body: JSON.stringify(body),
    headers: headers(token, { "content-type": "application/json", ...more }),
  });
const json = ({ text }: Answer) => JSON.parse(text) as Record<string, unknown>;
const newKey = () => ({ "idempotency-key": crypto.randomUUID() });

/** What is wrong with an answer, by the description of its operation; null when it is as described. */
function flawOf({ responses }: Operation, answer: Answer): string | null {
  const described = responses[String(answer.status)];
  if (described === undefined) return `${answer.status} is not described: ${answer.text}`;
  if (described.content === undefined) return answer.text === "" ? null : "a body nobody described";
  const [[type, of] = ["", undefined]] = Object.entries(described.content);
  if (!String(answer.headers["content-type"]).startsWith(type)) {
    return `${answer.headers["content-type"]}, not ${type}`;
  }
  const validate = validators.get(of?.schema.$ref ?? "");
  if (validate === undefined) return "no schema";
  return validate(JSON.parse(answer.text)) ? null : JSON.stringify(validate.errors).slice(0, 600);
}

const operations = () =>
  Object.entries(api.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, operation]) => ({ path, method, operation })),
  );

test("the walk: whatever the document allows is answered as it says", async () => {
  test.setTimeout(240_000);
  const seen = new Map<number, number>();
  const flaws: string[] = [];
  const note = (what: string, operation: Operation, answer: Answer) => {
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    const flaw = flawOf(operation, answer);
    if (flaw !== null && flaws.length < 10) flaws.push(`${what}: ${flaw}`);
  };
  for (const { path, method, operation } of operations()) {
    const keys = await keysFor(path);
    const runs = method === "get" ? 12 : 15;
    const given = operation.parameters.filter(({ in: place }) => place === "query");
    const queries = fc.record(
      Object.fromEntries(given.map(({ name, schema }) => [name, valuesOf(schema)])),
      { requiredKeys: [] },
    );
    // Without any filter first, or a list of nothing would be all that is ever checked.
    const asked = [{}, ...fc.sample(queries, { numRuns: runs, seed: 7 })];
    const ref = operation.requestBody?.content["application/json"]?.schema.$ref ?? "";
    const bodies = ref === "" ? [] : bodiesOf(schemaAt(ref), runs);
    for (const [index, values] of asked.entries()) {
      const key = keys[index % keys.length] ?? "";
      const place = path.replace(/\{\w+\}/, key);
      if (method === "get") {
        const text = searchOf(values);
        note(`${path}${text}`, operation, await get(`${place}${text}`));
      } else {
        const body = bodies[index % bodies.length];
        const more = method === "put" ? { "if-match": '"1"' } : newKey();
        const verb = method === "put" ? "PUT" : "POST";
        note(`${verb} ${place}`, operation, await send(verb, place, body, more));
      }
    }
  }
  expect(flaws, failuresIn(app)).toEqual([]);
  expect(seen.get(200)).toBeGreaterThan(150);
  expect(seen.get(201)).toBeGreaterThan(1);
  expect(seen.get(422)).toBeGreaterThan(5);
});

/** Half of them name records that are not there; half name none, so that some are accepted. */
const bodiesOf = (schema: Schema, runs: number) =>
  [true, false].flatMap((isSparse) =>
    fc.sample(valuesOf(schema, isSparse), { numRuns: Math.ceil(runs / 2), seed: 7 }),
  );

const schemaAt = (ref: string) => api.components.schemas[ref.split("/").at(-1) ?? ""] ?? {};

/** Names that exist, and one that does not. */
async function keysFor(path: string): Promise<string[]> {
  const [, list = "", key] = /^\/(\w+)\/\{(\w+)\}/.exec(path) ?? [];
  if (key === undefined) return [""];
  const { items } = json(await get(`/${list}`)) as { items: Record<string, string>[] };
  const known = items.slice(0, 4).map((one) => one[key] ?? "");
  return [...known, key === "id" ? crypto.randomUUID() : "zz"];
}

function searchOf(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) search.append(name, String(one));
  }
  return search.size === 0 ? "" : `?${search}`;
}

test("a parameter or a value that does not exist is named, not passed over", async () => {
  const answer = await get("/commitments?partner=gb&colour=red&sort=due&sort=made");
  expect(answer.status).toBe(422);
  const { errors } = json(answer) as { errors: { parameter: string }[] };
  expect(errors.map(({ parameter }) => parameter)).toEqual(["partner", "colour", "sort"]);
});

test("pages follow each other by cursor, without gap or repetition", async () => {
  const seen: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page = json(await get(`/agencies${after === "" ? "" : `?after=${after}`}`));
    seen.push(...(page["items"] as { id: string }[]).map(({ id }) => id));
    after = page["after"] as string | null;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(50);
});

test("the cursor of a list in another order is refused by its name", async () => {
  const byTitle = json(await get("/commitments?sort=title"));
  const answer = await get(`/commitments?after=${String(byTitle["after"])}`);
  expect([answer.status, json(answer)["errors"]]).toEqual([
    422,
    [{ parameter: "after", detail: expect.any(String) }],
  ]);
});

const heldUntil = async (text: string) =>
  (json(await get(`/meetings${text}`))["items"] as unknown[]).length;

test("as of a day, the register is as it stood", async () => {
  expect(await heldUntil("?asOf=1999-01-01")).toBe(0);
  expect(await heldUntil("")).toBeGreaterThan(0);
});

test("a client made of the document reads and writes", async () => {
  const document = api as unknown as Document;
  const client = await new OpenAPIClientAxios({
    definition: document,
    axiosConfigDefaults: { headers: headers(writer), validateStatus: () => true },
  }).init();
  const call = async (operation: string, ...args: unknown[]) => {
    const run = client[operation];
    if (run === undefined) throw new Error(`${operation} is not in the document.`);
    return (
      run as (...all: unknown[]) => Promise<{
        status: number;
        data: Record<string, unknown>;
        headers: Record<string, string>;
      }>
    )(...args);
  };
  const key = { "Idempotency-Key": crypto.randomUUID() };
  const made = await call("recordCommitments", key, commitmentFields);
  expect(made.status, JSON.stringify(made.data)).toBe(201);
  const id = String(made.data["id"]);
  expect(made.headers["location"]).toBe(`/api/v1/commitments/${id}`);

  const again = await call("recordCommitments", key, commitmentFields);
  expect([again.status, again.data["id"]]).toEqual([201, id]);
  const other = await call("recordCommitments", key, { ...commitmentFields, title: "Another" });
  expect(other.status).toBe(409);

  const read = await call("getCommitments", id);
  const tag = read.headers["etag"] ?? "";
  const { partner: _, ...change } = { ...commitmentFields, title: "Train twelve examiners" };
  const revised = await call("reviseCommitments", { id, "If-Match": tag }, change);
  expect([revised.status, revised.data["title"], revised.data["version"]]).toEqual([
    200,
    "Train twelve examiners",
    2,
  ]);
  expect((await call("reviseCommitments", { id, "If-Match": tag }, change)).status).toBe(412);

  const report = {
    effectiveOn: "2026-01-15",
    status: "limited",
    note: null,
    blocker: null,
    nextStep: null,
    sourceId: null,
  };
  const reported = await call(
    "reportProgress",
    { id, "Idempotency-Key": crypto.randomUUID() },
    report,
  );
  expect([reported.status, reported.data["status"]]).toEqual([201, "limited"]);
  const found = await call("listCommitments", { q: "twelve examiners" });
  expect((found.data["items"] as { id: string; status: string }[])[0]).toMatchObject({
    id,
    status: "limited",
  });
});

test("a long answer is packed, a short one is not worth it", async () => {
  const packed = { "accept-encoding": "gzip" };
  const list = await get("/commitments", reader, packed);
  const empty = await get("/commitments?q=nothing-has-these-words", reader, packed);
  expect([list.status, empty.status]).toEqual([200, 200]);
  expect(list.headers["content-encoding"]).toBe("gzip");
  expect(empty.headers["content-encoding"]).toBeUndefined();
  expect(json(empty)["items"]).toEqual([]);
});

test("what has not changed is not sent again", async () => {
  for (const path of ["/partners", "/meetings", "/search?q=training"]) {
    const { status, headers: got } = await get(path);
    expect(status).toBe(200);
    const again = await get(path, reader, { "if-none-match": String(got.etag) });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, "", got.etag]);
  }
});

test("what a write lacks is asked for", async () => {
  const id = (json(await get("/commitments"))["items"] as { id: string }[])[0]?.id ?? "";
  const place = `/commitments/${id}`;
  expect((await send("POST", "/commitments", {})).status).toBe(400);
  expect((await send("PUT", place, {})).status).toBe(428);
  const broken = await send("POST", "/commitments", { title: 3, colour: "red" }, newKey());
  expect(broken.status).toBe(422);
  const { errors } = json(broken) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toContain("#/title");
  const asText = { "content-type": "text/plain", ...newKey() };
  expect((await send("POST", "/commitments", {}, asText)).status).toBe(415);
  const large = { text: "x".repeat(1_100_000) };
  expect((await send("POST", "/commitments", large, newKey())).status).toBe(413);
  expect((await send("POST", "/partners", {}, newKey())).status).toBe(405);
  expect((await send("POST", "/commitments", {}, newKey(), reader)).status).toBe(403);
});

test("a search that only leaves words out is told what it lacks", async () => {
  for (const [q, says] of [
    ["-transfer", "leave out"],
    ["%20", "Fill this in"],
  ] as const) {
    const answer = await get(`/search?q=${q}`);
    expect(answer.status).toBe(422);
    expect(json(answer)).toMatchObject({
      errors: [{ parameter: "q", detail: expect.stringContaining(says) }],
    });
  }
});

test("what the API does not have is told in its own form, with what it has", async () => {
  const answers = await Promise.all([
    get("/no/such/address"),
    get("/no-such-noun"),
    send("POST", "/search", {}, newKey()),
    send("PUT", "/commitments", {}, newKey()),
    send("POST", "/partners", {}, newKey()),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 405, 405, 405]);
  const allowed = answers.map((answer) => answer.headers["allow"]);
  expect(allowed.slice(2)).toEqual(["GET, HEAD", "GET, HEAD, POST", "GET, HEAD"]);
  for (const answer of answers) {
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(json(answer)).toMatchObject({ status: answer.status, detail: expect.any(String) });
  }
  const ids = answers.map((answer) => answer.headers["x-request-id"]);
  expect(new Set(ids).size).toBe(answers.length);
});

test("a session opens nothing here, and no page of another site can write", async () => {
  const cookie = await sessionOf(app.database, "officer@demo");
  const count = () => query(app.database, "select count(*)::int from commitment");
  const before = await count();
  const body = JSON.stringify(commitmentFields);
  const tries = await Promise.all(
    [{}, { origin: app.origin }, { origin: "https://evil.example" }].map((more) =>
      ask(app.origin, "/api/v1/commitments", {
        method: "POST",
        cookie,
        body,
        headers: { "content-type": "application/json", ...newKey(), ...more },
      }),
    ),
  );
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await ask(app.origin, "/api/v1/commitments", { cookie })).status).toBe(403);
  expect((await ask(app.origin, "/api/v1/commitments")).status).toBe(401);
  // A token and a session: the token alone counts.
  const both = await ask(app.origin, "/api/v1/commitments", {
    method: "POST",
    cookie,
    body,
    headers: headers(reader, { "content-type": "application/json", ...newKey() }),
  });
  expect(both.status).toBe(403);
  const asked = await ask(app.origin, "/api/v1/commitments", {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  expect(asked.status).toBe(405);
  const shared = await get("/partners", reader, { origin: "https://evil.example" });
  expect(shared.headers["access-control-allow-origin"]).toBeUndefined();
  expect(await count()).toEqual(before);
});

test("forms take no JSON, with a token or without", async () => {
  const answer = await ask(app.origin, "/meetings/new", {
    method: "POST",
    body: "{}",
    headers: headers(writer, { "content-type": "application/json", origin: app.origin }),
  });
  expect(answer.status).toBe(415);
});

test("a confined token hears nothing of the rest", async () => {
  const confined = await apiToken(app.database, "manager@demo", { partners: ["GB"] });
  const { items } = json(await get("/commitments", confined)) as {
    items: { partner: { code: string } }[];
  };
  expect(new Set(items.map(({ partner }) => partner.code))).toEqual(new Set(["GB"]));
  const whole = json(await get("/commitments")) as {
    items: { id: string; partner: { code: string } }[];
  };
  const foreign = whole.items.find(({ partner }) => partner.code !== "GB");
  expect(foreign).toBeDefined();
  expect((await get(`/commitments/${foreign?.id}`, confined)).status).toBe(404);
});

test("a private address gives a calendar or a feed, confined, until it is revoked", async () => {
  const whole = await apiToken(app.database, "manager@demo", {
    kind: "calendar",
    clearance: "secret",
  });
  const confined = await apiToken(app.database, "manager@demo", {
    kind: "calendar",
    partners: ["GB"],
  });
  const changes = await apiToken(app.database, "manager@demo", {
    kind: "changes",
    partners: ["GB"],
  });
  const open = (token: string, more: Record<string, string> = {}) =>
    ask(app.origin, `/feeds/${token}`, { headers: more });
  const calendar = await open(whole);
  expect([calendar.status, calendar.headers["content-type"]]).toEqual([
    200,
    "text/calendar; charset=utf-8",
  ]);
  expect(calendar.text).toContain("UID:meeting-");
  expect(calendar.text).toContain("UID:due-");
  const kept = await open(whole, { "if-none-match": String(calendar.headers.etag) });
  expect([kept.status, kept.text]).toEqual([304, ""]);

  const ids = await query<{ id: string }>(
    app.database,
    "select id from meeting where partner <> 'GB'",
  );
  const theirs = (await open(confined)).text;
  expect(theirs).toContain("UID:meeting-");
  expect(ids.filter(({ id }) => theirs.includes(id))).toEqual([]);
  expect(ids.filter(({ id }) => calendar.text.includes(id)).length).toBeGreaterThan(0);

  const feed = await open(changes);
  expect([feed.status, feed.headers["content-type"]]).toEqual([
    200,
    "application/atom+xml; charset=utf-8",
  ]);
  expect(feed.text).toContain("<entry>");
  expect(feed.text).not.toContain(changes);

  // It opens nothing else, and a key of a program opens no feed.
  expect((await get("/partners", whole)).status).toBe(401);
  expect((await open(reader)).status).toBe(404);
  const logged = await query<{ path: string }>(
    app.database,
    "select distinct path from api_use where path like '/feeds%'",
  );
  expect(logged).toEqual([{ path: "/feeds/[token]" }]);
});

test("a person makes a token on their profile, sees it once, and revokes it", async ({ page }) => {
  const [name = "", value = ""] = (await sessionOf(app.database, "officer@demo")).split("=");
  await page.context().addCookies([{ name, value, url: app.origin }]);
  await page.goto(`${app.origin}/profile`);
  await page.getByLabel(words.nameLabel, { exact: true }).fill("Weekly report");
  await page.getByRole("button", { name: words.make }).click();
  const shown = page.getByLabel(words.fresh.program);
  const secret = await shown.inputValue();
  expect((await get("/partners", secret)).status).toBe(200);
  await page.context().clearCookies({ name: "fresh-token" });
  await page.reload();
  await expect(shown).toHaveCount(0);
  await expect(page.getByText("GET /api/v1/partners")).toBeVisible();
  await page
    .getByRole("button", { name: words.revokeNamed.replace("{name}", "Weekly report") })
    .click();
  await expect(page.getByRole("cell", { name: words.revoked })).toBeVisible();
  expect((await get("/partners", secret)).status).toBe(401);
});
