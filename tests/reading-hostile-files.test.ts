import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { decodeMessage } from "#domain/message.ts";
import { MAX_DOCUMENT_BYTES, MAX_TEXT_LENGTH } from "#features/documents/limits.ts";
import { readApart } from "#features/documents/read-apart.ts";
import { readFile } from "#features/documents/read-file.ts";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { UnreadableFile } from "#features/documents/unreadable-file.ts";
import { readCatalogue } from "#server/messages.ts";
import { docxOf, mailOf, paragraph, pdfOf, utf8, zipOf } from "./make/documents.ts";

/** Why the file is refused; its text, should it be read. */
async function reasonFor(bytes: Uint8Array): Promise<string> {
  try {
    return `read: ${(await readFile(bytes)).text.slice(0, 100)}`;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason;
    throw error;
  }
}

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const wide = (text: string) => text.split("").join("\0");
const OLD = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

describe("what is no document", () => {
  test.each([
    ["nothing", new Uint8Array(), "empty"],
    ["blanks", utf8(" \n\t "), "noText"],
    ["a program", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 3), "unknownKind"],
    ["text with a zero in it", utf8("Both\0sides"), "unknownKind"],
    ["half a letter in UTF-16", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0), "brokenText"],
    ["what is mostly control characters", utf8("\u0001\u0002a\u0003b"), "unknownKind"],
    [
      "a text in signs of a font's own",
      utf8("<html><p>\ue001\ue002 \ue003\ue004"),
      "lettersUnknown",
    ],
    ["other markup", utf8('<?xml version="1.0"?><feed><entry/></feed>'), "unknownKind"],
    ["a picture", latin("\x89PNG\r\n\x1a\n\0\0"), "picture"],
    ["old Word", latin(`${OLD}\0\0${wide("WordDocument")}\0`), "oldWord"],
    ["Word behind a password", latin(`${OLD}\0\0${wide("EncryptedPackage")}\0`), "locked"],
    ["a message of Outlook", latin(`${OLD}\0\0${wide("__substg1.0_0037")}`), "outlookMessage"],
    ["rich text", latin("{\\rtf1\\ansi Both sides met.}"), "richText"],
    [
      "an OpenDocument text",
      zipOf([{ name: "mimetype", content: utf8("application/vnd.oasis.opendocument.text") }]),
      "openDocument",
    ],
    ["a workbook", zipOf([{ name: "xl/workbook.xml", content: utf8("<x/>") }]), "spreadsheet"],
    ["an archive", zipOf([{ name: "notes.txt", content: utf8("Both sides met.") }]), "archive"],
  ])("%s is refused", async (_, bytes, reason) => {
    expect(await reasonFor(bytes)).toBe(reason);
  });

  test("what is larger than 5 MB is refused, whatever it is", async () => {
    expect(await reasonFor(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toBe("tooLarge");
  });

  test("a text of one character too many is refused, in every format", async () => {
    const words = "word ".repeat(MAX_TEXT_LENGTH / 5);
    expect(await reasonFor(utf8(words))).toMatch(/^read: word/);
    const long = `${words}!`;
    expect(await reasonFor(utf8(long))).toBe("tooLong");
    expect(await reasonFor(utf8(`<html><p>${long}`))).toBe("tooLong");
    expect(await reasonFor(docxOf(paragraph(long)))).toBe("tooLong");
    const page = Array.from({ length: 50 }, () => "word ".repeat(18));
    expect(await reasonFor(pdfOf(Array.from({ length: 130 }, () => page)))).toBe("tooLong");
  });

  test("what cannot be stored is seen in the text, and counted", async () => {
    const page = utf8("<html><p>Both&#xD800; sides&#0; met");
    expect(await readFile(page)).toMatchObject({ unknownCharacters: 2 });
    expect((await readFile(page)).text.isWellFormed()).toBe(true);
  });
});

