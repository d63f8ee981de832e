import type { Row, Sheet, Shown } from "../views.ts";

/** `{ meta, rows, end }`: a file that broke off does not parse, and `end` says how many rows there are. */
export async function* jsonOf({ about, columns, rows }: Sheet): AsyncGenerator<string> {
  const { marking, markingWord } = about;
  const meta = {
    marking,
    marking_label: markingWord,
    title: about.title,
    register: about.register,
    rows: about.rows,
    as_of: about.asOf,
    known_on: about.knownOn,
    filters: about.filters,
    made_at: about.madeAt,
    made_by: about.madeBy,
    address: about.address,
    notes: about.notes,
    language: about.language,
    columns: columns.map(({ name, label, kind }) => ({ name, label, kind })),
  };
  yield `{"meta":${JSON.stringify(meta)},\n"rows":[`;
  let isFirst = true;
  for await (const some of rows) {
    if (some.length === 0) continue;
    yield (
      (isFirst ? "\n" : ",\n") +
      some.map((row) => JSON.stringify(objectOf(columns, row))).join(",\n")
    );
    isFirst = false;
  }
  yield `\n],\n"end":${JSON.stringify({ rows: about.rows, marking, marking_label: markingWord })}}\n`;
}

function objectOf(columns: readonly Shown[], row: Row): object {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]));
}
