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

/** Texts written before the rules had seen their like; what they scored then is in decision 9. */
const LATER = new Set(
  readFileSync(join(FOLDER, "catalog.csv"), "utf8")
    .split("\n")
    .filter((line) => /\((?:second|third|fourth|fifth|sixth)\)/.test(line))
    .map((line) => line.split(",")[0] ?? ""),
);

/** Urdu texts are stored and their names found; promises are not drafted from them yet. */
const drafted = readdirSync(join(FOLDER, "texts")).filter((file) => !file.includes("urdu"));

function measure(files: readonly string[]): Tally {
  const total = emptyTally();
  for (const file of files) {
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

function expectFloors(total: Tally, traps: number) {
  expect(total.coreHit / total.core).toBeGreaterThanOrEqual(0.96);
  expect(total.right / total.drafts).toBeGreaterThanOrEqual(0.96);
  expect(total.traps).toBeLessThanOrEqual(traps);
  expect(total.notInText).toBe(0);
  expect(total.sideRight / total.paired).toBeGreaterThanOrEqual(0.84);
  expect(total.dueRight / total.due).toBeGreaterThanOrEqual(0.85);
}

test("drafts our own read-outs no worse than they once were", () => {
  const total = measure(drafted.filter((file) => !LATER.has(file)));
  expect(total.core).toBeGreaterThan(150);
  expectFloors(total, 4);
  expect(total.typeRight / total.paired).toBeGreaterThanOrEqual(0.97);
});

test("drafts the read-outs of the later sets as well", () => {
  const total = measure(drafted.filter((file) => LATER.has(file)));
  expect(total.core).toBeGreaterThan(150);
  expectFloors(total, 4);
  expect(total.typeRight / total.paired).toBeGreaterThanOrEqual(0.88);
});
