import "server-only";
import { authPool } from "#server/auth.ts";
import { DEFAULT_LOCALE, LOCALES, type Messages, messagesOf } from "#server/messages.ts";

/** How long nobody asks again after the database did not answer. */
const PAUSE_MS = 1000;

let asked: Promise<boolean> | null = null;
let wasAwayAt = -Infinity;

/**
 * Whether the database does not answer; never throws. A good answer is not remembered, or a page would
 * fail in the second after the database went; those who ask at the same time share one question.
 */
export function isDatabaseAway(now = Date.now()): Promise<boolean> {
  if (now - wasAwayAt < PAUSE_MS) return Promise.resolve(true);
  asked ??= ask().finally(() => {
    asked = null;
  });
  return asked;
}

async function ask(): Promise<boolean> {
  try {
    await authPool().query("select 1");
    return false;
  } catch {
    wasAwayAt = Date.now();
    return true;
  }
}

type Incoming = {
  headers: Headers;
  method: string;
  nextUrl: { pathname: string; search: string };
  cookies: { get: (name: string) => { value: string } | undefined };
  formData: () => Promise<FormData>;
};

/**
 * The plain page of an outage, without the database, without scripts. What a form held is in it, to be
 * read, copied, or sent again by its button.
 */
export async function outagePage(request: Incoming, id: string): Promise<Response> {
  const chosen = request.cookies.get("locale")?.value;
  const locale = LOCALES.find((one) => one === chosen) ?? DEFAULT_LOCALE;
  const texts = wordsOf(wordsOf(messagesOf(locale)["errors"])["outage"]);
  const text = (key: string) => {
    const words = texts[key];
    return escaped(typeof words === "string" ? words : key);
  };
  const form = request.method === "POST" ? await request.formData().catch(() => null) : null;
  const address = escaped(request.nextUrl.pathname + request.nextUrl.search);
  const again =
    form === null
      ? `<p><a href="${address}">${text("again")}</a></p>`
      : `<p>${text("kept")}</p><form method="post" enctype="multipart/form-data" action="${address}">${fieldsOf(form)}<button>${text("sendAgain")}</button></form>`;
  const html = `<!doctype html><html lang="${locale}" dir="${locale === "ur" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text("title")}</title><style>body{font:1rem/1.6 system-ui,sans-serif;max-inline-size:40rem;margin:10vh auto;padding-inline:1rem}textarea{inline-size:100%;font:inherit}button{font:inherit;padding:.5rem 1rem}</style></head><body><main><h1>${text("title")}</h1><p>${text("what")}</p>${again}<p><small>${text("reference")} ${id}</small></p></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "5",
    },
  });
}

const wordsOf = (part: string | Messages | undefined): Messages =>
  typeof part === "object" ? part : {};

function fieldsOf(form: FormData): string {
  return Array.from(form, ([name, value]) => {
    if (typeof value !== "string") return "";
    const isTyped = !name.startsWith("$") && name !== "requestKey" && value.trim() !== "";
    return isTyped
      ? `<p><label>${escaped(name)}<textarea name="${escaped(name)}" rows="${Math.min(12, value.split("\n").length + 1)}">\n${escaped(value)}</textarea></label></p>`
      : `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
  }).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
