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

const SHOWN_LENGTH = 120;

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
  const partners = { home, writtenBy, language, separator, onlyCapitals };
  const partnerIn = remembered((said) =>
    readPartner(said, { ...partners, words: words["partner"] ?? [] }),
  );

  return ({ number, cells }: TableRow) => {
    const issues: Issue[] = [];
    const notes: Issue[] = [];

    const parts = (field: string) =>
      (places.get(field) ?? [])
        .map(({ name, at }) => ({ name, text: cells[at] ?? "" }))
        .filter(({ text }) => text !== "");
    const text = (field: string) => {
      const own = parts(field);
      if (own.length > 0) return own.map((part) => part.text).join(", ");
      return mapping.constants[field] ?? "";
    };
    const tell = (list: Issue[], field: string, message: string, value: string) =>
      void list.push({ row: number, field, value: value.slice(0, SHOWN_LENGTH), message });
    const refuse = (field: string, message: string, value = text(field)) =>
      tell(issues, field, message, value);
    const valueOf = <T>(field: string, reading: Reading<T>): T | null => {
      if ("value" in reading) return reading.value;
      refuse(field, reading.problem);
      return null;
    };

    /** A code of a closed list, by the words of the mapping or as it stands. */
    function code(field: string, codes: readonly string[]): string | null {
      const said = text(field);
      if (said === "") return null;
      const meant = inWords(field, said);
      if (meant === LEFT_OUT) {
        refuse(field, encodeMessage("imports.problem.leftOut", { name: said.slice(0, 80) }));
        return null;
      }
      const plain = folded(said);
      const known = codes.find((one) => one === meant || folded(one) === plain);
      if (known === undefined) refuse(field, "imports.problem.word");
      return known ?? null;
    }

    return {
      number,
      issues,
      notes,
      text,
      parts,
      refuse,
      code,
      note: (field: string, message: string, value = text(field)) =>
        void notes.push({
          row: number,
          field,
          value: value.slice(0, SHOWN_LENGTH),
          message,
          isNote: true,
        }),

      /** What the row is known by in its register; several columns make one key. */
      key(): string {
        const key = normaliseName(
          parts("key")
            .map((part) => part.text)
            .join(" · "),
        );
        if (key.length > 300) refuse("key", encodeMessage("validation.tooLong", { max: 300 }));
        return key;
      },
      partner(): CountryCode | null {
        const said = text("partner");
        if (said === "") {
          refuse("partner", "imports.problem.noPartner");
          return null;
        }
        return valueOf("partner", partnerIn(said));
      },
      /** A side as it is here: what the other side's register calls home is the partner. */
      side(field: string): Side | null {
        const said = code(field, SIDES) as Side | null;
        return said !== null && setting.writtenBy !== null ? otherSide(said) : said;
      },
      date: (field: string): FuzzyDate | null =>
        valueOf(field, readDate(text(field), mapping.dateOrder)),
      /** A date beside which another column says how exact it is; without one the date says so itself. */
      dated(field: string, precisionField: string): FuzzyDate | null {
        const date = valueOf(field, readDate(text(field), mapping.dateOrder));
        const precision = code(precisionField, DATE_PRECISIONS) as DatePrecision | null;
        return date === null || precision === null ? date : { on: date.on, precision };
      },
      read: <T>(field: string, reading: (said: string) => Reading<T>): T | null =>
        valueOf(field, reading(text(field))),
      yesNo(field: string): boolean | null {
        const said = text(field);
        if (isNothing(said)) return null;
        const meant = inWords(field, said) ?? said;
        const answer = yesOrNo(meant);
        if (answer === undefined) refuse(field, "imports.problem.yesNo");
        return answer ?? null;
      },
      /** Text that a list may replace, or leave the row out by; else as it stands. */
      worded(field: string): string {
        const said = text(field);
        const meant = inWords(field, said);
        if (meant === LEFT_OUT) {
          refuse(field, encodeMessage("imports.problem.leftOut", { name: said.slice(0, 80) }));
        }
        return meant ?? said;
      },
      /** Topics that the register has; one that it lacks is noted, because the rest of the row is right. */
      topicIds(): string[] {
        const said = parts("topics").flatMap((part) => split(part.text, mapping.separator));
        const names = said.length > 0 ? said : split(mapping.constants["topics"] ?? "", ";");
        return names.flatMap((name) => {
          const meant = inWords("topics", name) ?? name;
          if (isNothing(meant)) return [];
          const id = setting.topics.get(meant) ?? setting.topics.get(folded(meant));
          if (id === undefined) {
            notes.push({
              row: number,
              field: "topics",
              value: name,
              message: "imports.note.topic",
              isNote: true,
            });
          }
          return id === undefined ? [] : [id];
        });
      },
      /** Several columns, each under its own name as the file has it; one stands for itself. */
      summary(): string | null {
        const own = parts("summary");
        const isNamed = (places.get("summary") ?? []).length > 1;
        const lines = own.map((part) => (isNamed ? `${part.name}: ${part.text}` : part.text));
        return lines.length === 0 ? null : lines.join("\n");
      },
      /** A cell that a formula should have filled is no empty one. */
      refuseUncalculated(): void {
        const broken = head.find((_, at) => cells[at]?.includes(NO_VALUE));
        if (broken !== undefined) {
          tell(issues, "row", encodeMessage("imports.problem.formula", { column: broken }), "");
        }
      },
    };
  };
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
