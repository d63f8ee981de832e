import { expect, test } from "@playwright/test";
import type { Role } from "#domain/actor.ts";
import { ACTIONS, type ActionName, type Address } from "#domain/permissions.ts";
import { type BuiltAction, builtActions, callAction, fieldsOf } from "../harness/actions.ts";
import {
  copyDemonstration,
  failuresIn,
  type OwnApp,
  query,
  sessionOf,
  startApp,
} from "../harness/app.ts";
import { checksums } from "../harness/checksums.ts";
import { examplePaths } from "../harness/examples.ts";
import { type Answer, ask, formBody } from "../harness/http.ts";
import errors from "../../messages/en/errors.json" with { type: "json" };

/** Actions that are no command's, and the line of the matrix that they obey; null: anybody may. */
const OTHERS: Record<string, ActionName | null> = {
  signInAction: null,
  signOutAction: null,
  chooseLocaleAction: null,
  welcomeAction: null,
  answerAction: null,
  inviteAgainAction: "user.invite",
  meetingFormAction: "meeting.record",
  keepMeetingDraft: "draft.save",
  intakeFormAction: "intake.save",
  keepIntakeForm: "intake.keep",
};

const ACCOUNTS = [
  { role: null, email: null },
  { role: "analyst", email: "analyst@demo" },
  { role: "officer", email: "officer@demo" },
  { role: "manager", email: "manager@demo" },
  { role: "administrator", email: "admin@demo" },
] as const;

/** Sign-in's own counts and the time a session was last used are no part of the register. */
const NOT_WATCHED = ["auth.session", "auth.sign_in_count"];

const actions = builtActions();
let app: OwnApp;
let paths: Map<string, string>;

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  paths = await examplePaths(
    app.database,
    actions.map(({ address }) => address as Address),
  );
});
test.afterAll(() => app?.stop());

const cookieOf = async (email: string | null) =>
  email === null ? undefined : sessionOf(app.database, email);

/** Where a form with this action stands. */
const placeOf = ({ address }: BuiltAction) =>
  address === "/_not-found" ? "/sign-in" : (paths.get(address) ?? "/");

/** The lines of the matrix that an action needs. */
const linesOf = ({ name, commands }: BuiltAction): ActionName[] => {
  const other = OTHERS[name];
  return other ? [other] : commands.map(({ action }) => action);
};

const mayTry = (role: Role | null, line: ActionName) =>
  role !== null && (ACTIONS[line] as readonly string[]).includes(role);

/** Records of the demonstration for the fields of a form, by the table that their ids are in. */
const TABLES: Record<string, string> = {
  predecessorId: "agency",
  successorId: "agency",
  otherAgencyId: "agency where country = 'GB' order by id desc",
  fromId: "agreement",
  otherAgreementId: "agreement where partner = 'GB' order by id desc",
  targetId: "meeting",
  leadAgencyId: "agency",
  providerId: "agency",
};
const OWN: Record<string, string> = {
  removeAlias: "agency_alias",
  removeSuccession: "agency_succession",
  decideConcurrence: "concurrence where decided_on is null",
  reviseMilestone: "milestone",
  removeMilestone: "milestone",
  removeCitation: "citation",
  reviseCourse: "course",
  reviseUser: "user_account where role = 'analyst'",
  discardDraft: "draft",
};

async function idFor(command: string, action: ActionName, field: string): Promise<object> {
  const name = field.split(".").at(-1) ?? "";
  const noun = action.split(".")[0] ?? "";
  const own = OWN[command] ?? noun;
  const table = name === "id" ? own : (TABLES[name] ?? name.replace(/Id$/, ""));
  const isKnown = await query(app.database, "select to_regclass($1) as name", [
    table.split(" ")[0],
  ]);
  if (Object.values(isKnown[0] ?? {})[0] === null) return {};
  const order = table.includes("order by") ? table : `${table} order by id`;
  const [row = {}] = await query(app.database, `select * from ${order} limit 1`);
  return row;
}

/** The sample of an action with records of the demonstration in it, as fields of a form. */
async function filled(action: BuiltAction): Promise<[string, string][]> {
  const [command] = action.commands;
  if (command === undefined) return [["id", "01a201a3-a07b-7269-b0e8-7a884808f91d"]];
  const input: Record<string, unknown> = { ...command.input };
  for (const [key, value] of Object.entries(input)) {
    if (typeof value !== "string" || !value.startsWith("id of ")) continue;
    const row = await idFor(command.name, command.action, value.slice(6));
    input[key] = "id" in row ? row.id : crypto.randomUUID();
    if (key === "id" && "version" in row && "version" in input) input["version"] = row.version;
  }
  return fieldsOf(input);
}

