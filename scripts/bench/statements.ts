import { Client, type QueryResult } from "pg";
import { todayIn } from "#domain/calendar-date.ts";
import { readParameters } from "#features/api/parameters.ts";
import { RESOURCES, type ResourceName } from "#features/api/resources.ts";
import { search } from "#features/search/queries.ts";
import { searchFilter } from "#features/search/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import type { Reading } from "#server/page.ts";
import type { Statement } from "./asking.ts";
import { USER_ID } from "./rows.ts";

/*
 * Reads what the API answers at the addresses given, and prints as JSON which statements that took: what the bare
 * handler is to ask as well. Each must be one statement, or the bare side would not be the same question.
 */

/** What a viewer's transaction begins and ends with is no part of the question. */
const AROUND = /^(begin|commit|rollback)\b|set_config\('app\.user_id'|from pg_roles/i;

const asked: Statement[] = [];
type Send = (this: Client, ...all: unknown[]) => Promise<QueryResult>;
const send = Reflect.get(Client.prototype, "query") as Send;
const listening: Send = function listening(...all) {
  const answer = send.apply(this, all);
  const [statement] = all as [string | Omit<Statement, "rows">];
  if (typeof statement === "string" || AROUND.test(statement.text.trim())) return answer;
  return answer.then((result) => {
    const { text, values } = statement;
    asked.push({ text, values, rows: result.rowCount ?? 0 });
    return result;
  });
};
Object.assign(Client.prototype, { query: listening });

const viewer = {
  kind: "user",
  id: USER_ID,
  role: "manager",
  clearance: "secret",
  partners: null,
} as const;
const now = new Date();
const today = todayIn("UTC", now);

/** Reads what the route of this address reads. */
function read(path: string, reading: Reading): Promise<unknown> {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const [, , , name = "", key] = pathname.split("/");
  if (name === "search") return search(reading.tx, readParameters(searchFilter, searchParams));
  const resource = RESOURCES[name as ResourceName];
  return key === undefined
    ? resource.list(reading, readParameters(resource.filter, searchParams))
    : resource.get(reading, key, { asOf: null, knownOn: null });
}

const found: Record<string, Statement> = {};
for (const path of process.argv.slice(2)) {
  asked.length = 0;
  // oxlint-disable-next-line no-await-in-loop -- the statements of one answer must not mix with another's
  await withViewer(viewer, (tx) => read(path, { tx, viewer, today, now }));
  const [statement, ...others] = asked;
  if (statement === undefined || others.length > 0) {
    throw new Error(`${path} takes ${asked.length} statements; the bare handler asks one.`);
  }
  found[path] = statement;
}
await disconnect();
console.log(JSON.stringify(found));
