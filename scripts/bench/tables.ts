import type { Taken } from "./files.ts";
import type { Question } from "./questions.ts";

export type Line = {
  question: Question;
  /** Of each size, the smallest first; medians in milliseconds. */
  sizes: { accord: number; handler: number; query: number; read: number | null; bytes: number }[];
};
export type Rate = { name: string; clients: number; accord: number; handler: number };

const ms = (value: number | null | undefined) => (value == null ? "-" : value.toFixed(1));
const kilo = (bytes: number) => (bytes / 1000).toFixed(0);

/** Growth compares the largest with the smallest; `!` stands where an aim is missed. */
export function printLines(lines: readonly Line[], sizes: readonly string[]): void {
  const last = sizes.at(-1) ?? "";
  const rows = lines.map(({ question, sizes: of }) => {
    const first = of.at(0);
    const largest = of.at(-1);
    if (first === undefined || largest === undefined) return [];
    const growth = largest.accord / first.accord;
    const ratio = largest.accord / largest.handler;
    const { aim } = question;
    return [
      question.name,
      ...of.map(({ accord }) => ms(accord)),
      growth.toFixed(2) + missed(growth, aim.growth),
      ms(largest.query),
      ms(largest.handler),
      `${ratio.toFixed(1)}${missed(ratio, aim.ratio)}`,
      ms(largest.read) + missed(largest.read ?? 0, aim.pageMs),
      kilo(largest.bytes),
    ];
  });
  console.log(
    `\nMedians in ms. growth: ${last} to ${sizes[0]} (aim 1.5); handler, pg: the same query bare; ratio: to the handler (API: aim 5);` +
      `\nread: the server's time for the data of a page (aim 25, home and dashboard 40); kB: compressed. ! misses its aim.\n`,
  );
  print([
    ["", ...sizes, "growth", `pg ${last}`, `handler ${last}`, "ratio", `read ${last}`, "kB"],
    ...rows,
  ]);
}

const missed = (value: number, aim: number | undefined) =>
  aim !== undefined && value > aim ? "!" : " ";

export function printRates(rates: readonly Rate[], size: string): void {
  if (rates.length === 0) return;
  console.log(`\nAnswers a second at ${size}\n`);
  print([
    ["", "clients", "Accord", "handler", "ratio"],
    ...rates.map(({ name, clients, accord, handler }) => [
      name,
      String(clients),
      accord.toFixed(0),
      handler.toFixed(0),
      (handler / accord).toFixed(1),
    ]),
  ]);
}

export function printFiles(files: readonly Taken[]): void {
  console.log("\nFiles (aim: import in 15 s and 300 MB; export in constant memory)\n");
  print([
    ["", "s", "MB", ""],
    ...files.map(({ name, seconds, megabytes, says }) => [
      name,
      seconds.toFixed(1),
      String(megabytes),
      says,
    ]),
  ]);
}

/** A page with what it took to read at each size, the smallest first; null where it failed. */
export type Asked = { path: string; sizes: readonly (number | null)[] };

const MOST_PAGE_MS = 200;
/** Where there is next to nothing to read, the clock is what differs. */
const LEAST_MS = 10;

/** The slowest first; `!` marks what fails, takes longer than a page may, or grows. Gives how many failed. */
export function printEvery(asked: readonly Asked[], sizes: readonly string[]): number {
  const largest = ({ sizes: of }: Asked) => of.at(-1) ?? Number.POSITIVE_INFINITY;
  const rows = asked
    .toSorted((one, other) => largest(other) - largest(one))
    .map((one) => {
      const [first, last] = [one.sizes.at(0) ?? null, largest(one)];
      const growth = first === null ? null : Math.max(last, LEAST_MS) / Math.max(first, LEAST_MS);
      return [
        one.path,
        ...one.sizes.map((time) => (time === null ? "fails" : ms(time))),
        growth === null || !Number.isFinite(growth) ? "-" : growth.toFixed(1),
        last > MOST_PAGE_MS ? "!" : "",
      ];
    });
  console.log(
    `\nEvery page: the server's time for its data, in ms, once it is warm; ! fails, or is over ${MOST_PAGE_MS}\n`,
  );
  print([["", ...sizes, "growth", ""], ...rows]);
  return asked.filter(({ sizes: of }) => of.includes(null)).length;
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    );
  }
}
