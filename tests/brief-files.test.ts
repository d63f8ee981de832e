import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { MARKINGS } from "#domain/marking.ts";
import { briefOf } from "#features/briefs/drafting/brief-of.ts";
import { docxOf } from "#features/briefs/rendering/docx.ts";
import { type Paper, paperOf } from "#features/briefs/rendering/paper.ts";
import { pdfOf } from "#features/briefs/rendering/pdf.ts";
import { countPages, renderApart } from "#features/briefs/rendering/render-apart.ts";
import { type BriefForm, FORMS } from "#features/briefs/views.ts";
import { wordsOf } from "#features/briefs/words.ts";
import { makeFacts } from "./make/brief-facts.ts";
import { readDocx, readPdf } from "./make/brief-files.ts";

const TODAY = "2026-11-22" as CalendarDate;
const ORIGIN = "https://accord.example.org";

const LONG =
  "cooperation of the authorities of both sides against the trafficking of persons and the smuggling of migrants";
type Made = { title?: string; locale?: string; form?: BriefForm; count?: number };

function paperWith({ title = LONG, locale = "en", form = "full", count = 200 }: Made): Paper {
  const facts = makeFacts({ count, markings: MARKINGS, title: (place) => `${place} ${title}` });
  const words = wordsOf(locale);
  const brief = briefOf({ ...facts, isWithheld: true }, form, TODAY, words);
  return paperOf(brief, words, { origin: ORIGIN, by: null });
}

/** Texts that mean something to a typesetter, a browser, Word, or a shell. */
const HOSTILE = [
  '#panic("x") #read("/etc/passwd") #import "x.typ"',
  "*bold* _it_ $x^2$ `raw` <label> @ref \\u{41} // gone /* gone */",
  "= Heading - item + item / term: x",
  '<script>alert(1)</script> & "quotes" ]]> <w:p/> {{x}}',
  "https://evil.example/#x javascript:alert(1)",
  "zero\u0000width\u0007bell\uffff end",
  "turned \u202eeciffo \u2066aside",
  "{marking} {0} %s ${process.env} $(id) `id`",
  "letters of no typeface here: 경찰 𓀀 🇵🇰",
];

/** Letters alone: spaces are drawn, not written, and joined forms are one letter each. */
const lettersIn = (text: string) => text.normalize("NFKC").replace(/[^\p{L}]/gu, "");

const letters = (text: string) => new Set(lettersIn(text));

describe("whatever is written in a record", () => {
  test.each(HOSTILE.slice(0, -1))(
    "%j is set as it is in a PDF, and is nothing but text",
    async (title) => {
      const read = await readPdf(pdfOf(paperWith({ title, count: 2 })));
      const flat = read.whole.replace(/[\s\p{Cf}]/gu, "");
      for (const word of title.split(/\s+/)) {
        expect(flat).toContain(word.replace(/[\p{Cc}\p{Cf}\uffff]/gu, ""));
      }
      expect(read.links.filter((link) => !link.startsWith(`${ORIGIN}/`))).toEqual([]);
    },
  );

  test("Chinese and Japanese are written out in a PDF", async () => {
    const title = "公安部 王小洪, 國土安全, 警察庁の会議";
    const { whole } = await readPdf(pdfOf(paperWith({ title, count: 2 })));
    expect(lettersIn(whole)).toContain(lettersIn(title));
  });

  test.each(["en", "ur"])(
    "a word of no typeface here is marked in a PDF in %s, which stays one for all readers",
    async (locale) => {
      const title = "Memo of 경찰청 on visas 🇵🇰 and more";
      const file = pdfOf(paperWith({ title, count: 2, locale }));
      const { whole } = await readPdf(file);
      const said = lettersIn(whole);
      expect(said).toContain(
        locale === "en" ? "MemoofHangulseetherecordonvisassignandmore" : "Memoof",
      );
      expect(whole).not.toMatch(/[\p{Script=Hangul}\p{Regional_Indicator}\ufffd]/u);
      expect(Buffer.from(file).includes("pdfuaid")).toBe(true);
    },
  );

  test.each(HOSTILE)("%j is nothing but text in a Word file", async (title) => {
    const read = await readDocx(await docxOf(paperWith({ title, count: 2 })));
    expect(read.words).toContain(title.replaceAll(/[\u202e\uffff]|\p{Cc}/gu, ""));
    expect(read.links.filter((link) => !link.startsWith(`${ORIGIN}/`))).toEqual([]);
    expect(read.body).not.toContain("<script");
  });
});

