import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "#server/command.ts";

export interface NamedCommand {
  name: string;
  file: string;
  command: Command;
}

/** Every command of every feature, found in the files: a new one is there without being told. */
export async function allCommands(): Promise<NamedCommand[]> {
  const files = globSync("src/features/*/{commands.ts,commands/*.ts}").toSorted();
  const modules = await Promise.all(
    files.map(async (file) => {
      const exports = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
      return Object.entries(exports)
        .filter((entry): entry is [string, Command] => isCommand(entry[1]))
        .map(([name, command]) => ({ name, file, command }));
    }),
  );
  return modules.flat();
}

function isCommand(value: unknown): value is Command {
  return typeof value === "function" && "action" in value && "input" in value;
}
