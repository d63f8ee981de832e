import countries from "i18n-iso-countries";
import ar from "i18n-iso-countries/langs/ar.json" with { type: "json" };
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import pt from "i18n-iso-countries/langs/pt.json" with { type: "json" };
import ur from "i18n-iso-countries/langs/ur.json" with { type: "json" };
import { type CountryCode, countryCode } from "#domain/country-code.ts";
import { folded } from "./words.ts";

const NAMES = { en, ur, es, fr, pt, ar };
export const LANGUAGES = ["en", "ur", "es", "fr", "pt", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names in use beside those of the standard; none of them could mean two states of today. */
const ALSO: Partial<Record<Language, Record<string, string>>> = {
  en: {
    turkey: "TR",
    "south korea": "KR",
    "north korea": "KP",
    "united states": "US",
    usa: "US",
    uk: "GB",
    britain: "GB",
    "great britain": "GB",
    russia: "RU",
    iran: "IR",
    syria: "SY",
    laos: "LA",
    moldova: "MD",
    bolivia: "BO",
    venezuela: "VE",
    tanzania: "TZ",
    vietnam: "VN",
    brunei: "BN",
    libya: "LY",
    "czech republic": "CZ",
    "slovak republic": "SK",
    "ivory coast": "CI",
    "cape verde": "CV",
    swaziland: "SZ",
    macedonia: "MK",
    "vatican city": "VA",
    "holy see": "VA",
    palestine: "PS",
    uae: "AE",
    "saint lucia": "LC",
    "east timor": "TL",
    "china p r": "CN",
    "people s republic of china": "CN",
  },
  es: {
    "estados unidos": "US",
    "estados unidos de america": "US",
    rusia: "RU",
    "reino unido": "GB",
    "gran bretana": "GB",
    "reino unido de gran bretana e irlanda del norte": "GB",
    venezuela: "VE",
    bolivia: "BO",
    "paises bajos": "NL",
    holanda: "NL",
    "corea del sur": "KR",
    "republica de corea": "KR",
    "republica popular china": "CN",
    "china republica popular": "CN",
    iran: "IR",
    siria: "SY",
  },
};

const ARTICLES = /^(?:the|la|el|los|las|le|les|l|o|a|os|as) /;

type Index = ReadonlyMap<string, CountryCode>;
const indexes = new Map<Language, Index>();

/** Without the article, wherever it stands: "NETHERLANDS THE", "The Netherlands". */
const bare = (name: string) =>
  folded(name.replace(/['’]/g, " ")).replace(ARTICLES, "").replace(/ the$/, "");

function indexOf(language: Language): Index {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new Map<string, CountryCode>();
  const add = (name: string, code: string) => {
    const parsed = countryCode.safeParse(code);
    if (parsed.success) index.set(bare(name), parsed.data);
  };
  countries.registerLocale(NAMES[language]);
  for (const [code, names] of Object.entries(countries.getNames(language, { select: "all" }))) {
    for (const name of names) add(name, code);
  }
  for (const [name, code] of Object.entries(ALSO[language] ?? {})) add(name, code);
  indexes.set(language, index);
  return index;
}

/**
 * The country that a name or a code is the name or code of; null for any other. Case, accents, an article
 * and the order around a comma ("Korea, South") do not count; likeness never does.
 */
export function countryNamed(text: string, language: Language): CountryCode | null {
  const trimmed = text.trim();
  if (/^[A-Z]{2}$/.test(trimmed) && countries.isValid(trimmed)) return trimmed as CountryCode;
  if (/^[A-Z]{3}$/.test(trimmed)) {
    const code = countries.alpha3ToAlpha2(trimmed);
    if (code !== undefined) return code as CountryCode;
  }
  const [last = "", first, ...rest] = trimmed.split(",");
  const turned = first !== undefined && rest.length === 0 ? `${first} ${last}` : null;
  for (const index of [indexOf(language), indexOf("en")]) {
    const found =
      index.get(bare(trimmed)) ?? (turned === null ? undefined : index.get(bare(turned)));
    if (found !== undefined) return found;
  }
  return null;
}
