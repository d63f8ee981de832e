import { expect, test } from "vitest";
import { diffOfModels } from "../scripts/migrations/diff.ts";

const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n';
const pet = (fields: string): string => `${HEAD}model Pet {\n  id Int @id\n${fields}}\n`;

test("the first migration makes every table, and not the schema they are in", async () => {
  const sql = await diffOfModels(null, pet("  name String\n"));

  expect(sql).toContain('CREATE TABLE "Pet"');
  expect(sql).not.toContain("CREATE SCHEMA");
});

test("the next one holds only what the models changed", async () => {
  const sql = await diffOfModels(pet("  name String\n"), pet("  name String\n  age Int?\n"));

  expect(sql.trim()).toBe('-- AlterTable\nALTER TABLE "Pet" ADD COLUMN     "age" INTEGER;');
});

test("models that did not change need no migration", async () => {
  expect(await diffOfModels(pet(""), pet("  // a remark\n"))).toBe("");
});

test("models that are wrong are refused with the place", async () => {
  await expect(diffOfModels(null, pet("  owner Nobody\n"))).rejects.toThrow('"Nobody"');
});
