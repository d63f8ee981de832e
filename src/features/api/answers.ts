import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import { momentFilter, type When } from "#domain/moment.ts";
import { recordId } from "#domain/uuid.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { search } from "#features/search/queries.ts";
import { isOnlyWithout } from "#features/search/rules.ts";
import { searchFilter } from "#features/search/schema.ts";
import { tagged, type Visit } from "#server/api.ts";
import type { Reading } from "#server/page.ts";
import { markedLine } from "./marks.ts";
import { readParameters } from "./parameters.ts";
import { type Resource, type ResourceName, RESOURCES } from "./resources.ts";
import { statusUpdate } from "./views/commitments.ts";
import { searchGroup } from "./views/partners.ts";

const JSON_TYPE = "application/json; charset=utf-8";

export const foundRecords = z.object({ groups: z.array(searchGroup) });
export const updatesOfCommitment = z.object({ items: z.array(statusUpdate) });

/** Only the day, for a record that is dated; nothing, for one that is not. */
const whenFilter = ({ isDated }: Resource) => (isDated ? momentFilter : momentFilter.pick({}));

/** @throws AppError `not_found` for a noun that the API does not have */
export function resourceOf(name: string): Resource {
  if (!Object.hasOwn(RESOURCES, name)) throw new AppError("not_found", "errors.noSuchAddress");
  // Looked up in the table itself.
  return RESOURCES[name as ResourceName];
}

/** `GET /api/v1/meetings?…` */
export async function answerList(request: Request, visit: Visit, name: string) {
  const of = resourceOf(name);
  const filter = readParameters(of.filter, new URL(request.url).searchParams);
  const { rows, after, before } = await visit
    .read((reading) => of.list(reading, filter))
    .catch((error: unknown) => {
      throw isNotThere(error) ? foreignCursor(filter) : error;
    });
  return answer(request, of.page, { items: rows, after, before });
}

const isNotThere = (error: unknown) => error instanceof AppError && error.code === "not_found";

/** A list is always there: what the database could not read was the cursor of a list in another order. */
function foreignCursor(filter: object): z.ZodError {
  const isAfter = "after" in filter && filter.after !== null;
  const path = [isAfter ? "after" : "before"];
  return new z.ZodError([
    { code: "custom", path, message: "validation.invalid", input: undefined },
  ]);
}

/** `GET /api/v1/meetings/{id}` */
export async function answerRecord(request: Request, visit: Visit, name: string, key: string) {
  const of = resourceOf(name);
  const asked = readParameters(whenFilter(of), new URL(request.url).searchParams);
  const when = momentFilter.parse(asked);
  const record = await visit.read((reading) =>
    of.get(reading, of.key === "id" ? idOf(key) : key, when),
  );
  return answer(request, of.record, record);
}

/** `GET /api/v1/commitments/{id}/updates`: its status updates, the latest first. */
export async function answerUpdates(request: Request, visit: Visit, id: string) {
  const when = readParameters(momentFilter, new URL(request.url).searchParams);
  const { updates } = await visit.read((reading) => readCommitment(reading, idOf(id), when));
  return answer(request, updatesOfCommitment, { items: updates });
}

/** `GET /api/v1/search?q=…` */
export async function answerSearch(request: Request, visit: Visit) {
  const filter = readParameters(searchFilter, new URL(request.url).searchParams);
  if (filter.q !== null && isOnlyWithout(filter.q)) throw nothingSought(filter.q);
  const groups = await visit.read(({ tx }) => search(tx, filter));
  const marked = groups.map((group) => ({ ...group, hits: group.hits.map(markedLine) }));
  return answer(request, foundRecords, { groups: marked });
}

function nothingSought(q: string): z.ZodError {
  const message = encodeMessage("search.onlyWithoutHint", { q });
  return new z.ZodError([{ code: "custom", path: ["q"], message, input: undefined }]);
}

export const readCommitment = ({ tx, today }: Reading, id: string, when: When) =>
  getCommitment(tx, id, when, today);

/** An id that could be none is not there, like one that is not open. */
export function idOf(id: string): string {
  if (!recordId.safeParse(id).success) throw new AppError("not_found", "errors.notFound");
  return id;
}

/** Only what the schema names goes out, and in the form that it promises. */
export function answer(
  request: Request,
  schema: z.ZodType,
  body: unknown,
  more: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const text = JSON.stringify(schema.parse(body));
  return tagged(request, text, JSON_TYPE, { version: versionOf(body), ...more });
}

function versionOf(body: unknown): number | null {
  const isVersioned = body instanceof Object && "version" in body;
  return isVersioned && typeof body.version === "number" ? body.version : null;
}
