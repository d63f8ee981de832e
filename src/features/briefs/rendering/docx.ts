import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableRow,
  TableCell,
  TextRun,
  WidthType,
} from "docx";
import { fontFile } from "./fonts.ts";
import type { Block, Paper, Run } from "./paper.ts";

/** Twentieths of a point. */
const MARGIN = 1080;
const WIDTH = 11906 - 2 * MARGIN;
const NASTALIQ = "Noto Nastaliq Urdu";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "C9CED4" };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };

type Style = { bold?: boolean; size?: number; color?: string };

/** A Word file with headings, lists and tables that Word knows as such, marked on top and at the bottom of each page. */
export async function docxOf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const rtl = paper.isRightToLeft;
  const said = (text: string, style: Style = {}) =>
    new TextRun({ text, rightToLeft: rtl, ...style });
  const children = (runs: readonly Run[], style: Style = {}): ParagraphChild[] =>
    runs.map(({ text, href }) =>
      href === undefined
        ? said(text, style)
        : new ExternalHyperlink({
            link: href,
            children: [said(text, { ...style, color: "0B5C8A" })],
          }),
    );
  const paragraph = (options: ConstructorParameters<typeof Paragraph>[0] & object) =>
    new Paragraph({ bidirectional: rtl, ...options });
  const marked = () =>
    paragraph({ alignment: AlignmentType.CENTER, children: [said(paper.marking, { bold: true })] });

  const drawn = (block: Block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case "list":
        return block.items.flatMap(({ runs, quotes }) => [
          paragraph({
            numbering: { reference: "items", level: 0 },
            keepNext: quotes.length > 0,
            children: children(runs),
          }),
          ...quotes.map((quote) => paragraph({ style: "Quotation", children: children(quote) })),
        ]);
      case "table":
        return [
          tableOf(block, (runs, style) =>
            paragraph({ style: "TableText", children: children(runs, style) }),
          ),
        ];
      case "text":
        return [paragraph({ spacing: { before: 60 }, children: children(block.runs) })];
    }
  };
  const tableOf = (
    { head, widths, rows }: Extract<Block, { kind: "table" }>,
    text: (runs: readonly Run[], style?: Style) => Paragraph,
  ) => {
    const sizes = widths.map((width) => Math.round((WIDTH * width) / 100));
    const cell = (child: Paragraph, index: number, isHead: boolean) =>
      new TableCell({
        children: [child],
        width: { size: sizes[index] ?? 0, type: WidthType.DXA },
        margins: { top: 30, bottom: 30, left: 80, right: 80 },
        ...(isHead && { shading: { type: ShadingType.CLEAR, fill: "EEF2F5", color: "auto" } }),
      });
    return new Table({
      visuallyRightToLeft: rtl,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: sizes,
      borders: {
        top: LINE,
        bottom: LINE,
        insideHorizontal: LINE,
        left: NO_LINE,
        right: NO_LINE,
        insideVertical: NO_LINE,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((name, index) =>
            cell(text([{ text: name }], { bold: true }), index, true),
          ),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((runs, index) => cell(text(runs), index, false)),
            }),
        ),
      ],
    });
  };

  const [before, between, after] = paper.page;
  const numbered = paragraph({
    alignment: AlignmentType.END,
    children: [
      new TextRun({
        rightToLeft: rtl,
        size: 16,
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
      }),
    ],
  });
  const document = new Document({
    title: paper.title,
    // Who made a file tells who reads what; the register logs that.
    creator: "Accord",
    lastModifiedBy: "Accord",
    ...(rtl && {
      fonts: [
        {
          name: NASTALIQ,
          data: fontFile("noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf"),
        },
      ],
    }),
    styles: stylesOf(paper),
    numbering: {
      config: [
        {
          reference: "items",
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 240, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: {
              top: 1080,
              bottom: 1020,
              left: MARGIN,
              right: MARGIN,
              header: 480,
              footer: 420,
            },
          },
        },
        headers: { default: new Header({ children: [marked()] }) },
        footers: { default: new Footer({ children: [marked(), numbered] }) },
        children: [
          paragraph({ heading: HeadingLevel.TITLE, children: [said(paper.title)] }),
          ...paper.about.map((text) => paragraph({ style: "About", children: [said(text)] })),
          ...(paper.notice === null
            ? []
            : [paragraph({ style: "Notice", children: [said(paper.notice, { bold: true })] })]),
          ...paper.sections.flatMap(({ title, blocks }) => [
            paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [said(title)] }),
            ...blocks.flatMap(drawn),
          ]),
          // A document does not end in a table: a last line that takes no room.
          paragraph({
            spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
            children: [],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Around a paragraph, in twentieths of a point. Left to itself, Nastaliq takes lines half as high again as it needs. */
const spacedIn =
  (rtl: boolean) =>
  (above: number, below: number, size = 19) => ({
    spacing: {
      before: above,
      after: below,
      ...(rtl && { line: Math.round(size * 17.4), lineRule: LineRuleType.EXACT }),
    },
  });

function stylesOf({ isRightToLeft: rtl, language }: Paper) {
  const font = rtl ? { ascii: "Arial", hAnsi: "Arial", cs: NASTALIQ } : { name: "Arial" };
  const spaced = spacedIn(rtl);
  const text = (size: number, more: object = {}) => ({
    font,
    size,
    sizeComplexScript: size,
    ...more,
  });
  return {
    default: {
      document: {
        run: {
          ...text(19),
          language: { value: language === "ur" ? "ur-PK" : "en-GB", bidirectional: "ur-PK" },
        },
        paragraph: spaced(0, rtl ? 40 : 60),
      },
      title: {
        run: text(34, { bold: true, boldComplexScript: true }),
        paragraph: spaced(0, 80, 34),
      },
      heading1: {
        run: text(22, { bold: true, boldComplexScript: true, color: "123F5C" }),
        paragraph: spaced(160, 60, 22),
      },
    },
    paragraphStyles: [
      {
        id: "About",
        name: "About",
        basedOn: "Normal",
        run: text(18, { color: "48525C" }),
        paragraph: spaced(0, 20, 18),
      },
      {
        id: "TableText",
        name: "Table Text",
        basedOn: "Normal",
        run: text(17),
        paragraph: spaced(0, 0, 17),
      },
      {
        id: "Quotation",
        name: "Quotation",
        basedOn: "Normal",
        run: text(17, { color: "48525C" }),
        paragraph: { ...spaced(0, 60, 17), indent: { left: 480 } },
      },
      {
        id: "Notice",
        name: "Notice",
        basedOn: "Normal",
        paragraph: {
          ...spaced(100, 60),
          border: {
            top: { ...LINE, color: "8A5A00" },
            bottom: { ...LINE, color: "8A5A00" },
            left: { ...LINE, color: "8A5A00" },
            right: { ...LINE, color: "8A5A00" },
          },
        },
      },
    ],
  };
}
