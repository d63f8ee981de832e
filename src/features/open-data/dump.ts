import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { factsOf, instantAt } from "#features/export/about.ts";
import { beginExport, endExport } from "#features/export/commands.ts";
import { allRows, sumUp } from "#features/export/queries.ts";
import { REGISTERS } from "#features/export/registers.ts";
import type { About } from "#features/export/views.ts";
import { csvOf } from "#features/export/writing/csv.ts";
import { jsonOf } from "#features/export/writing/json.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Context } from "#server/command.ts";
import { withViewer } from "#server/db.ts";
import { env } from "#server/env.ts";
import { dictionaryOf, openColumns } from "./dictionary.ts";
import { publishedRows } from "./queries.ts";
import {
  DICTIONARY,
  OPEN_DATA_MARK,
  OPEN_REGISTERS,
  type OpenFormat,
  type OpenRegister,
} from "./schema.ts";
import { sayOf, valuesOfFamily } from "./words.ts";

/** A hundred thousand rows take seconds; nobody waits for a page here. */
const LONG = { statementMs: 600_000, idleMs: 600_000, totalMs: 3_600_000 };

/** What takes the text of a file, piece by piece. */
type Write = (name: string, chunks: AsyncIterable<string>) => Promise<void>;

export type Dumped = { name: OpenRegister; rows: number };

/**
 * Writes the published records of every register as CSV and JSON, and a dictionary of their columns. It reads as `ctx`
 * confined to what is official, in one picture for each file, and what is taken is logged as an export.
 */
export async function dumpOpenData(
  ctx: Context,
  write: Write,
  formats: readonly OpenFormat[] = ["csv", "json"],
): Promise<Dumped[]> {
  const dumped: Dumped[] = [];
  for (const name of OPEN_REGISTERS) {
    for (const format of formats) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other, for the memory's sake
      const rows = await dumpOne(ctx, { name, format, write });
      if (format === formats[0]) dumped.push({ name, rows });
    }
  }
  await write(DICTIONARY, once(dictionaryText()));
  return dumped;
}

/** What the columns of all files say. It tells nothing of any record. */
export function dictionaryText(): string {
  const says = { en: sayOf("en"), ur: sayOf("ur") };
  const entries = dictionaryOf(openRegisters(), says, valuesOfFamily);
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** How many records of each kind would go out now: counted as the files are made, and as confined. */
export function countPublished(actor: Actor, today: CalendarDate): Promise<Dumped[]> {
  return withViewer(asPublic(actor), async (tx) => {
    const counts = OPEN_REGISTERS.map((name) => {
      const rows = publishedRows(name, REGISTERS[name], { today, locale: "en" });
      return Prisma.sql`select ${name}::text as name, count(*)::int as rows from (${rows.select}) taken`;
    });
    const rows = await tx.$queryRaw<Dumped[]>`${Prisma.join(counts, " union all ")}`;
    return OPEN_REGISTERS.map((name) => ({
      name,
      rows: rows.find((one) => one.name === name)?.rows ?? 0,
    }));
  });
}

const openRegisters = () => ({
  agreements: REGISTERS.agreements,
  commitments: REGISTERS.commitments,
  meetings: REGISTERS.meetings,
  trainings: REGISTERS.trainings,
  sources: REGISTERS.sources,
});

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

type File = { name: OpenRegister; format: OpenFormat; write: Write };

/** The public sees what is official and no more, whoever runs this. */
const asPublic = (actor: Actor): Actor =>
  actor.kind === "user" ? { ...actor, clearance: "official", token: { id: "open-data" } } : actor;

function dumpOne(ctx: Context, { name, format, write }: File): Promise<number> {
  const say = sayOf("en");
  const work = async (tx: Parameters<Parameters<typeof withViewer>[1]>[0]) => {
    const register = REGISTERS[name];
    const rows = publishedRows(name, register, { today: ctx.today, locale: "en" });
    const sum = await sumUp(tx, rows);
    if (sum.marking !== "official") throw new Error(`What is ${sum.marking} is not published.`);
    const facts: Omit<About, "facts"> = {
      register: name,
      title: say(register.title),
      marking: sum.marking,
      markingWord: say("values.marking.official"),
      rows: sum.rows,
      filters: [],
      groupedBy: null,
      asOf: ctx.today,
      knownOn: null,
      madeAt: instantAt(ctx.now, env().ACCORD_TIME_ZONE),
      madeBy: say("ui.product"),
      address: env().ACCORD_ORIGIN,
      notes: [say("export.openData.note")],
      language: "en",
      isRightToLeft: false,
      unverifiedWord: say("export.unverified"),
      aboutWord: say("export.print.about"),
    };
    const about: About = { ...facts, facts: factsOf(facts, say) };
    const columns = openColumns(name, register, say);
    const { id } = await beginExport(ctx, {
      register: name,
      format,
      address: register.list + OPEN_DATA_MARK,
      asOf: ctx.today,
      knownOn: null,
      rows: sum.rows,
      marking: sum.marking,
    });
    const sheet = { about, columns, rows: allRows(tx, rows) };
    let isWhole = false;
    try {
      await write(`${name}.${format}`, format === "csv" ? csvOf(sheet) : jsonOf(sheet));
      isWhole = true;
    } finally {
      await endExport(ctx, { exportId: id, rows: isWhole ? sum.rows : 0, isWhole });
    }
    return sum.rows;
  };
  const patience = { ...LONG, signal: new AbortController().signal };
  return withViewer(asPublic(ctx.actor), work, { patience });
}
