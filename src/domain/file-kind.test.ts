import { describe, expect, test } from "vitest";
import { FILE_ENDINGS, mediaTypeOf } from "./file-kind.ts";

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? [...new TextEncoder().encode(part)] : part,
    ),
  );
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const word = bytes(ZIP, "[Content_Types].xml word/document.xml");

describe("mediaTypeOf", () => {
  test.each([
    ["minutes.pdf", bytes("%PDF-1.7"), "application/pdf"],
    ["MINUTES.PDF", bytes("%PDF-1.7"), "application/pdf"],
    ["a.b.png", bytes(PNG), "image/png"],
    ["photo.jpeg", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["note.txt", bytes("وعدہ\r\n\tdone"), "text/plain; charset=utf-8"],
    ["list.csv", bytes("a,b"), "text/csv; charset=utf-8"],
    ["mail.eml", bytes("Received: by mail\r\n\r\nText"), "message/rfc822"],
  ])("knows %s by its name and its bytes", (name, content, mediaType) => {
    expect(mediaTypeOf(name, content)).toBe(mediaType);
  });

  test("knows the office formats by their parts", () => {
    expect(mediaTypeOf("a.docx", word)).toMatch(/wordprocessingml/);
    expect(mediaTypeOf("a.xlsx", word)).toBeNull();
  });

  test.each([
    ["a page that calls itself a PDF", "a.pdf", bytes("<script>")],
    ["a page that calls itself text and is binary", "a.txt", bytes([0, 1, 2])],
    ["text that is not UTF-8", "a.txt", bytes([0xc3, 0x28])],
    ["a page", "a.html", bytes("<html>")],
    ["a drawing that can run scripts", "a.svg", bytes("<svg/>")],
    ["a program", "a.exe", bytes("MZ")],
    ["a document with macros", "a.docm", word],
    ["macros under another name", "a.docx", bytes(ZIP, "[Content_Types].xml word/ vbaProject.bin")],
    ["any archive", "a.docx", bytes(ZIP, "evil.txt")],
    ["a mail without a header", "a.eml", bytes("Dear all")],
    ["nothing", "a.txt", bytes("")],
    ["a name without an ending", "pdf", bytes("%PDF-")],
    ["an ending of the prototype", "a.constructor", bytes("x")],
  ])("takes no %s", (_what, name, content) => {
    expect(mediaTypeOf(name, content)).toBeNull();
  });

  test("says which endings it takes", () => {
    expect(FILE_ENDINGS).toContain(".pdf");
    expect(FILE_ENDINGS).not.toContain(".html");
  });
});
