import { Parser } from "htmlparser2";
import { localName } from "./xml.ts";

type Level = { format: string; pattern: string; start: number };
type Definition = Map<number, Level>;
/** A list of the document: its definition, and levels that begin anew with it. */
type List = { definition: string; restarts: Map<number, number> };
type Style = { list: string | null; level: number | null; parent: string | null };

/** What a paragraph says of lists: its style, and its own list and level, which go before. */
export type Place = { style: string | null; id: string | null; level: string | null };

export type Numbering = {
  /** The mark of the next paragraph at this place; null when it is in no list. */
  next: (place: Place) => string | null;
};

const MAX_LEVELS = 9;

/** Word does not write the numbers of lists into the text; this counts them as Word does. */
export function numberingOf(lists: Buffer | undefined, styles: Buffer | undefined): Numbering {
  const { definitions, known } = listsIn(lists?.toString("utf8") ?? "");
  const byStyle = stylesIn(styles?.toString("utf8") ?? "");
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();

  function next({ style, id, level }: Place): string | null {
    const inherited = inheritedFrom(byStyle, style);
    const listId = id ?? inherited.list;
    const list = listId === null ? undefined : known.get(listId);
    // "0" takes a paragraph out of the list of its style.
    if (listId === null || listId === "0" || !list) return null;
    const depth = Math.min(Number(level ?? inherited.level ?? 0) || 0, MAX_LEVELS - 1);
    const definition = definitions.get(list.definition);
    const counter = counters.get(list.definition) ?? [];
    counters.set(list.definition, counter);
    if (!begun.has(listId)) {
      begun.add(listId);
      for (const [at, start] of list.restarts) counter[at] = start - 1;
    }
    counter[depth] = (counter[depth] ?? startOf(definition, depth) - 1) + 1;
    counter.length = depth + 1;
    const shown = definition?.get(depth);
    if (!shown || shown.format === "none") return null;
    if (shown.format === "bullet") return "• ";
    const number = shown.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counter[at] ?? startOf(definition, at), definition?.get(at)?.format);
    });
    return number.trim() === "" ? null : `${number.trim()} `;
  }

  return { next };
}

const startOf = (definition: Definition | undefined, level: number) =>
  definition?.get(level)?.start ?? 1;

function inheritedFrom(styles: ReadonlyMap<string, Style>, from: string | null) {
  let list: string | null = null;
  let level: number | null = null;
  let at = from;
  for (let steps = 0; at !== null && steps < 20; steps += 1) {
    const style = styles.get(at);
    list ??= style?.list ?? null;
    level ??= style?.level ?? null;
    at = style?.parent ?? null;
  }
  return { list, level };
}

function listsIn(xml: string) {
  const definitions = new Map<string, Definition>();
  const known = new Map<string, List>();
  let definition: Definition | null = null;
  let level: Level | null = null;
  let list: List | null = null;
  let at = 0;
  walk(xml, (name, value, attribute) => {
    if (name === "abstractNum") {
      definition = new Map();
      definitions.set(attribute("abstractNumId"), definition);
      list = null;
    } else if (name === "num") {
      list = { definition: "", restarts: new Map() };
      known.set(attribute("numId"), list);
      definition = null;
    } else if (name === "abstractNumId" && list) list.definition = value;
    else if (name === "lvlOverride") at = Number(attribute("ilvl"));
    else if (name === "startOverride" && list) list.restarts.set(at, Number(value));
    else if (name === "lvl" && definition) {
      level = { format: "decimal", pattern: "", start: 1 };
      definition.set(Number(attribute("ilvl")), level);
    } else if (name === "start" && level && definition) level.start = Number(value);
    else if (name === "numFmt" && level && definition) level.format = value;
    else if (name === "lvlText" && level && definition) level.pattern = value;
  });
  return { definitions, known };
}

function stylesIn(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  walk(xml, (name, value, attribute) => {
    if (name === "style") {
      style = { list: null, level: null, parent: null };
      styles.set(attribute("styleId"), style);
    } else if (!style) return;
    else if (name === "basedOn") style.parent = value;
    else if (name === "numId") style.list = value;
    else if (name === "ilvl") style.level = Number(value);
  });
  return styles;
}

/** Every element in order: its local name, its `w:val`, and its other attributes of that namespace. */
function walk(
  xml: string,
  visit: (name: string, value: string, attribute: (name: string) => string) => void,
): void {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) =>
        visit(localName(tag), attributes["w:val"] ?? "", (name) => attributes[`w:${name}`] ?? ""),
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function numeral(value: number, format: string | undefined): string {
  const isWritten = value > 0 && value < 400;
  if (format === "lowerLetter" && isWritten) return letters(value);
  if (format === "upperLetter" && isWritten) return letters(value).toUpperCase();
  if (format === "lowerRoman" && isWritten) return roman(value);
  if (format === "upperRoman" && isWritten) return roman(value).toUpperCase();
  return String(value);
}

/** a to z, then aa, bb: as Word counts. */
const letters = (value: number) =>
  String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

function roman(value: number): string {
  let left = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
