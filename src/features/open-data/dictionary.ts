import { type Say, shownColumns } from "#features/export/about.ts";
import type { Register } from "#features/export/register.ts";
import type { Column, ColumnKind, Shown } from "#features/export/views.ts";
import { OPEN_COLUMNS, type OpenRegister } from "./schema.ts";

/** A column of a file as its readers are told of it, in each language. */
type Entry = {
  file: OpenRegister;
  column: string;
  kind: ColumnKind;
  label: Record<string, string>;
  /** Of a code: the words of the values that there are. */
  values: Record<string, Record<string, string>>;
};

const SOURCES: Column = { name: "sources", kind: "list" };

/** The columns of a file of the dump, as they are written. */
export function openColumns(
  name: OpenRegister,
  { columns }: Pick<Register, "columns">,
  say: Say,
): Shown[] {
  const chosen = OPEN_COLUMNS[name].flatMap(
    (wanted) => columns.find((column) => column.name === wanted) ?? [],
  );
  const own = name === "sources" ? chosen : [...chosen, SOURCES];
  // No address of ours: nobody from outside may open it.
  return shownColumns(own, say, () => "").filter((column) => column.name !== "address");
}

/** What every column of every file says: made of what the files are made of. */
export function dictionaryOf(
  registers: Readonly<Record<OpenRegister, Pick<Register, "columns">>>,
  says: Readonly<Record<string, Say>>,
  wordsOf: (family: string) => readonly string[],
): Entry[] {
  return (Object.keys(registers) as OpenRegister[]).flatMap((file) => {
    const { columns } = registers[file];
    const labels = Object.entries(says).map(
      ([locale, say]) =>
        [
          locale,
          new Map(openColumns(file, { columns }, say).map((one) => [one.name, one.label])),
        ] as const,
    );
    const [english] = Object.values(says);
    if (english === undefined) return [];
    return openColumns(file, { columns }, english).map(({ name, kind }): Entry => {
      const family = columns.find((column) => column.name === name)?.words;
      return {
        file,
        column: name,
        kind,
        label: Object.fromEntries(labels.map(([locale, of]) => [locale, of.get(name) ?? name])),
        values:
          family === undefined
            ? {}
            : Object.fromEntries(
                wordsOf(family).map((value) => [
                  value,
                  Object.fromEntries(
                    Object.entries(says).map(([locale, say]) => [
                      locale,
                      say(`${family}.${value}`),
                    ]),
                  ),
                ]),
              ),
      };
    });
  });
}
