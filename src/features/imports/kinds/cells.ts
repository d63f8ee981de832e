import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { DATE_PRECISIONS, type DatePrecision, type FuzzyDate } from "#domain/date-precision.ts";
import { encodeMessage } from "#domain/message.ts";
import { otherSide, type Side, SIDES } from "#domain/sides.ts";
import { normaliseName } from "#domain/text.ts";
import { NO_VALUE } from "#features/imports/reading/sheet-rows.ts";
import type { TableRow } from "#features/imports/reading/table.ts";
import type { Mapping } from "../schema.ts";
import { type Reading, readDate } from "#features/imports/values/dates.ts";
import { readPartner } from "#features/imports/values/parties.ts";
import { folded, LEFT_OUT, meantBy, yesOrNo, isNothing } from "#features/imports/values/words.ts";
import type { Issue } from "../views.ts";

/** What a file is read against: who brings it in, where home is, and what the register calls things. */
export type Setting = {
  actor: Actor;
  home: CountryCode;
  /** Whose register the file is, where that is not home: its sides are the other way round. */
  writtenBy: CountryCode | null;
  today: CalendarDate;
  timeZone: string;
  /** Ids of topics by slug, and by folded name. */
  topics: ReadonlyMap<string, string>;
};

/** A row with its problems: what is asked of it and cannot be told is written down there. */
export type Cells =
  ReturnType<typeof cellsReader> extends (row: TableRow) => infer Row ? Row : never;

type Row = { number: number; raw: readonly string[]; issues: Issue[]; notes: Issue[] };

const SHOWN_LENGTH = 120;
const NO_PLACES: readonly { name: string; at: number }[] = [];

/** What a column with this head says. */
type Part = { name: string; text: string };
const NO_PARTS: readonly Part[] = [];

const told = ({ number }: Row, field: string, message: string, value: string): Issue => ({
  row: number,
  field,
  value: value.slice(0, SHOWN_LENGTH),
  message,
});

