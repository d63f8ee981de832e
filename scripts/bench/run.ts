import { spawnSync } from "node:child_process";

/** What a program of ours prints, run in a process of its own. @throws Error with all that it said, if it fails */
export function run(args: readonly string[], env: Record<string, string>): string {
  const child = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    encoding: "utf8",
    maxBuffer: 64e6,
  });
  if (child.status !== 0) throw new Error(`${args.join(" ")}\n${child.stdout}${child.stderr}`);
  return child.stdout;
}
