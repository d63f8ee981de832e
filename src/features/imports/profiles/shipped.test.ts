import { describe, expect, test } from "vitest";
import type { CountryCode } from "#domain/country-code.ts";
import { STANDARD_TOPICS } from "#features/topics/standard.ts";
import { readPartner } from "../values/parties.ts";
import { meantBy } from "../values/words.ts";
import { shippedProfile, SHIPPED } from "./shipped.ts";

const SLUGS = STANDARD_TOPICS.flatMap(({ slug, below = [] }) => [
  slug,
  ...below.map((one) => one.slug),
]);

describe("the profiles that come with the program", () => {
  test("send what a register calls its subjects to topics that a register can begin with", () => {
    const meant = SHIPPED.flatMap(({ mapping }) =>
      (mapping.words["topics"] ?? []).map(([, to]) => to),
    );
    expect(meant.length).toBeGreaterThan(20);
    expect(meant.filter((slug) => slug !== "-" && !SLUGS.includes(slug))).toEqual([]);
  });

  test.each([
    ["TRATADO DE EXTRADICIÓN ENTRE COLOMBIA Y UTOPIA", "extradition"],
    ["ACUERDO SOBRE PREVENCION DEL TRAFICO ILICITO DE ESTUPEFACIENTES", "counter-narcotics"],
    ["CONVENIO SOBRE TRASLADO DE PERSONAS CONDENADAS", "prisoner-transfer"],
    ["ACUERDO DE COOPERACION JUDICIAL EN MATERIA PENAL", "mutual-legal-assistance"],
    ["REGLAMENTO DE TRANSITO FLUVIAL TRANSFRONTERIZO", "-"],
  ])("find the topic of a Spanish title: %s", (title, topic) => {
    expect(meantBy(title, shippedProfile("colombia-tratados")?.mapping.words["topics"] ?? [])).toBe(
      topic,
    );
  });

  test.each([
    ["Poland (government-in-exile)", "PL"],
    ["Tanganyika", "TZ"],
    ["Korea", "KR"],
    ["Czechoslovakia", null],
    ["Yugoslavia", null],
    ["China, Republic of", null],
  ])("know a state by the name it had, and no state that fell into several: %s", (name, code) => {
    const reading = readPartner(name, {
      home: "US" as CountryCode,
      language: "en",
      separator: null,
      words: shippedProfile("us-leader-visits")?.mapping.words["partner"] ?? [],
      onlyCapitals: false,
    });
    expect("value" in reading ? reading.value : null).toBe(code);
  });
});
