import { z } from "zod";
import { recordId } from "./uuid.ts";

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;
/** A list counts no further: what is beyond is "more than 1,000". */
export const COUNT_LIMIT = 1000;

/**
 * One page; the cursors are null where no page follows or went before. `isContinued`: its first group began on the page
 * before, `continues`: its last one goes on after it.
 */
export type ListPage<Row> = {
  rows: Row[];
  after: string | null;
  before: string | null;
  isContinued?: boolean;
  continues?: boolean;
};

/** The row that a page follows: what it is sorted by, as text, its id, and its group where the list has groups. */
export type Cursor = { key: string; id: string; group?: string };

/** What a parameter takes: for whoever must say what is wrong with one instead of passing it over. */
const parameters = new WeakMap<object, { one: z.ZodType; isList: boolean }>();

export type Parameter = { name: string; one: z.ZodType; isList: boolean };

/** What a filter takes: its parameters by name, each with the schema of one value. */
export function parametersOf(filter: z.ZodObject): Parameter[] {
  return Object.entries(filter.shape).map(([name, field]) => {
    const known = parameters.get(field);
    // A choice that falls back on the first: the choice alone is what may be asked for.
    const one = field instanceof z.ZodCatch ? (field.unwrap() as z.ZodType) : (field as z.ZodType);
    return { name, one: known?.one ?? one, isList: known?.isList ?? false };
  });
}

/** What an address asks of a filter that it cannot take, as it was written; a page passes over it. */
export function passedOver(
  filter: z.ZodObject,
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): string[] {
  return parametersOf(filter).flatMap(({ name, one }) =>
    [Object.hasOwn(params, name) ? (params[name] ?? []) : []]
      .flat()
      .filter((value) => value.trim() !== "" && !one.safeParse(value).success),
  );
}

/** Search parameters that may be given several times; what is not a value of `one` is passed over. */
export function several<One extends z.ZodType>(one: One) {
  const field = list(one);
  parameters.set(field, { one, isList: true });
  return field;
}

function list<One extends z.ZodType>(one: One) {
  return z
    .unknown()
    .optional()
    .transform((given): z.output<One>[] => {
      const values = given === undefined || given === null ? [] : [given].flat();
      const known = values.map((value) => one.safeParse(value)).filter(({ success }) => success);
      return [...new Set(known.map(({ data }) => data as z.output<One>))];
    });
}

/** A search parameter that counts once; null when it is missing or no value of `one`. */
export function single<One extends z.ZodType>(one: One) {
  const field = list(one).transform((values): z.output<One> | null => values[0] ?? null);
  parameters.set(field, { one, isList: false });
  return field;
}

/** Words to look for, on one line; null when there are none. */
export const searchText = single(
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(z.string().min(1).max(200)),
);

/** `after=` and `before=` of an address. */
export const cursor = single(
  z.string().transform((text, context): Cursor => {
    const parsed = z
      .union([
        z.tuple([z.string().max(500), recordId]),
        z.tuple([z.string().max(500), recordId, z.string().max(100)]),
      ])
      .safeParse(jsonOf(Buffer.from(text, "base64url").toString()));
    if (parsed.success) {
      const [key, id, group] = parsed.data;
      return { key, id, ...(group !== undefined && { group }) };
    }
    context.addIssue({ code: "custom", message: "validation.invalid" });
    return z.NEVER;
  }),
);

export function cursorText({ key, id, group }: Cursor): string {
  const parts = group === undefined ? [key, id] : [key, id, group];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The page out of the rows that were read: one more than a page holds tells that there is another.
 * Rows before a cursor are read backwards, so they are turned round.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { after, before }: { after: Cursor | null; before: Cursor | null },
  cursorOf: (row: Row) => Cursor,
): ListPage<Row> {
  const isBackwards = before !== null && after === null;
  const hasMore = rows.length > PAGE_SIZE;
  const kept = rows.slice(0, PAGE_SIZE);
  const shown = isBackwards ? kept.toReversed() : kept;
  const first = shown.at(0);
  const last = shown.at(-1);
  const groupOf = (row: Row | undefined) => row && cursorOf(row).group;
  const [inner, outer] = isBackwards ? [first, last] : [last, first];
  const goesOn = (row: Row | undefined, group: string | undefined) =>
    group !== undefined && groupOf(row) === group;
  const beyond = goesOn(inner, hasMore ? groupOf(rows.at(PAGE_SIZE)) : undefined);
  const within = goesOn(outer, (isBackwards ? before : after)?.group);
  return {
    ...(first !== undefined &&
      groupOf(first) !== undefined && {
        isContinued: isBackwards ? beyond : within,
        continues: isBackwards ? within : beyond,
      }),
    rows: shown,
    after: last && (isBackwards || hasMore) ? cursorText(cursorOf(last)) : null,
    before: first && (isBackwards ? hasMore : after !== null) ? cursorText(cursorOf(first)) : null,
  };
}
