import "server-only";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { env } from "#server/env.ts";

/** What a template makes: the same words twice, as text and as a page. */
export type Message = {
  subject: string;
  text: string;
  html: string;
  language: string;
  /** Where its reader says how much of this they want. */
  settings: string | null;
};

/** Where mail goes, if anywhere. */
export function mailDestination(): "server" | "folder" | "off" {
  if (env().ACCORD_SMTP_URL !== undefined) return "server";
  return env().ACCORD_MAIL_FOLDER === undefined ? "off" : "folder";
}

export const isMailOn = (): boolean => mailDestination() !== "off";

/** One address and nothing else: no name, no list, no line break by which a header would be added. */
export const isAddress = (text: string): boolean =>
  /^[^\s@<>",;:\p{Cc}]{1,64}@[^\s@<>",;:\p{Cc}]{1,190}$/u.test(text);

/** One line, however its parts came about. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/**
 * Hands a mail to the server, or puts it into the folder. The same id gives the same Message-ID, so that a mail which is sent
 * again because the answer was lost is seen to be the same.
 *
 * @throws when it was not taken; it may be tried again.
 */
export async function deliver(id: string, to: string, message: Message): Promise<void> {
  if (!isAddress(to)) throw Object.assign(new Error("not an address"), { code: "EADDRESS" });
  const { origin, hostname } = new URL(env().ACCORD_ORIGIN);
  const mail = {
    from: { name: "Accord", address: env().ACCORD_MAIL_FROM },
    to: { name: "", address: to },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    messageId: `<${id}@${hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": message.language,
      ...(message.settings !== null && { "List-Unsubscribe": `<${origin}${message.settings}>` }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const { ACCORD_SMTP_URL: server, ACCORD_MAIL_FOLDER: folder } = env();
  if (server !== undefined) await createTransport(optionsFrom(server)).sendMail(mail);
  else if (folder !== undefined) {
    const made = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
    const { message: bytes } = await made.sendMail(mail);
    await mkdir(folder, { recursive: true });
    const name = join(folder, `${new Date().toISOString().replaceAll(":", "-")}-${id}.eml`);
    await writeFile(`${name}.part`, bytes);
    await rename(`${name}.part`, name);
  }
}

const LOOPBACK = /^(localhost|127\.[\d.]+|\[?::1\]?)$/;

/** Off this machine nothing goes unencrypted, unless the address says `?tls=off`. */
function optionsFrom(address: string) {
  const url = new URL(address);
  const { hostname, username, password } = url;
  const secure = url.protocol === "smtps:";
  const isPlain = LOOPBACK.test(hostname) || url.searchParams.get("tls") === "off";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isPlain,
    ignoreTLS: !secure && isPlain,
    ...(username !== "" && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  };
}
