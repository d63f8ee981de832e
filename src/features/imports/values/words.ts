/** "What the file says" and what is meant by it, in order; the first that fits counts. */
export type WordList = readonly (readonly [said: string, meant: string])[];

/** What a list gives for a row that it leaves out. */
export const LEFT_OUT = "!";

/** Without case, accents, and the blanks and dots that come and go. */
export function folded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[ .,_-]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s.,_\u2010-\u2015-]+/gu, " ")
    .trim();
}

/**
 * What a text means by a list: "TREATY*" is how it begins, "*TREATY*" what stands in it somewhere as whole
 * words, "*" anything. Undefined when the list does not know it.
 */
export function meantBy(text: string, list: WordList): string | undefined {
  const words = ` ${folded(text)} `;
  return list.find(([said]) => {
    const isOpenBefore = said.startsWith("*");
    const isOpenAfter = said.endsWith("*");
    const core = folded(said.replaceAll("*", " "));
    if (core === "") return isOpenBefore;
    if (isOpenBefore) return words.includes(isOpenAfter ? ` ${core} ` : ` ${core} `);
    return isOpenAfter ? words.startsWith(` ${core} `) : words === ` ${core} `;
  })?.[1];
}

/** A list as people write it, "SOVIET UNION = RU", a line each; lines without "=" are told. */
export function wordListOf(text: string): { list: [string, string][]; unread: string[] } {
  const list: [string, string][] = [];
  const unread: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const at = line.lastIndexOf("=");
    const [said, meant] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at < 1 || said === "" || meant === "") unread.push(line.trim());
    else list.push([said, meant]);
  }
  return { list, unread };
}

export const textOfWordList = (list: WordList): string =>
  list.map(([said, meant]) => `${said} = ${meant}`).join("\n");

const YES = new Set(["yes", "y", "true", "1", "si", "oui", "sim", "ja", "ہاں", "نعم"].map(folded));
const NO = new Set(["no", "n", "false", "0", "non", "nao", "nein", "نہیں", "لا"].map(folded));

/** Undefined for what is neither. */
export function yesOrNo(text: string): boolean | undefined {
  const word = folded(text);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

const NOTHING = new Set([
  "",
  "n/a",
  "na",
  "n a",
  "null",
  "none",
  "unknown",
  "not known",
  "?",
  "-",
  "–",
  "s/f",
  "s/n",
]);

/** What people write into a cell to say that nothing is known. */
export const isNothing = (text: string) => NOTHING.has(text.trim().toLowerCase());
