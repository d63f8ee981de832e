import { array, assert, constantFrom, integer, property, string } from "fast-check";
import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import { describe, expect, test } from "vitest";
import { inertText } from "#domain/spreadsheet-text.ts";
import { csvRows, delimiterIn } from "./csv.ts";
import { NO_VALUE } from "./sheet-rows.ts";
import { hasRows, openTable, type Table } from "./table.ts";
import type { UnreadableTable } from "./unreadable-table.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function rowsOf(table: Table): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells));
  return rows;
}

async function opened(bytes: Uint8Array): Promise<string[][]> {
  const table = await openTable(bytes, null);
  return [table.head, ...(await rowsOf(table))];
}

const reasonFor = (bytes: Uint8Array) =>
  opened(bytes).then(
    () => null,
    (error: UnreadableTable) => error.reason,
  );

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("CSV", () => {
  test("comes back as it was written, cut anywhere, with any delimiter", () => {
    const cell = string({
      unit: constantFrom("a", '"', ",", ";", "\n", "\r", " ", "é", "ش"),
    });
    const table = array(array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    assert(
      property(table, integer({ min: 1, max: 9 }), (rows, size) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        // The delimiter is told by the first piece; here it is known.
        const read = [...csvRows(["a,b\r\n", ...pieces])].flat().slice(1);
        expect(read).toEqual(rows);
      }),
    );
  });

  test.each([
    ["a;b;c\n1,5;2;3", ";"],
    ["a\tb\n1\t2", "\t"],
    ["a|b\n1|2", "|"],
    ['a,b\n"1;2;3",4', ","],
    ["alone\nx", ","],
  ])("%j is parted by %j", (text, delimiter) => expect(delimiterIn(text)).toBe(delimiter));

  test.each(["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"])(
    "in %s is read",
    async (encoding) => {
      const text = "name,place\nJosé,São Paulo\nAña,Málaga\n";
      const bytes: Record<string, Uint8Array> = {
        "utf-8": utf8(text),
        "utf-8 with mark": utf8(`\uFEFF${text}`),
        "utf-16le": Buffer.from(`\uFEFF${text}`, "utf16le"),
        "utf-16be": Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
        "windows-1252": Buffer.from(text, "latin1"),
      };
      const rows = await opened(bytes[encoding] ?? utf8(""));
      expect(rows).toEqual([
        ["name", "place"],
        ["José", "São Paulo"],
        ["Aña", "Málaga"],
      ]);
    },
  );

  test("is numbered as a spreadsheet numbers it; empty lines and our own notes are no rows", async () => {
    const table = await openTable(utf8('# about,\na,b\n\n"x\ny",1\n# rows,1\n'), null);
    expect(table.head).toEqual(["a", "b"]);
    for await (const rows of table.rows()) {
      expect(rows).toEqual([{ number: 4, cells: ["x\ny", "1"] }]);
    }
  });

  test("gives the text back that was kept from being calculated", async () => {
    expect(await opened(utf8(`a,b\n${quoted(inertText("=1+1"))},2`))).toEqual([
      ["a", "b"],
      ["=1+1", "2"],
    ]);
  });

  test.each([
    ["", "empty"],
    ["\n\n", "empty"],
    ['a,b\n"x,1\n', "unclosedQuote"],
    [`a,b\n"${"x".repeat(100_001)}",1\n`, "longCell"],
    ["%PDF-1.7\n1 0 obj\n", "unknownKind"],
    ["<html><table><tr><td>ref</td></tr></table>", "unknownKind"],
    ['[{"ref": 1},\n{"ref": 2}]', "unknownKind"],
    ["a,a\n1,2", "twiceInHead"],
    [`${"a,".repeat(500)}b\n`, "tooWide"],
  ])("%# is refused: %s", async (text, reason) => {
    expect(await reasonFor(utf8(text))).toBe(reason);
  });
});

const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook of one sheet, as small as one may be. */
async function workbook(rows: string, extra: Record<string, string> = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/styles.xml": `<styleSheet xmlns="${SHEET}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${SHEET}"><si><t>shared</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c><c r="C1" t="inlineStr"><is><t>two</t></is></c></row>${rows}</sheetData></worksheet>`,
    ...extra,
  };
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

test("a head with nothing below it is told before anybody maps its columns", async () => {
  const answers = ["ref,title\n", "ref,title\n,\n# end\n", "ref,title\n1,x\n"].map(async (text) =>
    hasRows(await openTable(utf8(text), null)),
  );
  expect(await Promise.all(answers)).toEqual([false, false, true]);
});

describe("a workbook", () => {
  test("is read cell by cell: texts, numbers, days, yes and no", async () => {
    const bytes = await workbook(
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>12.5</v></c><c r="C2" s="1"><v>45000</v></c></row>' +
        '<row r="4"><c t="b"><v>1</v></c><c t="inlineStr"><is><t>_x0041_&amp;</t></is></c><c s="2"><v>59</v></c></row>',
    );
    const table = await openTable(bytes, null);
    expect(table).toMatchObject({ sheets: ["Data"], head: ["one", "#2", "two"] });
    const rows = [];
    for await (const batch of table.rows()) rows.push(...batch);
    expect(rows).toEqual([
      { number: 2, cells: ["rich text", "12.5", "2023-03-15"] },
      // Excel's own days before March 1900 are one off: the number stays a number.
      { number: 4, cells: ["true", "A&", "59"] },
    ]);
  });

  test("calculates nothing: the last value counts, and a formula without one is told", async () => {
    const bytes = await workbook(
      '<row r="2"><c><f>1+1</f><v>2</v></c><c><f>WEBSERVICE("http://x")</f></c><c t="e"><v>#REF!</v></c></row>',
    );
    expect(await opened(bytes)).toEqual([
      ["one", "#2", "two"],
      ["2", NO_VALUE, NO_VALUE],
    ]);
  });

  test("fetches nothing and grows by no entity", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/passwd">]>`;
    const bytes = await workbook("", {
      "xl/worksheets/sheet1.xml": `${bomb}<worksheet><sheetData><row><c t="inlineStr"><is><t>h&b;&e;</t></is></c></row></sheetData></worksheet>`,
    });
    expect(JSON.stringify(await opened(bytes))).not.toMatch(/aaaa|root:/);
  });

  test("that unpacks to a thousand times its size is not unpacked", async () => {
    expect(await reasonFor(await workbook("", { "xl/media/x.bin": "0".repeat(3_000_000) }))).toBe(
      "packedTooTightly",
    );
  });

  test("that is damaged, old or none is refused with its reason", async () => {
    const good = await workbook("");
    expect(await reasonFor(good.subarray(0, good.length - 30))).toBe("damaged");
    expect(await reasonFor(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe("oldExcel");
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from("x"), "x.txt");
    zip.end();
    expect(await reasonFor(await buffer(zip.outputStream))).toBe("unknownKind");
  });
});