/** Reads the rows of a table with this head as a mapping says. */
export function cellsReader(mapping: Mapping, head: readonly string[], setting: Setting) {
  const places = new Map(
    Object.entries(mapping.columns).map(([field, heads]) => [
      field,
      heads.map((name) => ({ name, at: head.indexOf(name) })).filter(({ at }) => at !== -1),
    ]),
  );

  const inWords = wordsOf(mapping);
  const { language, onlyCapitals, words, separator } = mapping;
  const { home, writtenBy } = setting;
  const sameTopics = split(mapping.constants["topics"] ?? "", ";");
  const partners = { home, writtenBy, language, separator, onlyCapitals };
  const partnerIn = remembered((said) =>
    readPartner(said, { ...partners, words: words["partner"] ?? [] }),
  );

  const parts = ({ raw }: Row, field: string): readonly Part[] => {
    const at = places.get(field) ?? NO_PLACES;
    if (at.length === 0) return NO_PARTS;
    return at
      .map(({ name, at: place }) => ({ name, text: raw[place] ?? "" }))
      .filter(({ text }) => text !== "");
  };
  const textOf = (row: Row, field: string): string => {
    const at = places.get(field) ?? NO_PLACES;
    const [only] = at;
    const own =
      at.length === 1 && only !== undefined
        ? (row.raw[only.at] ?? "")
        : parts(row, field)
            .map((part) => part.text)
            .join(", ");
    return own === "" ? (mapping.constants[field] ?? "") : own;
  };
  const refuse = (row: Row, field: string, message: string, value = textOf(row, field)) =>
    void row.issues.push(told(row, field, message, value));
  const note = (row: Row, field: string, message: string, value = textOf(row, field)) =>
    void row.notes.push({ ...told(row, field, message, value), isNote: true });
  const refuseLeftOut = (row: Row, field: string, said: string) =>
    refuse(row, field, encodeMessage("imports.problem.leftOut", { name: said.slice(0, 80) }));
  const valueOf = <T>(row: Row, field: string, reading: Reading<T>): T | null => {
    if ("value" in reading) return reading.value;
    refuse(row, field, reading.problem);
    return null;
  };
  const dateIn = (row: Row, field: string): FuzzyDate | null =>
    valueOf(row, field, readDate(textOf(row, field), mapping.dateOrder));

  /** By field: a field has one list of codes. */
  const codesIn = new Map<string, (said: string) => string | undefined>();
  const learnCodes = (field: string, codes: readonly string[]) => {
    const codeFor = remembered((said) => codeMeant(said, inWords(field, said), codes));
    codesIn.set(field, codeFor);
    return codeFor;
  };

  /** A code of a closed list, by the words of the mapping or as it stands. */
  function codeOf(row: Row, field: string, codes: readonly string[]): string | null {
    const said = textOf(row, field);
    if (said === "") return null;
    const code = (codesIn.get(field) ?? learnCodes(field, codes))(said);
    if (code === LEFT_OUT) refuseLeftOut(row, field, said);
    else if (code === undefined) refuse(row, field, "imports.problem.word");
    else return code;
    return null;
  }

  // Shared by all rows: a file has a hundred thousand, and each would have its own dozen of functions.
  const methods = {
    text(this: Row, field: string): string {
      return textOf(this, field);
    },
    /** The text, or null where the cell says that nothing is known: "N/A" is no agency and no place. */
    known(this: Row, field: string): string | null {
      const said = textOf(this, field);
      return isNothing(said) ? null : said;
    },
    parts(this: Row, field: string) {
      return parts(this, field);
    },
    refuse(this: Row, field: string, message: string, value?: string): void {
      refuse(this, field, message, value);
    },
    note(this: Row, field: string, message: string, value?: string): void {
      note(this, field, message, value);
    },
    code(this: Row, field: string, codes: readonly string[]): string | null {
      return codeOf(this, field, codes);
    },

    /** What the row is known by in its register; several columns make one key. */
    key(this: Row): string {
      const said = parts(this, "key").map((part) => part.text);
      const key = normaliseName(said.join(" · "));
      if (key.length > 300) {
        refuse(this, "key", encodeMessage("validation.tooLong", { max: 300 }));
      }
      return key;
    },
    partner(this: Row): CountryCode | null {
      const said = textOf(this, "partner");
      if (said !== "") return valueOf(this, "partner", partnerIn(said));
      refuse(this, "partner", "imports.problem.noPartner");
      return null;
    },
    /** A side as it is here: what the other side's register calls home is the partner. */
    side(this: Row, field: string): Side | null {
      const said = codeOf(this, field, SIDES) as Side | null;
      return said !== null && setting.writtenBy !== null ? otherSide(said) : said;
    },
    date(this: Row, field: string): FuzzyDate | null {
      return dateIn(this, field);
    },
    /** A date beside which another column says how exact it is; without one the date says so itself. */
    dated(this: Row, field: string, precisionField: string): FuzzyDate | null {
      const date = dateIn(this, field);
      const precision = codeOf(this, precisionField, DATE_PRECISIONS) as DatePrecision | null;
      return date === null || precision === null ? date : { on: date.on, precision };
    },
    read<T>(this: Row, field: string, reading: (said: string) => Reading<T>): T | null {
      return valueOf(this, field, reading(textOf(this, field)));
    },
    yesNo(this: Row, field: string): boolean | null {
      const said = textOf(this, field);
      if (isNothing(said)) return null;
      const meant = inWords(field, said) ?? said;
      const answer = yesOrNo(meant);
      if (answer === undefined) refuse(this, field, "imports.problem.yesNo");
      return answer ?? null;
    },
    /** Text that a list may replace, or leave the row out by; else as it stands. */
    worded(this: Row, field: string): string {
      const said = textOf(this, field);
      const meant = inWords(field, said);
      if (meant === LEFT_OUT) refuseLeftOut(this, field, said);
      return meant ?? said;
    },
    /** Topics that the register has; one that it lacks is noted, because the rest of the row is right. */
    topicIds(this: Row): string[] {
      const said = parts(this, "topics").flatMap((part) => split(part.text, mapping.separator));
      const names = said.length > 0 ? said : sameTopics;
      return names.flatMap((name) => {
        const meant = inWords("topics", name) ?? name;
        if (isNothing(meant)) return [];
        const id = setting.topics.get(meant) ?? setting.topics.get(folded(meant));
        if (id === undefined) note(this, "topics", "imports.note.topic", name);
        return id === undefined ? [] : [id];
      });
    },
    /** Several columns, each under its own name as the file has it; one stands for itself. */
    summary(this: Row): string | null {
      const own = parts(this, "summary");
      const isNamed = (places.get("summary") ?? []).length > 1;
      const lines = own.map((part) => (isNamed ? `${part.name}: ${part.text}` : part.text));
      return lines.length === 0 ? null : lines.join("\n");
    },
    /** A cell that a formula should have filled is no empty one. */
    refuseUncalculated(this: Row): void {
      const broken = head.find((_, at) => this.raw[at]?.includes(NO_VALUE));
      if (broken === undefined) return;
      const message = encodeMessage("imports.problem.formula", { column: broken });
      this.issues.push(told(this, "row", message, ""));
    },
  };

  return ({ number, cells }: TableRow): Row & typeof methods =>
    Object.assign(Object.create(methods) as typeof methods, {
      number,
      raw: cells,
      issues: [],
      notes: [],
    });
}

/** How many texts are remembered with what they mean: most columns say few things, again and again. */
const REMEMBERED = 5_000;

function remembered<Meaning>(find: (said: string) => Meaning): (said: string) => Meaning {
  const known = new Map<string, Meaning>();
  return (said) => {
    const before = known.get(said);
    if (before !== undefined || known.has(said)) return before as Meaning;
    const meant = find(said);
    if (known.size < REMEMBERED) known.set(said, meant);
    return meant;
  };
}

/** By what a list says of it, or as it stands; undefined for what is no code. */
function codeMeant(
  said: string,
  meant: string | undefined,
  codes: readonly string[],
): string | undefined {
  if (meant === LEFT_OUT) return LEFT_OUT;
  const plain = folded(said);
  return codes.find((one) => one === meant || folded(one) === plain);
}

function wordsOf({ words }: Mapping) {
  const meanings = new Map(
    Object.entries(words).map(([field, list]) => [
      field,
      remembered((said) => meantBy(said, list)),
    ]),
  );
  return (field: string, said: string): string | undefined => meanings.get(field)?.(said);
}

const split = (text: string, separator: string | null): string[] =>
  (separator === null ? [text] : text.split(separator))
    .map((one) => one.trim())
    .filter((one) => one !== "");
