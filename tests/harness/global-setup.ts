import type { TestProject } from "vitest/node";
import { dropCopies, ensureTemplate, openTestServer } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
    run: string;
  }
}

/** Runs once for all integration tests: a server, and the database that each test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  const run = `${process.pid}_${Date.now().toString(36)}`;
  try {
    project.provide("adminUrl", server.adminUrl);
    project.provide("template", await ensureTemplate(server.adminUrl));
    project.provide("run", run);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    await dropCopies(server.adminUrl, run);
    await server.stop();
  };
}
