import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MARKINGS } from "#domain/marking.ts";
import { LOCALES, type Messages, messagesOf, readCatalogue } from "#server/messages.ts";
import { argumentsOf } from "./icu.ts";

/** Texts by their whole key, `values.status.complete`. */
function texts(messages: Messages, prefix = ""): Map<string, string> {
  const pairs = Object.entries(messages).flatMap(([name, value]): [string, string][] => {
    const key = prefix === "" ? name : `${prefix}.${name}`;
    return typeof value === "string" ? [[key, value]] : [...texts(value, key)];
  });
  return new Map(pairs);
}

const english = texts(readCatalogue("en"));
const urdu = texts(readCatalogue("ur"));

test("sees the catalogues", () => {
  expect(english.size).toBeGreaterThan(400);
  expect(urdu.size).toBeGreaterThan(300);
});

test("Urdu says nothing that English does not", () => {
  expect([...urdu.keys()].filter((key) => !english.has(key))).toEqual([]);
});

test("Urdu lacks nothing", () => {
  expect([...english.keys()].filter((key) => !urdu.has(key))).toEqual([]);
});

/** Codes, signs, and texts that only values fill read the same in both. */
test("no text of Urdu is still in English", () => {
  const same = [...urdu].filter(([key, text]) => {
    const words = text.replaceAll(/\{[^{}]*\}|\bzip\b/g, "");
    return text === english.get(key) && /\p{Ll}{3}/u.test(words);
  });
  expect(same).toEqual([]);
});

test("both languages take the same values", () => {
  const different = [...urdu].filter(
    ([key, text]) => argumentsOf(text).join() !== argumentsOf(english.get(key) ?? "").join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test("what Urdu lacks is there in English", () => {
  expect(texts(messagesOf("ur")).size).toBe(english.size);
});

test.each(LOCALES)("every text of %s can be read as a message", (locale) => {
  const broken = [...texts(messagesOf(locale))].filter(([, text]) => {
    try {
      argumentsOf(text);
      return text.trim() === "";
    } catch {
      return true;
    }
  });
  expect(broken).toEqual([]);
});

/** `const t = await getTranslations("meetings")` and every `t("literal")` of the same file. */
const TRANSLATOR =
  /const (\w+) = (?:await getTranslations\((?:"([\w.-]+)")?\)|\(await getTranslations\("([\w.-]+)"\)\))/g;

test("every text that the code asks for by name is there", () => {
  const known = new Set(english.keys());
  const missing: string[] = [];
  let asked = 0;
  for (const file of globSync("src/**/*.{ts,tsx}")) {
    const code = readFileSync(file, "utf8");
    // The same name may stand for several namespaces in one file; any of them may answer.
    const spaces = new Map<string, string[]>();
    for (const [, name = "", space = "", other = ""] of code.matchAll(TRANSLATOR)) {
      spaces.set(name, [...(spaces.get(name) ?? []), space || other]);
    }
    for (const [name, namespaces] of spaces) {
      const uses = code.matchAll(new RegExp(`\\b${name}(?:\\.(?:rich|raw))?\\("([\\w.-]+)"`, "g"));
      for (const [, key = ""] of uses) {
        asked += 1;
        const whole = namespaces.map((space) => (space === "" ? key : `${space}.${key}`));
        if (!whole.some((one) => known.has(one))) missing.push(`${file}: ${whole.join(" or ")}`);
      }
    }
  }
  expect(asked).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

/** Some keys name a branch of texts, not a text. */
function isThere(key: string): boolean {
  return english.has(key) || [...english.keys()].some((one) => one.startsWith(`${key}.`));
}

test("every key that a schema or an error carries is there", () => {
  const keys = globSync("src/**/*.{ts,tsx}")
    .filter((file) => !file.includes(".test."))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/"((?:validation|errors)(?:\.\w+)+)"/g),
    ])
    .map(([, key = ""]) => key);
  expect(keys.length).toBeGreaterThan(30);
  expect([...new Set(keys)].filter((key) => !isThere(key))).toEqual([]);
});

test("paper is marked in the words of the catalogue", () => {
  const sheet = readFileSync("src/ui/print.css", "utf8");
  for (const marking of MARKINGS) {
    expect(sheet).toContain(`"${english.get(`values.marking.${marking}`)?.toUpperCase()}"`);
    expect(sheet).toContain(`"${urdu.get(`values.marking.${marking}`)}"`);
  }
});
