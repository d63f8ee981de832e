import "server-only";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { AppError } from "#domain/errors.ts";
import { mayOpen } from "#domain/permissions.ts";
import type { Context } from "#server/command.ts";
import { env } from "#server/env.ts";
import type { Streamed } from "#server/http.ts";
import { downloadHeaders } from "#server/download.ts";
import type { Reading } from "#server/page.ts";
import {
  askedInWords,
  chosenColumns,
  factsOf,
  instantAt,
  momentQuery,
  printedColumns,
  type Say,
  shownColumns,
} from "./about.ts";
import { beginExport, endExport } from "./commands.ts";
import { notesOf } from "./notes.ts";
import { allRows, firstRows, namesAsked, sumUp } from "./queries.ts";
import type { Params, Rows } from "./register.ts";
import { REGISTERS } from "./registers.ts";
import type { ExportBegin, RegisterName } from "./schema.ts";
import { takeSlot } from "./slots.ts";
import type { About, Format, Row, Shown } from "./views.ts";
import { csvOf } from "./writing/csv.ts";
import { jsonOf } from "./writing/json.ts";
import { xlsxOf } from "./writing/xlsx.ts";

/** Who reads, in which language. */
type Writer = { name: string; locale: string; requestId: string; say: Say };

/** A sheet of a spreadsheet ends here, header and marking included. */
const MOST_IN_XLSX = 1_048_000;

const MEDIA_TYPE: Record<Format, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/** What a file or a printed page of a register says, and where its rows are. */
async function prepare(
  reading: Reading,
  name: RegisterName,
  params: Params,
  writer: Writer,
  sumOf: (rows: Rows) => Promise<{ rows: number; marking: Marking; isCut?: boolean }>,
) {
  const { tx, today, now } = reading;
  const { locale, say } = writer;
  const register = REGISTERS[name];
  if (!mayOpen(reading.viewer, register.list)) throw new AppError("forbidden", "errors.forbidden");
  const { filter, when, cols, group, ...rows } = register.read(params, { today, locale });
  const { asOf, knownOn } = when;
  const sum = await sumOf(rows);
  const names = await namesAsked(tx, register, filter, locale);
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) =>
      [value ?? []].flat().map((one): [string, string] => [key, one]),
    ),
  );
  for (const place of ["after", "before"]) query.delete(place);
  const path = register.list + (query.size > 0 ? `?${query.toString()}` : "");
  const facts: Omit<About, "facts"> = {
    register: name,
    title: say(register.title),
    marking: highestMarking([sum.marking]),
    markingWord: say(`values.marking.${sum.marking}`),
    rows: sum.rows,
    isCut: sum.isCut ?? false,
    groupedBy: group === null ? null : say(`export.filter.${group}`),
    filters: askedInWords(register, filter, { none: say("export.none"), ...names }, say),
    asOf: asOf ?? today,
    knownOn,
    madeAt: instantAt(now, env().ACCORD_TIME_ZONE),
    madeBy: writer.name,
    address: env().ACCORD_ORIGIN + path,
    notes: notesOf(
      { params, when, misread: register.misread(params), knowsDays: "asOf" in filter },
      say,
    ),
    language: locale,
    isRightToLeft: locale === "ur",
    unverifiedWord: say("export.unverified"),
    aboutWord: say("export.print.about"),
  };
  const moment = momentQuery(asOf, knownOn);
  const addressOf = (row: Row) =>
    `${env().ACCORD_ORIGIN}${register.record}${row["record_id"] as string}${moment}`;
  const about: About = { ...facts, facts: factsOf(facts, say) };
  const columns = shownColumns(chosenColumns(register, cols), say, addressOf);
  return { about, printed: printedColumns(register, cols), rows, path, columns };
}

/**
 * A file of a register: the rows of its list with the same parameters, in one picture of the register.
 * What is taken is logged before the first row leaves.
 *
 * @throws AppError `rate_limited`, and `conflict` for more rows than the format has.
 */
