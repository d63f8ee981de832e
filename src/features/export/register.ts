import "server-only";
import type { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { ListColumns } from "#domain/list-columns.ts";
import { passedOver } from "#domain/listing.ts";
import type { When } from "#domain/moment.ts";
import type { Address } from "#domain/permissions.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Column } from "./views.ts";

/** What the values of a filter are, and where the words of its codes stand in the catalogue. */
export type Asking = "text" | "day" | "country" | "topic" | "agency" | { words: string };

/** What an address asks. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What is asked of the register, beside its filter. */
export type Reader = { today: CalendarDate; locale: string };

/**
 * The rows of a list as a statement: its columns carry the machine names, and the column `highest` the
 * highest marking of all that a row tells. Made of the same parts as the list on the screen. It ends in its
 * conditions, so that another may follow: `id` is what tells one row from the others there.
 */
export type Rows = {
  select: Prisma.Sql;
  id: Prisma.Sql;
  orderBy: Prisma.Sql;
  /** The ids of the first so many, where an index is walked for them: of all others nothing is read. */
  head?: (take: number) => Prisma.Sql;
};

export type Register = {
  /** In the address: `/export/<name>.csv`. */
  name: string;
  /** Where the list is on the screen; who may open it may export it. */
  list: Address;
  /** Key of the catalogue. */
  title: string;
  /** The path of a record's page, before its id. */
  record: string;
  columns: readonly Column[];
  /** Those that fit on paper, the record's name first: what the list on the screen shows. */
  printed: readonly string[];
  /** What rows are sorted by first where the list is grouped by it. */
  groupOrder?: Readonly<Record<string, Prisma.Sql>>;
  /** The columns of the list on the screen, where they can be chosen. */
  shows?: ListColumns;
  asked: Readonly<Record<string, Asking>>;
  /** The rows that the parameters of an address ask for, and the moment they are asked for. */
  read: (
    params: unknown,
    reader: Reader,
  ) => Rows & { when: When; filter: object; cols: string[]; group: string | null };
  /** What the parameters of an address ask and the filter cannot read, as it was written. */
  misread: (params: Params) => string[];
};

/**
 * A register, with its filter's type known where its rows are written. `when`: the moment that the filter
 * asks for, where it says it otherwise than the rest.
 */
export function register<Filter extends object & { cols?: string[]; group?: string | null }>({
  filter,
  rows,
  when = whenOf,
  ...rest
}: Omit<Register, "read" | "misread"> & {
  filter: z.ZodObject & z.ZodType<Filter>;
  rows: (filter: Filter, reader: Reader) => Rows;
  when?: (filter: Filter) => When;
}): Register {
  return {
    ...rest,
    misread: (params) => passedOver(filter, params),
    read: (params, reader) => {
      const parsed = filter.parse(params);
      const { head, ...found } = rows(parsed, reader);
      const group = parsed.group ?? null;
      const first = rest.groupOrder?.[group ?? ""];
      return {
        ...found,
        // In the order of the list without groups.
        ...(head !== undefined && first === undefined && { head }),
        orderBy: first === undefined ? found.orderBy : Prisma.join([first, found.orderBy]),
        group: first === undefined ? null : group,
        when: when(parsed),
        filter: parsed,
        cols: parsed.cols ?? [],
      };
    },
  };
}

/** What a filter says of time; a list that knows no other day than today says nothing. */
function whenOf(filter: Partial<When> & { cols?: string[]; group?: string | null }): When {
  return { asOf: filter.asOf ?? null, knownOn: filter.knownOn ?? null };
}
