/** What stands where no typeface here can draw a word, in the language of the brief: "[Hangul: see the record]", "[sign]". */
export type Instead = { before: string; after: string; letters: string; sign: string };

/** The letters that a typeface can draw, as its table `cmap` has them (OpenType: formats 4 and 12). */
export function lettersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const drawn = new Set<number>();
  const cmap = tableAt(view, "cmap");
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const format = view.getUint16(at);
    if (format === 12) groups(view, at, drawn);
    else if (format === 4) segments(view, at, drawn);
  }
  return drawn;
}

function tableAt(view: DataView, name: string): number {
  const tag = Array.from(name).reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    if (view.getUint32(record) === tag) return view.getUint32(record + 8);
  }
  throw new Error(`A typeface has no ${name}.`);
}

function groups(view: DataView, at: number, drawn: Set<number>): void {
  const count = view.getUint32(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * count; group += 12) {
    const last = view.getUint32(group + 4);
    for (let code = view.getUint32(group); code <= last; code += 1) drawn.add(code);
  }
}

function segments(view: DataView, at: number, drawn: Set<number>): void {
  const doubled = view.getUint16(at + 6);
  for (let place = 0; place < doubled; place += 2) {
    const end = at + 14 + place;
    const [last, first] = [view.getUint16(end), view.getUint16(end + doubled + 2)];
    const delta = view.getUint16(end + 2 * doubled + 2);
    const offsetAt = end + 3 * doubled + 2;
    const offset = view.getUint16(offsetAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph =
        offset === 0
          ? (code + delta) & 0xffff
          : view.getUint16(offsetAt + offset + 2 * (code - first));
      if (glyph !== 0) drawn.add(code);
    }
  }
}

/** Signs that are never drawn themselves, and so need no typeface. */
const SILENT = /\p{Default_Ignorable_Code_Point}|\s/u;

/** Whether each letter of a text can be drawn. */
export const isDrawn = (text: string, has: (code: number) => boolean): boolean =>
  Array.from(text).every((letter) => has(letter.codePointAt(0) ?? 0) || SILENT.test(letter));

/**
 * A text with a mark in place of each word that cannot be drawn whole, so that no box passes for a letter. A word is replaced as
 * a whole: half a name is another name.
 */
export function withMarks(
  text: string,
  has: (code: number) => boolean,
  { before, after, letters, sign }: Instead,
  language: string,
): string {
  if (isDrawn(text, has)) return text;
  const mark = (word: string) => `${before}${scriptOf(word, language) ?? letters}${after}`;
  const words = text.replace(/[\p{L}\p{M}\p{Cf}]+/gu, (word) =>
    isDrawn(word, has)
      ? word
      : mark(
          Array.from(word)
            .filter((one) => !isDrawn(one, has))
            .join(""),
        ),
  );
  const marked = Array.from(words, (one) => (isDrawn(one, has) ? one : sign)).join("");
  return marked.replace(/(\[[^\]]*\])(?:(?:\s|\u200d|\ufe0f)*\1)+/gu, "$1");
}

/** Written today, and not by the typefaces here, or not all of it. */
const SCRIPTS =
  "Hang Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Khmr Geor Armn Hebr Ethi Thaa Syrc Mong Tfng Hani Hira Kana Arab Cyrl Grek Latn";

function scriptOf(word: string, language: string): string | null {
  const code = SCRIPTS.split(" ").find((one) =>
    new RegExp(`\\p{Script=${one}}`, "u").test(word.normalize("NFC")),
  );
  if (code === undefined) return null;
  return new Intl.DisplayNames([language], { type: "script", fallback: "none" }).of(code) ?? null;
}
