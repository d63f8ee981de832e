import { Parser } from "htmlparser2";
import yauzl from "yauzl";

/** A cell as a spreadsheet would show it, with its type: "s" text, "n" number, "d" day, "b" yes or no. */
type ReadCell = { type: string; value: string; quotePrefix: boolean };
export type ReadSheet = { name: string; rows: ReadCell[][]; formulas: number; xml: string };

const DAY = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The sheets of a workbook, read as the format says and not as we write it; empty cells are empty texts. */
export async function readXlsx(file: Buffer): Promise<ReadSheet[]> {
  const parts = await unzip(file);
  const part = (name: string) => {
    const text = parts.get(name);
    if (text === undefined) throw new Error(`The workbook has no ${name}.`);
    return text;
  };
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)];
  const styles = [...part("xl/styles.xml").matchAll(/<xf xfId[^>]*>/g)].map(([xf]) => xf);
  return names.map(([, name = ""], index) => ({
    name,
    ...sheet(part(`xl/worksheets/sheet${index + 1}.xml`), styles),
  }));
}

function sheet(xml: string, styles: readonly string[]) {
  const rows: ReadCell[][] = [];
  let formulas = 0;
  let cell: ReadCell & { at: number; style: string } = none();
  let isText = false;
  const parser = new Parser(
    {
      onopentag: (name, { t, s, r = "" }) => {
        if (name === "row") rows.push([]);
        if (name === "f") formulas += 1;
        isText = name === "t" || name === "v";
        if (name !== "c") return;
        const style = styles[Number(s ?? 0)] ?? "";
        const isDay = style.includes('numFmtId="164"') && t === undefined;
        const type = t === "inlineStr" ? "s" : (t ?? (isDay ? "d" : "n"));
        const quotePrefix = style.includes('quotePrefix="1"');
        cell = { type, value: "", quotePrefix, at: columnOf(r), style };
      },
      ontext: (text) => {
        if (isText) cell.value += text;
      },
      onclosetag: (name) => {
        isText = false;
        if (name !== "c") return;
        const row = rows.at(-1) ?? [];
        while (row.length < cell.at) row.push({ type: "s", value: "", quotePrefix: false });
        const { type, quotePrefix } = cell;
        row.push({ type, quotePrefix, value: shown(cell) });
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { rows, formulas, xml };
}

const none = () => ({ type: "s", value: "", quotePrefix: false, at: 0, style: "" });

function shown({ type, value }: ReadCell): string {
  if (type === "d") return new Date(DAY_ZERO + Number(value) * DAY).toISOString().slice(0, 10);
  return value.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The place of a column from 0: "B7" is 1. */
const columnOf = (name: string) =>
  Array.from(name.replace(/\d/g, "")).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

/** What is in a packed file, by the names of its parts. */
export async function unzip(file: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(file, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return parts;
}
