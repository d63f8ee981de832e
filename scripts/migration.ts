import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { diffOfModels } from "./migrations/diff.ts";

/** What the Prisma models said when a migration was made; the next one starts from the newest of these. */
const SNAPSHOT = "datamodel.txt";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { empty: { type: "boolean", default: false } },
});
const name = positionals
  .join(" ")
  .trim()
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, "_");
if (name === "") {
  console.error("Say what the migration does: npm run migration -- NAME [--empty]");
  process.exit(1);
}

const models = globSync(["prisma/*.prisma", "prisma/models/**/*.prisma"]).toSorted();
const now = models.map((file) => readFileSync(file, "utf8").trim()).join("\n\n");
const newest = globSync(`prisma/migrations/*/${SNAPSHOT}`).toSorted().at(-1);

if (values.empty) {
  const file = write(`-- ${name.replaceAll("_", " ")}: written by hand\n`, null);
  console.log(`Write your SQL in ${file}.`);
} else {
  const before = newest === undefined ? null : readFileSync(newest, "utf8").trim();
  const sql = await diffOfModels(before, now);
  if (sql === "") {
    console.log("The models ask for no change since the last migration; nothing was written.");
    console.log("For hand-written SQL: npm run migration -- NAME --empty");
  } else {
    console.log(`Wrote ${write(sql, now)}: read it before you commit it.`);
    const losses = sql.match(/^.*\b(?:DROP (?:TABLE|COLUMN|TYPE))\b.*$/gm) ?? [];
    if (losses.length > 0) console.log(`It loses data or a type:\n  ${losses.join("\n  ")}`);
  }
}

function write(sql: string, snapshot: string | null): string {
  const file = join("prisma/migrations", `${timestamp()}_${name}`, "migration.sql");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sql);
  if (snapshot !== null) writeFileSync(join(dirname(file), SNAPSHOT), `${snapshot}\n`);
  return file;
}

/** The moment as YYYYMMDDHHMMSS, moved past the newest folder so that two in one second keep their order. */
function timestamp(): string {
  const second = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const last = globSync("prisma/migrations/[0-9]*")
    .map((folder) => /\d{14}/.exec(folder)?.[0] ?? "")
    .toSorted()
    .at(-1);
  return last === undefined || last < second ? second : String(BigInt(last) + 1n);
}
