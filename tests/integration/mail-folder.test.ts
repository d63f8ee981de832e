import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, expect, test } from "vitest";
import { deliver, mailDestination } from "#server/mail/transport.ts";

const folder = mkdtempSync(join(tmpdir(), "accord-mail-"));
// Read when mail is first asked for.
process.env["ACCORD_MAIL_FOLDER"] = folder;
afterAll(() => rmSync(folder, { recursive: true }));

const message = {
  subject: "Accord: 3 overdue\r\nBcc: <evil@example.org>\r\n\r\nA body",
  text: "Three promises are overdue. وعدے",
  html: "<p>Three promises</p>",
  language: "en",
  settings: "/profile#mail",
};

test("without a server a mail becomes a file, whole, with text and page, and no header that its subject would add", async () => {
  expect(mailDestination()).toBe("folder");
  await deliver("01a20000-0000-7000-8000-000000000000", "officer@demo", message);
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(name).toMatch(/^[\dT.Z-]+01a20000-.*\.eml$/);
  const mail = await PostalMime.parse(readFileSync(join(folder, name ?? "")));
  expect(mail.subject).toBe("Accord: 3 overdue Bcc: <evil@example.org> A body");
  expect(mail.to?.map(({ address }) => address)).toEqual(["officer@demo"]);
  expect(mail.bcc ?? []).toEqual([]);
  expect(mail.text?.trim()).toBe(message.text);
  expect(mail.html?.trim()).toBe(message.html);
  expect(mail.messageId).toMatch(/^<01a20000-0000-7000-8000-000000000000@/);
});

test("what is no single address gets none", async () => {
  for (const to of ["a@b, c@d", "a@b\nBcc: c@d", "<a@b>", "a", ""]) {
    await expect(deliver("id", to, message)).rejects.toMatchObject({ code: "EADDRESS" });
  }
  expect(readdirSync(folder)).toHaveLength(1);
});
