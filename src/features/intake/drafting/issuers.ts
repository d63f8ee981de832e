import type { SourceKind } from "#features/sources/rules.ts";
import type { Document } from "../reading/document.ts";
import type { Read } from "./commitments.ts";

const OFFICE =
  /\b(?:ministry|department|embassy|high commission|government|home office|foreign office|white house|press (?:bureau|service|office)|spokes\w+|press secretary)\b/i;
/** Offices whose name alone says whose they are. */
const KNOWN: readonly (readonly [string, RegExp])[] = [
  [
    "US",
    /^(?:the white house|office of (?:the spokesperson|public affairs|the press secretary))\b/i,
  ],
  ["IN", /^press information bureau\b/i],
  ["GB", /^(?:home office|foreign, commonwealth)\b/i],
];
const DATELINE = /^\p{Lu}[\p{Lu} .]{3,24}(?:, \p{Lu}\.?[\p{L}.]+)? ?(?:–|—|--) /u;

const COLUMN = /^(?:opinion|op-?ed|column|editorial|analysis)\b/i;

/**
 * The kind of source as the names tell it: a page of opinions by its title; an official read-out is
 * the partner's where its heading or dateline names an office of the partner.
 */
export function kindFor(
  { kind, publisher, title }: Pick<Document, "kind" | "publisher" | "title">,
  read: readonly Read[],
  home: string,
  partner: string | null,
): SourceKind {
  if (COLUMN.test(title ?? "")) return "opinion";
  if (kind !== "own_readout" || partner === null) return kind;
  const issuer = KNOWN.find(([, sign]) => sign.test(publisher ?? ""))?.[0] ?? issuerIn(read, home);
  return issuer === partner ? "partner_readout" : kind;
}

/** The country of the first line above the text that names an office, else that of the dateline. */
function issuerIn(read: readonly Read[], home: string): string | null {
  for (const { paragraph, mentions } of read.slice(0, 6)) {
    const { text, kind } = paragraph;
    const countries = mentions.flatMap((one) => (one.kind === "seat" ? [] : (one.country ?? [])));
    if (kind === "title" || kind === "heading") {
      const isOffice = text.length < 90 && OFFICE.test(text);
      // A mission abroad bears the name of its own state first.
      const isMission = /\b(?:embassy|high commission|mission)\b/i.test(text);
      if (isOffice && countries.length > 0)
        return countries.includes(home) && !isMission ? home : (countries[0] ?? null);
      continue;
    }
    const [first] = mentions;
    return first?.kind === "seat" && first.start === 0 && DATELINE.test(text)
      ? first.country
      : null;
  }
  return null;
}