test("every action of the build is a command's, or one of the few that we know", () => {
  const unknown = actions.filter(
    (action) => action.commands.length === 0 && !(action.name in OTHERS),
  );
  expect(unknown.map(({ name }) => name)).toEqual([]);
  expect(actions.length).toBeGreaterThan(30);
});

/** Refused with the sentence for it; before anybody was asked, for what else is wrong with the form; or by a page. */
function isRefused({ status, headers, text }: Answer, role: Role | null): boolean {
  const sentence = role === null ? errors.unauthenticated : errors.forbidden;
  const isByForm = text.includes(sentence) || /"fieldErrors":\{"|^1:null$/m.test(text);
  const leadsTo = String(headers["x-action-redirect"] ?? "");
  const isByPage = role === null ? leadsTo.includes("/sign-in") : status === 403;
  return status < 500 && (isByForm || isByPage);
}

test("nobody without the right gets an action to do anything", async () => {
  const before = await checksums(app.database.adminUrl, NOT_WATCHED);
  const forms = new Map(
    await Promise.all(actions.map(async (one) => [one.name, await filled(one)] as const)),
  );
  const surprises: string[] = [];
  let refused = 0;
  for (const { role, email } of ACCOUNTS) {
    const cookie = await cookieOf(email);
    const closed = actions.filter((action) => {
      const lines = linesOf(action);
      return lines.length > 0 && !lines.some((line) => mayTry(role, line));
    });
    for (const action of closed) {
      const answer = await callAction(
        app.origin,
        placeOf(action),
        action,
        forms.get(action.name) ?? [],
        { cookie },
      );
      if (isRefused(answer, role)) refused += 1;
      else surprises.push(`${role} ${action.name}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  }
  expect(surprises, failuresIn(app)).toEqual([]);
  expect(refused).toBeGreaterThan(actions.length * 2);
  expect(await checksums(app.database.adminUrl, NOT_WATCHED)).toEqual(before);
});

const FOREIGN: Record<string, Record<string, string>> = {
  "another site": { origin: "https://evil.example" },
  "a page without an origin": { origin: "null" },
  nowhere: {},
  "another site, with a forged host": {
    origin: "https://evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  },
  "another site that has our name in its own": { origin: "http://localhost.evil.example" },
  "another site, as the browser says": { "sec-fetch-site": "cross-site" },
  "a link typed by hand, as the browser says": { "sec-fetch-site": "none" },
};

for (const [from, headers] of Object.entries(FOREIGN)) {
  test(`a form from ${from} is refused, whatever the action`, async () => {
    const cookie = await cookieOf("manager@demo");
    const before = await checksums(app.database.adminUrl, NOT_WATCHED);
    for (const action of actions) {
      const call = await callAction(app.origin, placeOf(action), action, [], { cookie, headers });
      // As a browser without scripts would send it.
      const plain = formBody([[`$ACTION_ID_${action.id}`, ""]]);
      const sent = await ask(app.origin, placeOf(action), {
        method: "POST",
        cookie,
        body: plain.body,
        headers: { ...plain.headers, ...headers },
      });
      expect([call.status, sent.status], action.name).toEqual([403, 403]);
    }
    expect(await checksums(app.database.adminUrl, NOT_WATCHED)).toEqual(before);
  });
}

/** What can stand in place of a form: values of every other type, too few and too many of them. */
const ARGUMENTS = [
  "[]",
  "[null,null]",
  "[1,2,3]",
  '["text","text"]',
  "[[],[]]",
  '[{"not":"x"},{"contains":""}]',
  '[{"__proto__":{"then":"x"}},"$K1"]',
  '["$undefined","$undefined"]',
  '["$@0","$@0"]',
  '["$D2026-01-01T00:00:00Z","$n9007199254740993"]',
];

/** What cannot be read at all. */
const UNREADABLE = ["", "{", '["$F1","$T"]', '["$1"]', '{"then":"$1"}', `[${"1,".repeat(2000)}1]`];

const send = (action: BuiltAction, cookie: string | undefined, body: string, type: string) =>
  ask(app.origin, placeOf(action), {
    method: "POST",
    cookie,
    body,
    headers: { origin: app.origin, "next-action": action.id, "content-type": type },
  });

const multipart = formBody([]).headers["content-type"] ?? "";

test("an action that is sent values of other types refuses them as it refuses an empty form", async () => {
  const cookie = await cookieOf("manager@demo");
  const failures: string[] = [];
  for (const action of actions.filter(({ name }) => name !== "signOutAction")) {
    for (const text of ARGUMENTS) {
      const { status } = await send(
        action,
        cookie,
        formBody([["0", text]]).body.toString(),
        multipart,
      );
      if (status >= 500) failures.push(`${action.name} ${text}: ${status}`);
    }
  }
  expect(failures, failuresIn(app)).toEqual([]);
});

test("a body that is no form is not read, and one that cannot be read tells nothing", async () => {
  const cookie = await cookieOf("manager@demo");
  for (const name of ["recordAgencyAction", "keepMeetingDraft", "chooseLocaleAction"]) {
    const action = actions.find((one) => one.name === name);
    if (action === undefined) throw new Error(`${name} is gone.`);
    for (const body of [...ARGUMENTS, ...UNREADABLE]) {
      for (const type of ["text/plain;charset=UTF-8", "application/json", "text/xml"]) {
        expect((await send(action, cookie, body, type)).status).toBe(415);
      }
    }
    for (const body of UNREADABLE) {
      // The framework's own answer: a failure, by its number.
      const { text } = await send(
        action,
        cookie,
        formBody([["0", body]]).body.toString(),
        multipart,
      );
      expect(text).toMatch(
        /^0:\{"a":"\$@1"[^}]*\}\n1:(E\{"digest":"\d+"\}|null|\{"values".*)?\s*$/,
      );
      expect((await send(action, cookie, body, "multipart/form-data; boundary=none")).text).toMatch(
        /digest/,
      );
    }
  }
});

const ODD_FIELDS: [string, string][] = [
  ["__proto__.polluted", "yes"],
  ["constructor.prototype.polluted", "yes"],
  ["id.not", ""],
  ["id[]", "1"],
  ["version.0", "1"],
  [`${"deep.".repeat(500)}end`, "x"],
  ["text", "x".repeat(600_000)],
  ["lone surrogate", "\\ud800"],
  ["nul", "a\0b"],
];

test("a form with fields of the wrong shape is refused with a sentence", async () => {
  const cookie = await cookieOf("manager@demo");
  const failures: string[] = [];
  for (const action of actions.filter(({ name }) => name !== "signOutAction")) {
    const answer = await callAction(app.origin, placeOf(action), action, ODD_FIELDS, { cookie });
    if (answer.status >= 500)
      failures.push(`${action.name}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  expect(failures, failuresIn(app)).toEqual([]);
});

test("a body beyond the limit is refused, whether it tells its size or not", async () => {
  const cookie = await cookieOf("officer@demo");
  const action = actions.find(({ name }) => name === "recordAgencyAction");
  const large = Buffer.alloc(13 * 1024 * 1024, "x");
  const headers = {
    origin: app.origin,
    "next-action": action?.id ?? "",
    "content-type": "text/plain",
  };
  const told = await ask(app.origin, "/agencies/new", {
    method: "POST",
    cookie,
    body: large,
    headers,
  });
  const untold = await ask(app.origin, "/agencies/new", {
    method: "POST",
    cookie,
    body: large,
    headers: { ...headers, "transfer-encoding": "chunked" },
  });
  // Who does not tell the size is asked for it, before anything is read.
  expect([told.status, untold.status]).toEqual([413, 411]);
});

test("with the right, the same forms do their work: the refusals above were no accident", async () => {
  // Every action of the application, one after the other, and all of the register compared each time.
  test.setTimeout(180_000);
  const cookies = new Map<Role, string | undefined>();
  for (const { role, email } of ACCOUNTS)
    if (role !== null) cookies.set(role, await cookieOf(email));
  const worked: string[] = [];
  const idle: string[] = [];
  let before = JSON.stringify(await checksums(app.database.adminUrl, NOT_WATCHED));
  for (const action of actions.filter(({ commands }) => commands.length > 0)) {
    const [line] = linesOf(action);
    const role = line === undefined ? undefined : ACTIONS[line].at(-1);
    if (role === undefined) continue;
    const fields = await filled(action);
    const cookie = cookies.get(role);
    const { text } = await callAction(app.origin, placeOf(action), action, fields, { cookie });
    const after = JSON.stringify(await checksums(app.database.adminUrl, NOT_WATCHED));
    if (after !== before) worked.push(action.name);
    else idle.push(`${action.name}: ${/"fieldErrors":.*/.exec(text)?.[0].slice(0, 200)}`);
    before = after;
  }
  console.log(
    `${worked.length} actions did their work; these had nothing to do:\n${idle.join("\n")}`,
  );
  expect(worked.length).toBeGreaterThan(idle.length);
});
