import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { calendarDate } from "#domain/calendar-date.ts";
import type { IntakeContext } from "#features/intake/register.ts";

type Row = { date: string; countries: string[]; home: string | null };

/**
 * What the catalogue (`catalog*.csv` in the folder of the texts or up to two above it) says of a
 * file: home is its own column, else the given home when that is one of the countries, else the
 * first of them. Without a catalogue the given home, and nothing of the date.
 */
export function catalogueOf(folder: string, home: string): (file: string) => IntakeContext {
  const rows = rowsNear(folder);
  return (file) => {
    const row = rows.get(file);
    if (!row) return { home, partner: null, publishedOn: null };
    const ours = row.home ?? (row.countries.includes(home) ? home : (row.countries[0] ?? home));
    return {
      home: ours,
      partner: row.countries.find((code) => code !== ours) ?? null,
      publishedOn: calendarDate.safeParse(row.date).data ?? null,
    };
  };
}

function rowsNear(folder: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const place of [folder, dirname(folder), dirname(dirname(folder))]) {
    const files = readdirSync(place).filter((name) => /^catalog.*\.csv$/.test(name));
    for (const file of files) {
      const [head = [], ...lines] = fieldsOf(readFileSync(join(place, file), "utf8"));
      for (const line of lines) {
        const of = (name: string) => line[head.indexOf(name)] ?? "";
        rows.set(of("file"), {
          date: of("date"),
          countries: of("countries")
            .split(/[;,\s]+/)
            .filter(Boolean),
          home: of("home") || null,
        });
      }
    }
    if (rows.size > 0) break;
  }
  return rows;
}

/** Comma-separated values with quoted fields (RFC 4180). */
function fieldsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
