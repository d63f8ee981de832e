import { expect, test } from "vitest";
import { MAX_FILE_BYTES } from "#domain/file-kind.ts";
import { refusedBeforeSending } from "./sent-files.ts";

const largest = new Uint8Array(MAX_FILE_BYTES);
const file = (extra: number, name: string) => new File([largest, new Uint8Array(extra)], name);

function formOf(...fields: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("a file of the largest size is sent, and one of a byte more is not", () => {
  const note = ["note", "x".repeat(100)] as const;
  expect(refusedBeforeSending(formOf(note, ["file", file(0, "a.csv")]), "Too large")).toBeNull();
  expect(refusedBeforeSending(formOf(note, ["file", file(1, "a.csv")]), "Too large")).toEqual({
    file: ["Too large"],
  });
});

test("each field with such a file is told once, and the others are not", () => {
  const data = formOf(
    ["signedText", file(1, "a.pdf")],
    ["files", file(0, "b.pdf")],
    ["files", file(7, "c.pdf")],
    ["files", file(8, "d.pdf")],
    ["empty", new File([], "")],
  );
  expect(refusedBeforeSending(data, "Too large")).toEqual({
    signedText: ["Too large"],
    files: ["Too large"],
  });
});
