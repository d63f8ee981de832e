import { inject } from "vitest";
import { copyTemplate, type TestDatabase } from "./test-server.ts";

/** An empty database with the present schema, beside the one that the test file has anyway. */
export function freshDatabase(): Promise<TestDatabase> {
  return copyTemplate(inject("adminUrl"), inject("template"), inject("run"));
}
