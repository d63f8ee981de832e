import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, resolve } from "node:path";

const BIN = resolve("node_modules/.bin");

export interface ToolRun {
  exitCode: number;
  said: string;
}

/** Runs a tool of the project to its end, with the project's own Node before the system's. */
export async function runTool(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<ToolRun> {
  const child = spawn(resolve(BIN, name), args, {
    env: {
      ...process.env,
      PATH: `${BIN}${delimiter}${process.env["PATH"] ?? ""}`,
      NEXT_TELEMETRY_DISABLED: "1",
      FORCE_COLOR: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (text: string) => (said += text);
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  child.on("error", (error) => hear(String(error)));
  await once(child, "close").catch(() => undefined);
  return { exitCode: child.exitCode ?? 1, said: said.trim() };
}
