import "server-only";
import type { z } from "zod";
import { MAX_FILE_BYTES } from "#domain/file-kind.ts";
import { AppError } from "#domain/errors.ts";
import type { ImportState } from "#generated/prisma/enums.ts";
import { command, type Context, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { log } from "#server/log.ts";
import { ownsImport } from "../policy.ts";
import { openTable } from "#features/imports/reading/table.ts";
import { shippedProfile } from "#features/imports/profiles/shipped.ts";
import { batchInput, mapInput, runInput, uploadInput } from "../schema.ts";
import { SILENT_MS } from "../views.ts";
import { beginBatch, refused } from "./begin.ts";
import { makeFindable, performCheck, performImport } from "./perform.ts";

/** Keeps a file for its owner alone, if it is a table that can be read; nothing enters the register yet. */
export const uploadImport = command({
  action: "import.upload",
  input: uploadInput,
  allow: (actor) => actor.kind === "user",
  run: async ({ tx, input: { file }, userId }) => {
    if (file.size > MAX_FILE_BYTES) throw refused("file", "validation.fileSize");
    const content = new Uint8Array(await file.arrayBuffer());
    const batch = await beginBatch(tx, userId, file.name, content);
    await tx.importWork.update({ where: { batchId: batch.id }, data: { content } });
    return batch;
  },
});

const BUSY: readonly ImportState[] = ["checking", "running"];
const OVER: readonly ImportState[] = ["done", "undoing", "undone"];

async function batchOf(tx: Tx, id: string) {
  return found(
    await tx.importBatch.findUnique({
      where: { id },
      select: { ownerId: true, state: true, updatedAt: true, work: { select: { beatAt: true } } },
    }),
  );
}

function refuseUnlessOpen({ state, updatedAt, work }: Awaited<ReturnType<typeof batchOf>>): void {
  if (OVER.includes(state)) throw new AppError("conflict", "imports.error.over");
  const lastAt = (work?.beatAt ?? updatedAt).getTime();
  if (BUSY.includes(state) && Date.now() - lastAt < SILENT_MS) {
    throw new AppError("conflict", "imports.error.busy");
  }
}

/** Says which column goes where. The file is checked by it from now on; under a name it becomes a profile. */
export const mapImport = command({
  action: "import.map",
  input: mapInput,
  load: (tx, { id }) => batchOf(tx, id),
  allow: (actor, batch) => ownsImport(actor, batch),
  run: async ({ tx, input: { id, version, profileName, mapping }, userId, subject }) => {
    refuseUnlessOpen(subject);
    await refuseForeignColumns(tx, id, mapping);
    const data = {
      mapping,
      kind: mapping.kind,
      register: mapping.register,
      profile: profileName,
      state: "checking",
      failure: null,
      version: { increment: 1 },
    } as const;
    expectOne(await tx.importBatch.updateMany({ where: { id, version }, data }));
    await tx.importWork.update({ where: { batchId: id }, data: { done: 0, beatAt: new Date() } });
    if (profileName !== null) await keepProfile(tx, userId, profileName, mapping);
    return { id };
  },
});

type Mapping = z.output<typeof mapInput>["mapping"];

async function refuseForeignColumns(
  tx: Tx,
  id: string,
  { columns, sheet }: Mapping,
): Promise<void> {
  const { content } = found(await tx.importWork.findUnique({ where: { batchId: id } }));
  if (content === null) throw new AppError("conflict", "imports.error.noFile");
  const { head } = await openTable(content, sheet);
  for (const [field, heads] of Object.entries(columns)) {
    const missing = heads.find((name) => !head.includes(name));
    if (missing !== undefined) {
      throw refused(`columns.${field}`, "imports.problem.noColumn", { column: missing });
    }
  }
}

async function keepProfile(tx: Tx, ownerId: string, name: string, mapping: Mapping): Promise<void> {
  if (shippedProfile(name)) throw refused("profileName", "imports.problem.profileName");
  const data = { name, kind: mapping.kind, mapping };
  const { count } = await tx.importProfile.updateMany({
    where: { name, ownerId },
    data: { ...data, version: { increment: 1 } },
  });
  if (count > 0) return;
  if ((await tx.importProfile.count({ where: { name } })) > 0) {
    throw refused("profileName", "imports.problem.profileName");
  }
  await tx.importProfile.create({ data: { ...data, ownerId } });
}

/** Lets a checked file in: the work goes on when the answer is given. */
export const startImport = command({
  action: "import.run",
  input: runInput,
  load: (tx, { id }) => batchOf(tx, id),
  allow: (actor, batch) => ownsImport(actor, batch),
  run: async ({ tx, input: { id, version, skipsBad }, subject }) => {
    refuseUnlessOpen(subject);
    if (!["checked", "failed"].includes(subject.state)) {
      throw new AppError("conflict", "imports.error.notChecked");
    }
    const data = { state: "running", failure: null, skipsBad, version: { increment: 1 } } as const;
    expectOne(await tx.importBatch.updateMany({ where: { id, version }, data }));
    await tx.importWork.update({ where: { batchId: id }, data: { done: 0, beatAt: new Date() } });
    return { id };
  },
});

/** Goes on telling search of what an import brought, where a server was stopped in the middle of it. */
export const finishImport = command({
  action: "import.run",
  input: batchInput,
  load: (tx, { id }) => batchOf(tx, id),
  allow: (actor, batch) => ownsImport(actor, batch),
  run: async ({ tx, input: { id, version }, subject }) => {
    if (subject.state !== "done") throw new AppError("conflict", "imports.error.notDone");
    const data = { version: { increment: 1 } } as const;
    expectOne(await tx.importBatch.updateMany({ where: { id, version, isFindable: false }, data }));
    return { id };
  },
});

/** Forgets a file that did not come in. */
export const discardImport = command({
  action: "import.discard",
  input: batchInput,
  load: (tx, { id }) => batchOf(tx, id),
  allow: (actor, batch) => ownsImport(actor, batch),
  run: async ({ tx, input: { id, version }, subject }) => {
    refuseUnlessOpen(subject);
    await tx.importWork.deleteMany({ where: { batchId: id } });
    expectOne(await tx.importBatch.deleteMany({ where: { id, version, requestId: null } }));
    return { id };
  },
});

/** Goes on after the answer was given; how it ends stands in the batch. */
const inBackground =
  (work: (id: string) => Promise<void>) =>
  ({ id }: { id: string }): { id: string } => {
    work(id).catch((error: unknown) => log.error({ err: error, batch: id }, "import work failed"));
    return { id };
  };

export const checkInBackground = (ctx: Context) => inBackground((id) => performCheck(ctx, id));
export const importInBackground = (ctx: Context, skipsBad: boolean) =>
  inBackground((id) => performImport(ctx, id, skipsBad));
export const findableInBackground = (ctx: Context) => inBackground((id) => makeFindable(ctx, id));
