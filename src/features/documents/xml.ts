import { Parser } from "htmlparser2";

/** A tag's name without the prefix of its namespace. */
export const localName = (tag: string) => tag.slice(tag.indexOf(":") + 1);

/** The text of the first element of this local name; null when there is none, or it is empty. */
export function textOf(part: Buffer | undefined, wanted: string): string | null {
  const words: string[] = [];
  let state: "before" | "inside" | "after" = "before";
  const parser = new Parser(
    {
      onopentag(tag) {
        if (state === "before" && localName(tag) === wanted) state = "inside";
      },
      ontext(text) {
        if (state === "inside") words.push(text);
      },
      onclosetag(tag) {
        if (state === "inside" && localName(tag) === wanted) state = "after";
      },
    },
    { xmlMode: true },
  );
  parser.end(part?.toString("utf8") ?? "");
  return words.join("").replace(/\s+/g, " ").trim().slice(0, 1_000) || null;
}
