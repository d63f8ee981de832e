import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import { SchemaEngine, type DiffTarget } from "@prisma/schema-engine-wasm";

/**
 * The SQL that leads from one text of Prisma models to another, "" when there is none. Both ends are models and no
 * database is asked, so hand-written SQL (policies, triggers, checks) is never seen and never proposed for dropping.
 *
 * @throws when a text is not a valid Prisma schema; the message says where.
 */
export async function diffOfModels(before: string | null, after: string): Promise<string> {
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", after]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "nothing",
      connect: () => Promise.resolve(nothing),
      connectToShadowDb: () => Promise.resolve(nothing),
    }),
  );
  try {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: "empty" } : modelsOf(before),
      to: modelsOf(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").replace(/^-- CreateSchema\nCREATE SCHEMA[^;]*"public";\n*/m, "");
    return /^\s*(?:--[^\n]*\s*)*$/.test(sql) ? "" : sql;
  } finally {
    engine.free();
  }
}

const modelsOf = (content: string): DiffTarget => ({
  tag: "schemaDatamodel",
  files: [{ path: "schema.prisma", content }],
});

/** The engine insists on a connection before it compares two texts; this one answers that there is nothing. */
const nothing: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "nothing",
  queryRaw: () => Promise.resolve({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error("There is no database here.")),
  dispose: () => Promise.resolve(),
};
