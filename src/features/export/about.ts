import type { CalendarDate } from "#domain/calendar-date.ts";
import {
  fileColumns,
  type ListColumns,
  shownColumns as shownOnScreen,
} from "#domain/list-columns.ts";
import type { Register } from "./register.ts";
import type { About, Asked, AskedValue, Column, Fact, Row, Shown, Value } from "./views.ts";

/** Any text of the catalogue; `has` before a key that comes from data. */
export type Say = {
  (key: string, params?: Readonly<Record<string, string | number>>): string;
  has: (key: string) => boolean;
};

/** Names of what a filter names by code, slug or id, in the reader's language. */
export type Names = Readonly<Record<string, string>>;

/** A filter's values as text; none for what asks nothing. */
export function valuesAsked(filter: object, name: string): string[] {
  const value: unknown = (filter as Record<string, unknown>)[name];
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.filter((one) => one !== null && one !== undefined).map(String);
}

/** The filter in words, one entry for each part of it that asks something. */
export function askedInWords(
  { asked }: Pick<Register, "asked">,
  filter: object,
  names: Names,
  say: Say,
): Asked[] {
  return Object.entries(asked).flatMap(([name, asking]): Asked[] => {
    const values = valuesAsked(filter, name).map((value): AskedValue => {
      if (typeof asking === "string") return { value, label: names[value] ?? value };
      const key = `${asking.words}.${value}`;
      return { value, label: say.has(key) ? say(key) : value };
    });
    return values.length === 0 ? [] : [{ name, label: say(`export.filter.${name}`), values }];
  });
}

/** What a file says about itself, line by line: the marking first. */
export function factsOf(about: Omit<About, "facts">, say: Say): Fact[] {
  const fact = (name: string, value: string): Fact => ({
    name,
    label: say(`export.about.${name}`),
    value,
  });
  return [
    fact("marking", about.markingWord),
    fact("title", about.title),
    ...about.filters.map(({ name, label, values }) => ({
      name,
      label,
      value: values.map((one) => one.label).join("; "),
    })),
    ...(about.groupedBy === null ? [] : [fact("groupedBy", about.groupedBy)]),
    fact("asOf", about.asOf),
    ...(about.knownOn === null ? [] : [fact("knownOn", about.knownOn)]),
    fact("rows", about.isCut ? `${about.rows}+` : String(about.rows)),
    fact("madeAt", about.madeAt),
    fact("madeBy", about.madeBy),
    fact("address", about.address),
    fact("note", about.notes.join(" ")),
  ];
}

/** What tells a row from others, whose it is and how it may be passed on, whatever columns are chosen. */
const ALWAYS = {
  first: ["id", "ref"],
  last: ["partner", "country", "marking", "disputed", "unverified_figures"],
};

/**
 * The columns that a file has: all of the register, or those that say what the chosen columns of the screen say,
 * in their order.
 */
export function chosenColumns(
  { columns, shows }: Pick<Register, "columns"> & { shows?: ListColumns | undefined },
  chosen: readonly string[],
): readonly Column[] {
  if (shows === undefined || chosen.length === 0) return columns;
  const names = fileColumns(shows, shownOnScreen(shows, chosen)).flatMap((name) => [
    name.replace(/_label$/, ""),
    name,
    name.replace(/_on$/, "_precision"),
  ]);
  const wanted = new Set([...ALWAYS.first, ...names, ...(shows.comesBackBy ?? []), ...ALWAYS.last]);
  return [...wanted].flatMap((name) => columns.find((column) => column.name === name) ?? []);
}

/** The columns that fit on paper: those of the list on the screen, in its order. */
export function printedColumns(
  { printed, shows }: Pick<Register, "printed"> & { shows?: ListColumns | undefined },
  chosen: readonly string[],
): readonly string[] {
  if (shows === undefined || chosen.length === 0) return printed;
  const names = fileColumns(shows, shownOnScreen(shows, chosen));
  // The precision is part of the date, and a code is said by its word.
  return names.filter((name) => !name.endsWith("_precision") && !names.includes(`${name}_label`));
}

/** How a person reads these columns: the word of a code, where it has one, in place of the code. */
export function spokenColumns(columns: readonly Shown[], names: readonly string[]): Shown[] {
  return names.flatMap((name) => {
    const own = columns.find((column) => column.name === name);
    return columns.find((column) => column.name === `${name}_label`) ?? own ?? [];
  });
}

/**
 * The columns of a file: those of the register, each code followed by its word in the reader's language,
 * and last the address of each record.
 */
export function shownColumns(
  columns: readonly Column[],
  say: Say,
  addressOf: (row: Row) => string,
): Shown[] {
  const all = new Set(columns.map(({ name }) => name));
  const labelOf = (name: string) => say(`export.column.${name}`);
  const shown = columns.flatMap(({ name, kind, words, leadsTo }): Shown[] => {
    const value = (row: Row): Value => row[name] ?? null;
    const spoken = name.replace(/_label$/, "");
    const isCode = words !== undefined || all.has(`${name}_label`);
    const label = isCode ? say("export.code", { label: labelOf(name) }) : labelOf(spoken);
    const own: Shown = { name, label, kind, value, ...(leadsTo !== undefined && { leadsTo }) };
    return words === undefined
      ? [own]
      : [
          own,
          {
            name: `${name}_label`,
            label: labelOf(name),
            kind: kind === "list" ? "list" : "text",
            value: wordOf(name, words, say),
          },
        ];
  });
  return [...shown, { name: "address", label: labelOf("address"), kind: "text", value: addressOf }];
}

/** Of a code, or of each of several; looked up once for each code. */
function wordOf(name: string, words: string, say: Say): (row: Row) => Value {
  const known = new Map<string, string>();
  const spoken = (code: string) => {
    const key = `${words}.${code}`;
    const word = known.get(code) ?? (say.has(key) ? say(key) : code);
    known.set(code, word);
    return word;
  };
  return (row) => {
    const code = row[name];
    if (typeof code === "string") return spoken(code);
    return isList(code) ? code.filter((one) => typeof one === "string").map(spoken) : null;
  };
}

const isList = (value: Value | undefined) => Array.isArray(value);

/** "2026-11-22T12:05:00+05:00": the time at home, as a program reads it. */
export function instantAt(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? "";
  const offset = of("timeZoneName").replace("GMT", "") || "+00:00";
  return `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}${offset}`;
}

/** Of a file or a citation: the record, at the moment that was asked about. */
export function momentQuery(asOf: CalendarDate | null, knownOn: CalendarDate | null): string {
  const query = new URLSearchParams({ ...(asOf && { asOf }), ...(knownOn && { knownOn }) });
  return query.size === 0 ? "" : `?${query.toString()}`;
}
