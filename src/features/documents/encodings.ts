import { UnreadableFile } from "./unreadable-file.ts";

export type Encoding = "utf-8" | "utf-16" | "windows-1252" | "windows-1256" | "declared";

/** The byte order marks that programs put in front of a text, and what they say about the rest. */
const MARKS: readonly { bytes: readonly number[]; label: string; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: "utf-8", encoding: "utf-8" },
  { bytes: [0xff, 0xfe], label: "utf-16le", encoding: "utf-16" },
  { bytes: [0xfe, 0xff], label: "utf-16be", encoding: "utf-16" },
];

/** Control characters but tabs and line ends: old programs left some, one in a hundred is no text. */
const CONTROLS = /[^\P{Cc}\t\n\v\f\r\u0085]/gu;

/**
 * The text that bytes spell: by their mark, else in UTF-8, else in the code page of Windows for the
 * West or for Arabic script, whichever makes words of them.
 *
 * @throws UnreadableFile when they are no text.
 */
export function decodedText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const mark = markOf(bytes);
  if (mark) {
    const text = strictly(mark.label, bytes);
    if (text === null) throw new UnreadableFile("brokenText");
    return { text: checked(text), encoding: mark.encoding };
  }
  const wide = wideLabel(bytes);
  if (wide !== null) {
    const text = strictly(wide, bytes);
    if (text !== null) return { text: checked(text), encoding: "utf-16" };
  }
  const text = strictly("utf-8", bytes);
  if (text !== null) return { text: checked(text), encoding: "utf-8" };
  const encoding = hasArabicWords(bytes) ? "windows-1256" : "windows-1252";
  return { text: checked(new TextDecoder(encoding).decode(bytes)), encoding };
}

export const hasByteOrderMark = (bytes: Uint8Array) => markOf(bytes) !== undefined;

const markOf = (bytes: Uint8Array) =>
  MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));

function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function checked(text: string): string {
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (text.includes("\0") || controls * 100 > text.length) throw new UnreadableFile("unknownKind");
  return text;
}

/** UTF-16 without its mark: every other byte of Latin text is zero. */
function wideLabel(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length * 0.2;
  if (odd > enough && even < odd / 8) return "utf-16le";
  return even > enough && odd < even / 8 ? "utf-16be" : null;
}

/** Letters beyond ASCII come alone in Western words ("São", "café"), one after another in Arabic script. */
function hasArabicWords(bytes: Uint8Array): boolean {
  let inWords = 0;
  let alone = 0;
  let run = 0;
  const finish = () => {
    if (run >= 3) inWords += run;
    else alone += run;
    run = 0;
  };
  for (const byte of bytes) {
    if (isArabicLetter(byte)) run += 1;
    else finish();
  }
  finish();
  return inWords > alone;
}

/** Of windows-1256: letters from 0xC0 on, and those that Persian and Urdu add, where quotes are not. */
const isArabicLetter = (byte: number) =>
  byte >= 0xc0 || [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9a, 0x9f, 0xaa].includes(byte);