describe.each(["en", "ur"])("in %s", (locale) => {
  test("three pages are three pages and one page is one, with 200 of everything and long titles", async () => {
    for (const form of FORMS) {
      const { pages } = await readPdf(pdfOf(paperWith({ form, locale })));
      expect(pages.length).toBe(form === "minister" ? 1 : 3);
    }
  });

  test("a page is used for what it holds", async () => {
    for (const title of ["Training course", LONG, "دونوں ممالک کے اداروں کے درمیان تعاون"]) {
      const { pages, edges } = await readPdf(pdfOf(paperWith({ form: "minister", locale, title })));
      expect(pages.length).toBe(1);
      expect(edges[0]?.used).toBeGreaterThan(0.75);
    }
  });

  test("the one page says how much of each section it leaves out, and leads there", async () => {
    const { whole, links } = await readPdf(pdfOf(paperWith({ form: "minister", locale })));
    expect(whole).toContain("200");
    expect(links).toEqual(expect.arrayContaining([`${ORIGIN}/commitments?partner=GB&due=overdue`]));
  });

  test("each page of the PDF is marked at the top and at the bottom, and numbered", async () => {
    const { edges } = await readPdf(pdfOf(paperWith({ locale })));
    // Nastaliq is written in clusters: the letters are the same, their number and order are not.
    const mark = letters(paperWith({ locale }).marking);
    expect(edges.length).toBeGreaterThan(1);
    for (const [index, { top, bottom }] of edges.entries()) {
      expect([...mark].filter((letter) => !letters(top).has(letter))).toEqual([]);
      expect([...mark].filter((letter) => !letters(bottom).has(letter))).toEqual([]);
      expect(bottom).toContain(String(index + 1));
    }
  });

  test("the Word file says its language, and runs the way it is read", async () => {
    const { body, styles } = await readDocx(await docxOf(paperWith({ locale, count: 2 })));
    expect(styles).toContain(locale === "ur" ? 'w:val="ur-PK"' : 'w:val="en-GB"');
    expect(body.includes("<w:bidi/>")).toBe(locale === "ur");
    expect(body.includes("<w:bidiVisual/>")).toBe(locale === "ur");
  });
});

test("a PDF has headings, lists and tables that a screen reader knows", async () => {
  const { roles, links, info } = await readPdf(pdfOf(paperWith({ count: 4 })));
  for (const role of ["H1", "L", "LI", "Table", "TR", "TH", "TD", "Link"])
    expect(roles).toContain(role);
  expect(links).toEqual(expect.arrayContaining([`${ORIGIN}/commitments/COM-0`]));
  expect(info["Title"]).toBe("Partner brief: United Kingdom");
  expect(info["Author"]).toBeUndefined();
});

test("a Word file has headings, tables with header rows, links, page numbers and the marking around", async () => {
  const { body, links, headers, footers, words } = await readDocx(
    await docxOf(paperWith({ count: 4 })),
  );
  expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBe(15);
  const tables = body.match(/<w:tbl>/g)?.length ?? 0;
  expect(tables).toBe(6);
  expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(tables);
  expect(links).toContain(`${ORIGIN}/commitments/COM-0`);
  expect(headers.join()).toContain("SECRET");
  expect(footers.join()).toContain("SECRET");
  expect(footers.join()).toContain("NUMPAGES");
  expect(words).toContain("Something is withheld");
});

test("what takes too long or holds too much is given up, and says so", async () => {
  const paper = paperWith({ count: 2 });
  const refused = { code: "conflict", messageKey: "briefs.error.tooHeavy" };
  await expect(
    renderApart(paper, "pdf", { maxMs: 1, maxBytes: 512 * 1024 * 1024 }),
  ).rejects.toMatchObject(refused);
  await expect(
    renderApart(paper, "pdf", { maxMs: 20_000, maxBytes: 20 * 1024 * 1024 }),
  ).rejects.toMatchObject(refused);
}, 30_000);

test("a process of its own gives the same pages, and counts them", async () => {
  const paper = paperWith({ count: 2 });
  const { pages } = await readPdf(await renderApart(paper, "pdf"));
  expect(pages[0]).toContain("Partner brief: United Kingdom");
  expect(await countPages(paper)).toBe(pages.length);
}, 30_000);
