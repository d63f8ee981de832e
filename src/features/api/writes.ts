import "server-only";
import { AppError } from "#domain/errors.ts";
import {
  recordCommitment,
  reportProgress,
  reviseCommitment,
} from "#features/commitments/commands.ts";
import { recordMeeting, reviseMeeting } from "#features/meetings/commands.ts";
import { bodyOf, contextOf, versionAsked, type Visit } from "#server/api.ts";
import type { Command, Context } from "#server/command.ts";
import { RequestError } from "#server/http.ts";
import { momentFilter } from "#domain/moment.ts";
import { answer, idOf, readCommitment, resourceOf } from "./answers.ts";
import { withSentFile } from "./sent-file.ts";
import { statusUpdate } from "./views/commitments.ts";

/** What programs may write, with the commands that the forms use */
const WRITES = {
  meetings: { record: recordMeeting, revise: reviseMeeting },
  commitments: { record: recordCommitment, revise: reviseCommitment },
} as const satisfies Record<string, { record: Command; revise: Command }>;

/** A report may come with a file of 7 MB, which is a third longer as text. */
const REPORT_LIMIT_BYTES = 10 * 1024 * 1024;

const today = momentFilter.parse({});

/** `POST /api/v1/meetings`: 201 with the record; the same again for the same key and body. */
export async function answerNew(request: Request, visit: Visit, name: string) {
  const { record } = writesOf(name);
  const { id } = await run(record, contextOf(request, visit), await bodyOf(request));
  return written(request, visit, name, id, 201);
}

/** `PUT /api/v1/meetings/{id}`: the whole of what its form holds, of the version that If-Match names. */
export async function answerRevised(request: Request, visit: Visit, name: string, key: string) {
  const { revise } = writesOf(name);
  const id = idOf(key);
  const version = versionAsked(request);
  const body = { ...(await bodyOf(request)), id, version };
  await run(revise, contextOf(request, visit), body);
  return written(request, visit, name, id, 200);
}

/** `POST /api/v1/commitments/{id}/updates`: the one way in which a status changes. */
export async function answerReported(request: Request, visit: Visit, key: string) {
  const commitmentId = idOf(key);
  const body = { ...withSentFile(await bodyOf(request, REPORT_LIMIT_BYTES)), commitmentId };
  const { id } = await run(reportProgress, contextOf(request, visit), body);
  const { updates } = await visit.read((reading) => readCommitment(reading, commitmentId, today));
  const update = updates.find((one) => one.id === id);
  const headers = { location: `/api/v1/commitments/${commitmentId}/updates` };
  return answer(request, statusUpdate, update, { status: 201, headers });
}

async function written(request: Request, visit: Visit, name: string, id: string, status: number) {
  const of = resourceOf(name);
  const record = await visit.read((reading) => of.get(reading, id, today));
  const headers = status === 201 ? { location: `/api/v1/${name}/${id}` } : {};
  return answer(request, of.record, record, { status, headers });
}

function writesOf(name: string): { record: Command; revise: Command } {
  resourceOf(name);
  if (!Object.hasOwn(WRITES, name))
    throw new RequestError(405, "errors.notWritable", { allow: "GET, HEAD" });
  // Looked up in the table itself.
  return WRITES[name as keyof typeof WRITES];
}

/** What forms say to people about versions and keys, in the words of a program. */
const FOR_PROGRAMS: Record<string, string> = {
  "errors.stale": "errors.staleRecord",
  "errors.keyReused": "errors.keyOfAnother",
};

async function run(command: Command, ctx: Context, body: unknown): Promise<{ id: string }> {
  try {
    return await command(ctx, body);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const key = FOR_PROGRAMS[error.messageKey];
    throw key === undefined ? error : new AppError(error.code, key, {}, { cause: error });
  }
}