describe("a Word document made to harm", () => {
  test("is not inflated when it would grow beyond all measure", async () => {
    const content = new Uint8Array(200 * 1024 * 1024);
    const bomb = zipOf([{ name: "word/document.xml", content }]);
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage().rss;
    expect(await reasonFor(bomb)).toBe("packedTooTightly");
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test("is not believed about its own size", async () => {
    const content = utf8(`<w:document>${" ".repeat(5_000_000)}</w:document>`);
    const bomb = zipOf([{ name: "word/document.xml", content, saidSize: 900 }]);
    expect(await reasonFor(bomb)).toBe("damaged");
  });

  test("with a thousand parts is refused", async () => {
    const parts = Array.from({ length: 1000 }, (_, index) => ({
      name: `word/media/${index}.png`,
      content: utf8("x"),
    }));
    expect(await reasonFor(zipOf(parts))).toBe("tooManyParts");
  });

  test("expands none of its own entities", async () => {
    const entities = Array.from(
      { length: 12 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    );
    const part = `<!DOCTYPE x [<!ENTITY e0 "lol">${entities.join("")}<!ENTITY file SYSTEM "file:///etc/hostname">]>`;
    const body = `${part}<w:document><w:p><w:r><w:t>a&e12;b&file;c</w:t></w:r></w:p></w:document>`;
    expect(await reasonFor(docxOf("", { "word/document.xml": body }))).toBe("read: a&e12;b&file;c");
  });

  test("nested without end is refused", async () => {
    expect(await reasonFor(docxOf("<w:p>".repeat(100_000)))).toBe("nestedTooDeeply");
  });

  test("cut off or without its main part is damaged", async () => {
    const whole = docxOf(paragraph("Both sides met."));
    expect(await reasonFor(whole.subarray(0, whole.length - 40))).toBe("damaged");
    expect(await reasonFor(zipOf([{ name: "word/other.xml", content: utf8("x") }]))).toBe(
      "damaged",
    );
  });

  test("changed on its way is damaged", async () => {
    const content = utf8(
      "<w:document><w:p><w:r><w:t>Both sides met.</w:t></w:r></w:p></w:document>",
    );
    const bytes = zipOf([{ name: "word/document.xml", content }]);
    const at = 30 + "word/document.xml".length + 20;
    expect(await reasonFor(bytes.with(at, (bytes[at] ?? 0) ^ 0xff))).toBe("damaged");
  });
});

describe("a PDF that cannot be read", () => {
  test.each([
    ["locked with a password", lockedPdf(), "locked"],
    ["only pictures", pdfOf([[], []], { isTextDrawn: false }), "scanned"],
    ["2,000 pages", pdfOf(Array.from({ length: 2000 }, () => ["x"])), "tooManyPages"],
    ["nothing after its first line", latin("%PDF-1.7\n\x01\x02\x03"), "damaged"],
  ])("%s", async (_, bytes, reason) => {
    expect(await reasonFor(bytes)).toBe(reason);
  });
});

describe("HTML and mail made to harm", () => {
  test("a hundred thousand levels are refused", async () => {
    expect(await reasonFor(utf8(`<html>${"<div>".repeat(100_000)}x`))).toBe("nestedTooDeeply");
  });

  test("no script comes through, nor what looks like one", async () => {
    const page = utf8(
      `<html><body onload="x()"><script>x()</script><p>&lt;script&gt;alert(1)&lt;/script&gt;<svg><p>in</p></svg><a href="javascript:x()">met</a>`,
    );
    // Text stays text: who shows it escapes it.
    expect((await readFile(page)).text).toBe("<script>alert(1)</script>met");
  });

  test("messages within messages are read ten deep, and named below", async () => {
    let message = "Subject: inner\nFrom: a@example.org\n\nThe innermost text.";
    for (let level = 0; level < 30; level += 1) {
      message =
        `From: a@example.org\nSubject: level ${level}\nMIME-Version: 1.0\n` +
        `Content-Type: multipart/mixed; boundary="b${level}"\n\n` +
        `--b${level}\nContent-Type: text/plain\n\nText ${level}.\n` +
        `--b${level}\nContent-Type: message/rfc822\n\n${message}\n--b${level}--\n`;
    }
    const { text, left } = await readFile(utf8(message.replaceAll("\n", "\r\n")));
    expect(text).toContain("Text 29.");
    expect(text).not.toContain("The innermost text.");
    expect(left.attachments).toHaveLength(1);
  });

  test("parts within parts without end are refused", async () => {
    let body = "x";
    for (let level = 0; level < 200; level += 1) {
      body = `--b${level}\nContent-Type: multipart/mixed; boundary="b${level - 1}"\n\n${body}`;
    }
    const headers = [
      "From: a@example.org",
      "Subject: x",
      'Content-Type: multipart/mixed; boundary="b199"',
    ];
    expect(await reasonFor(mailOf(headers, body))).toBe("nestedTooDeeply");
  });

  test("an e-mail with nothing but attachments says their names", async () => {
    const body =
      "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=minutes.pdf\n\nx\n--x--";
    const mail = mailOf(
      ["From: a@example.org", "Subject: x", 'Content-Type: multipart/mixed; boundary="x"'],
      body,
    );
    expect(await textOfFile(new Blob([new Uint8Array(mail)])).catch(said)).toEqual({
      key: "documents.onlyAttachments",
      params: { names: "minutes.pdf" },
    });
  });
});

describe("the reader's process", () => {
  const limits = { maxMs: 10_000, maxBytes: 384 * 1024 * 1024 };

  test("is killed when its time is over", async () => {
    const reading = readApart(pdfOf([["x"]]), { ...limits, maxMs: 20 });
    await expect(reading).rejects.toMatchObject({ reason: "tooHeavy" });
  });

  test("is killed when a page swells in it", async () => {
    const tight = { ...limits, maxBytes: 192 * 1024 * 1024 };
    expect((await readApart(pdfOf([["x"]]), tight)).text).toBe("x");
    const reading = readApart(swellingPdf(), tight);
    await expect(reading).rejects.toMatchObject({ reason: "tooHeavy" });
  });

  test("serves the next when one has failed, two at a time, and turns away who would wait too long", async () => {
    const bytes = utf8("Both sides met.");
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => readApart(bytes)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(8);
    expect((await readApart(bytes)).text).toBe("Both sides met.");
  });
});

test("every reason has its sentence, in both languages", () => {
  const code = readFileSync("src/features/documents/unreadable-file.ts", "utf8");
  const reasons = [...code.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, reason]) => reason);
  expect(reasons.length).toBeGreaterThan(20);
  for (const locale of ["en", "ur"] as const) {
    const texts = readCatalogue(locale)["documents"];
    expect(Object.keys(texts ?? {})).toEqual(expect.arrayContaining(reasons));
  }
});

/** What a form would say. */
const said = (error: z.ZodError) => decodeMessage(error.issues[0]?.message ?? "");

/** Its key cannot be had from an empty password. */
function lockedPdf(): Uint8Array {
  return pdfOf([["Secret"]], {
    extra: [
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`,
    ],
    trailer: `/Encrypt 4 0 R /ID [<${"43".repeat(32)}> <${"43".repeat(32)}>]`,
  });
}

/** A page of 2 GB of blanks in some 2 MB: the same block again and again. */
function swellingPdf(): Uint8Array {
  const blanks = Buffer.alloc(10 * 1024 * 1024, 0x20);
  const block = deflateRawSync(blanks, { finishFlush: constants.Z_FULL_FLUSH });
  const stream = Buffer.concat([Buffer.of(0x78, 0x9c), ...Array<Buffer>(200).fill(block)]);
  const content = `<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream.toString("latin1")}\nendstream`;
  return pdfOf([["x"]], { extra: [content], contents: "4 0 R" });
}
