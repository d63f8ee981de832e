import { expect, test } from "vitest";
import { z } from "zod";
import { withSentFile } from "./sent-file.ts";

const content = Buffer.from("%PDF-1.7 evidence").toString("base64");

test("a file in a body becomes the file that a form would send, and tells its bytes from others of that name", async () => {
  const { file, ...rest } = withSentFile({ note: "Done", file: { name: "Report.pdf", content } });
  if (!(file instanceof File)) throw new Error("no file");
  expect(rest).toEqual({ note: "Done" });
  expect([file.name, await file.text()]).toEqual(["Report.pdf", "%PDF-1.7 evidence"]);
  const other = Buffer.from("%PDF-1.7 evidencf").toString("base64");
  const changed = withSentFile({ file: { name: "Report.pdf", content: other } });
  expect(JSON.stringify(changed["file"])).not.toBe(JSON.stringify(file));
});

test("a body without a file has none", () => {
  for (const body of [{}, { file: null }]) expect(withSentFile(body)).toEqual({ file: null });
});

test.each([
  ["text", "Report.pdf"],
  ["no base64", { name: "Report.pdf", content: "not base64!" }],
  ["nothing in it", { name: "Report.pdf", content: "" }],
  ["no name", { name: "", content }],
  ["more than a file has", { name: "Report.pdf", content, path: "/etc/passwd" }],
])("what is no file is refused at its place: %s", (_, file) => {
  expect(() => withSentFile({ file })).toThrow(z.ZodError);
});