export async function openExport(
  reading: Reading,
  name: RegisterName,
  format: Format,
  params: Params,
  writer: Writer,
): Promise<Streamed> {
  const { viewer, tx } = reading;
  const leave = takeSlot(viewer.kind === "user" ? viewer.id : "");
  try {
    const { about, rows, path, columns } = await prepare(reading, name, params, writer, (list) =>
      sumUp(tx, list),
    );
    if (format === "xlsx" && about.rows > MOST_IN_XLSX) {
      throw new AppError("conflict", "export.error.xlsxRows", { most: MOST_IN_XLSX });
    }
    const log = await begun(reading, about, path, format, writer);
    const chunks = counted(
      (counting) => written(format, { about, columns, rows: counting(allRows(tx, rows)) }),
      about.rows,
      async (given, isWhole) => {
        leave();
        await log.end(given, isWhole);
      },
    );
    return { headers: downloadHeaders(fileNameOf(about, format), MEDIA_TYPE[format]), chunks };
  } catch (error) {
    leave();
    throw error;
  }
}

/** As many rows as a person reads on paper. */
const MOST_ON_PAPER = 500;

/** The first rows of a list for paper, logged as a file is. What is not on paper is not read, nor counted; nor does it mark the paper. */
export async function openPrint(
  reading: Reading,
  name: RegisterName,
  params: Params,
  writer: Writer,
) {
  let shown: Row[] = [];
  const { about, printed, path, columns } = await prepare(
    reading,
    name,
    params,
    writer,
    async (list) => {
      const first = await firstRows(reading.tx, list, MOST_ON_PAPER + 1);
      shown = first.slice(0, MOST_ON_PAPER);
      // Read from a column of this type.
      const marking = highestMarking(shown.map(({ highest }) => highest as Marking));
      return { rows: shown.length, marking, isCut: first.length > MOST_ON_PAPER };
    },
  );
  const log = await begun(reading, about, path, "print", writer);
  await log.end(shown.length, true);
  return { about, path, columns, printed, rows: shown };
}

/** Writes the line of the log, and gives what writes its end. */
async function begun(
  { viewer, today, now }: Reading,
  about: About,
  path: string,
  format: ExportBegin["format"],
  { requestId }: Writer,
) {
  const ctx: Context = { actor: viewer, now, today, requestId };
  const { id } = await beginExport(ctx, {
    register: about.register,
    format,
    address: path.slice(0, 8000),
    asOf: about.asOf,
    knownOn: about.knownOn,
    rows: about.rows,
    marking: about.marking,
  });
  return {
    end: (rows: number, isWhole: boolean) => endExport(ctx, { exportId: id, rows, isWhole }),
  };
}

const encoder = new TextEncoder();

async function* written(
  format: Format,
  sheet: { about: About; columns: Shown[]; rows: AsyncIterable<readonly Row[]> },
): AsyncGenerator<Uint8Array> {
  if (format === "xlsx") yield* xlsxOf(sheet);
  else
    for await (const text of format === "csv" ? csvOf(sheet) : jsonOf(sheet))
      yield encoder.encode(text);
}

type Counting = (rows: AsyncIterable<Row[]>) => AsyncIterable<Row[]>;

/** Tells how it ended, and refuses to end well with another number of rows than was said on top. */
async function* counted(
  write: (counting: Counting) => AsyncIterable<Uint8Array>,
  expected: number,
  ended: (given: number, isWhole: boolean) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  let isWhole = false;
  const counting: Counting = async function* (rows) {
    for await (const some of rows) {
      given += some.length;
      yield some;
    }
    if (given !== expected) throw new Error(`There were ${given} rows in place of ${expected}.`);
  };
  try {
    yield* write(counting);
    isWhole = true;
  } finally {
    await ended(given, isWhole);
  }
}

/** "accord-commitments-2026-11-22.csv"; what is marked says so in its name. */
function fileNameOf({ register, asOf, marking }: About, format: Format): string {
  return (
    ["accord", register, asOf, ...(marking === "official" ? [] : [marking])].join("-") +
    `.${format}`
  );
}
