import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { draftFrom } from "#features/intake/draft.ts";
import { catalogueOf } from "../scripts/intake/catalogue.ts";
import { predictionOf } from "../scripts/intake/prediction.ts";
import { evaluationRegister } from "../scripts/intake/register.ts";
import { emptyTally, type Gold, score, type Tally } from "../scripts/intake/score.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "readouts");
const register = evaluationRegister();
const catalogue = catalogueOf(join(FOLDER, "texts"), "PK");

/** Urdu texts are stored and their names found; promises are not drafted from them yet. */
const drafted = readdirSync(join(FOLDER, "texts")).filter((file) => !file.includes("urdu"));

function measure(): Tally {
  const total = emptyTally();
  for (const file of drafted) {
    const text = readFileSync(join(FOLDER, "texts", file), "utf8");
    const goldFile = join(FOLDER, "gold", file.replace(/\.txt$/, ".json"));
    const gold = JSON.parse(readFileSync(goldFile, "utf8")) as Gold;
    const tally = score(
      text,
      predictionOf(text, draftFrom(text, register, catalogue(file))),
      gold,
      false,
    );
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  }
  return total;
}

test("drafts our own read-outs no worse than they once were", () => {
  const total = measure();
  expect(total.core).toBeGreaterThan(150);
  expect(total.coreHit / total.core).toBeGreaterThanOrEqual(0.96);
  expect(total.right / total.drafts).toBeGreaterThanOrEqual(0.96);
  expect(total.traps).toBeLessThanOrEqual(4);
  expect(total.notInText).toBe(0);
  expect(total.typeRight / total.paired).toBeGreaterThanOrEqual(0.97);
  expect(total.sideRight / total.paired).toBeGreaterThanOrEqual(0.84);
  expect(total.dueRight / total.due).toBeGreaterThanOrEqual(0.85);
});
