import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { evaluationRegister } from "./intake/register.ts";
import { catalogueOf } from "./intake/catalogue.ts";
import { predictionOf } from "./intake/prediction.ts";
import { emptyTally, type Gold, report, score, type Tally } from "./intake/score.ts";
import { draftFrom } from "#features/intake/draft.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: "string" },
    out: { type: "string" },
    home: { type: "string", default: "PK" },
    misses: { type: "boolean", default: false },
  },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error(
    "Say which folder of texts to draft: npm run eval:intake -- TEXT_FOLDER [--gold GOLD_FOLDER] [--out FOLDER] [--home ISO2]",
  );
  process.exit(2);
}
const register = evaluationRegister();
const catalogue = catalogueOf(folder, values.home);
if (values.out !== undefined) mkdirSync(values.out, { recursive: true });
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .toSorted();
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");
// A server is warm when an officer comes: what compiles the rules is not measured.
for (const file of files.slice(0, 8)) draftFrom(textOf(file), register, catalogue(file));

const total: Tally = emptyTally();
for (const file of files) {
  const text = textOf(file);
  const started = performance.now();
  const drafts = draftFrom(text, register, catalogue(file));
  const milliseconds = performance.now() - started;
  const prediction = predictionOf(text, drafts);
  const name = file.replace(/\.txt$/, ".json");
  if (values.out !== undefined) {
    writeFileSync(join(values.out, name), `${JSON.stringify(prediction, null, 1)}\n`);
  }
  const gold = values.gold === undefined ? null : goldOf(join(values.gold, name));
  const tally = score(text, prediction, gold, values.misses);
  tally.words = text.split(/\s+/).length;
  tally.milliseconds = milliseconds;
  console.log(report(file, tally));
  for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
}
console.log(report("TOTAL", total));

function goldOf(path: string): Gold | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Gold;
  } catch {
    return null;
  }
}
