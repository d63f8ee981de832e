import type { Clean } from "./clean.ts";

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

/**
 * What a scanner makes of print, told by what English spelling does not have: no word begins with l
 * and a consonant, or has rn behind a consonant. What is put in is no longer than what it replaces.
 */
const MISREADINGS: readonly (readonly [RegExp, string])[] = [
  [/\bw[i1l][i1l][i1l]\b/g, "will"],
  [/\bsha[i1l][i1l]\b/g, "shall"],
  [/\btbe\b/g, "the"],
  [/\bw(?:bich|hicb)\b/g, "which"],
  [/\b1 (?=am|have|will|believe|think|hope)\b/g, "I "],
  // l and 1 for I: "lndonesia", "lt", "1ndia".
  [/\b[l1](?=[bcdfghjkmnpqrstvwxz][a-z]|t\b|n\b|s\b)(?!td\b|bs?\b|st\b|ly\b)/g, "I"],
  [/(?<=[A-Z])l(?=[A-Z]{2})|(?<=[A-Z]{2})l(?=[A-Z])/g, "I"],
  [/(?<=[A-Z])0(?=[A-Z])/g, "O"],
  // l, I and O for digits: "l986", "l September", "2O mm".
  [/\b[lI](?=\d)|(?<=\d)[lI](?=\d|\b)/g, "1"],
  [new RegExp(`\\bl(?= ${MONTH}\\b)`, "gi"), "1"],
  [/(?<=\d[O0]*)O(?=[O0]*(?:\d|\b))/g, "0"],
  // rn for m: "Governrnent", "cornmittee", "inforrnation", "rneeting".
  [/\brn(?=[aeiou])/g, "m"],
  [/(?<=[bcdfghjklmnpqrstvwxz])rn(?=[a-z])/g, "m"],
  [/rn(?=ents?\b)/g, "m"],
  [/(?<=\b[Cc]o)rn(?=[mpb])/g, "m"],
];

/** The text as printed; places stay those of the letters that the scan has. */
export function withoutMisreadings(clean: Clean): Clean {
  return MISREADINGS.reduce(mended, clean);
}

function mended({ text, at }: Clean, [wrong, right]: readonly [RegExp, string]): Clean {
  let [words, last] = ["", 0];
  const places: number[] = [];
  for (const match of text.matchAll(wrong)) {
    const end = match.index + match[0].length;
    words += text.slice(last, match.index) + right;
    // Two letters read as one end where the second ends, so that a passage keeps the whole word.
    const isInside = /\p{L}/u.test(text[match.index - 1] ?? " ");
    for (let place = last; place < match.index + right.length; place += 1)
      places.push(at[place] ?? 0);
    if (isInside) places[places.length - 1] = at[end - 1] ?? 0;
    last = end;
  }
  if (last === 0) return { text, at };
  for (let place = last; place < at.length; place += 1) places.push(at[place] ?? 0);
  return { text: words + text.slice(last), at: places };
}
