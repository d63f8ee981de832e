import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OUTPUT = "src/generated";

/** Makes Prisma's client from prisma/*.prisma, unless what is there was made from the same files. */
export async function generate(root = process.cwd()): Promise<"made" | "fresh"> {
  const source = hashOfModels(root);
  const mark = join(root, OUTPUT, "source.sha256");
  if (read(mark) === source && read(join(root, OUTPUT, "prisma/client.ts")) !== "") return "fresh";
  await runPrisma(root);
  mkdirSync(join(root, OUTPUT), { recursive: true });
  writeFileSync(mark, source);
  return "made";
}

function hashOfModels(root: string): string {
  const hash = createHash("sha256").update(read(join(root, "node_modules/prisma/package.json")));
  const files = globSync(["prisma/*.prisma", "prisma/models/**/*.prisma"], { cwd: root });
  for (const file of files.toSorted()) hash.update(file).update(read(join(root, file)));
  return hash.digest("hex");
}

function runPrisma(root: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: root,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  child.on("error", reject);
  child.on("close", (code) => {
    if (code === 0) resolve();
    else reject(new Error(`Prisma's client could not be made.\n${output.trim()}`));
  });
  return promise;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) console.log(`Prisma's client is ${await generate()}.`);
