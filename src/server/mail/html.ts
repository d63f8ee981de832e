/** HTML that is written as it is; everything else that goes into it is escaped. */
export type Html = { readonly html: string };

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

type Part = string | number | Html | readonly Part[] | null;

function written(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  if ("html" in part) return part.html;
  return part.map(written).join("");
}

/** A template: html`<p>${text}</p>` escapes the text, takes other templates as they are, and leaves null out. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return {
    html: strings.reduce(
      (whole, text, index) => whole + (index === 0 ? "" : written(parts[index - 1] ?? null)) + text,
      "",
    ),
  };
}
