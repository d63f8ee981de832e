import "server-only";
import { createTranslator } from "use-intl/core";
import { type Locale, messagesOf } from "#server/messages.ts";
import { type Html, html } from "./html.ts";

type Page = { language: Locale; title: string; body: Html };

/** Nastaliq hangs from its line and needs the height; the rest reads well on any client. */
const FONTS: Record<string, string> = {
  ur: "font-family:'Noto Nastaliq Urdu','Jameel Noori Nastaleeq',serif;line-height:2.1",
};
const LATIN = "font-family:'Segoe UI',system-ui,-apple-system,Arial,sans-serif;line-height:1.5";

/** A mail as a page of its own: one column, no pictures, nothing that is fetched, in the direction of its language. */
export function mailPage({ language, title, body }: Page): string {
  const messages = messagesOf(language);
  const product = createTranslator({ locale: language, messages, namespace: "ui" }) as unknown as (
    key: "product",
  ) => string;
  const direction = language === "ur" ? "rtl" : "ltr";
  const font = { html: FONTS[language] ?? LATIN };
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
      </head>
      <body
        dir="${direction}"
        style="margin:0;padding:24px 12px;background:#f4f2ec;color:#16211f;${font}"
      >
        <main
          style="display:block;max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d9d5c9;border-radius:6px"
        >
          <p style="margin:0 0 16px;font-weight:600;color:#0e5a50">${product("product")}</p>
          ${body}
        </main>
      </body>
    </html> `.html;
}

/** A name or a reference, apart from the words around it; in Latin letters it is set as such, whatever surrounds it. */
export const nameHtml = (text: string): Html =>
  /\p{Script=Arabic}/u.test(text)
    ? html`<bdi>${text}</bdi>`
    : html`<bdi style="${{ html: LATIN }}">${text}</bdi>`;

export const LINK_STYLE = { html: "color:#0b5d53" };
export const BUTTON_STYLE = {
  html: "display:inline-block;padding:10px 18px;background:#0e5a50;color:#ffffff;border-radius:4px;text-decoration:none;font-weight:600",
};
export const SMALL_STYLE = { html: "font-size:14px;color:#4a5653" };
