import { Parser } from "htmlparser2";
import { decodedText, type Encoding, hasByteOrderMark } from "./encodings.ts";
import { factsIn } from "./html-facts.ts";
import { MAX_DEPTH } from "./limits.ts";
import { type Extract, NOTHING_LEFT } from "./extract.ts";
import { newSheet } from "./sheet.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const words = (list: string) => new Set(list.split(" "));

/** Not part of what the page says; of a form what is filled in, not what stands around it. */
const DROPPED = words(
  "script style template noscript nav svg iframe object embed canvas audio video map " +
    "button input select textarea datalist option",
);
const BLOCKS = words(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption " +
    "figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section " +
    "summary table tbody tfoot thead title ul",
);
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** Some publishers wrap the whole page into a form; what is shorter is a search box or a sign-up. */
const PAGE_LENGTH = 500;

const CHARSET = /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i;

/** The HTML that bytes spell: by their mark, by what the page declares, else as any text. */
export function htmlOf(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const declared = CHARSET.exec(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"))?.[1];
  if (declared === undefined || hasByteOrderMark(bytes) || /^utf/i.test(declared)) {
    return decodedText(bytes);
  }
  try {
    return { text: new TextDecoder(declared).decode(bytes), encoding: "declared" };
  } catch {
    return decodedText(bytes);
  }
}

/** What a reader sees of a page: paragraphs, lists and tables, without scripts, menus, forms and hidden parts. */
export function htmlText(html: string): Extract {
  const sheet = newSheet();
  const facts = factsIn();
  const lists: { next: number; type: string | null }[] = [];
  let depth = 0;
  /** The depth at which the element was opened that hides what is in it. */
  let hidden: number | null = null;
  let pre = 0;
  let afterBlank = true;

  const block = () => {
    sheet.end();
    afterBlank = true;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new UnreadableFile("nestedTooDeeply");
      facts.open(name, attributes);
      if (hidden !== null) return;
      if (name === "head") return;
      if (DROPPED.has(name) || isHidden(name, attributes)) {
        hidden = depth;
        return;
      }
      if (name === "br") {
        sheet.write("\n");
        afterBlank = true;
      }
      if (BLOCKS.has(name)) block();
      if (name === "form") sheet.open();
      if (name === "tr") sheet.openRow();
      if (name === "td" || name === "th") sheet.openCell();
      if (["form", "tr", "td", "th"].includes(name)) afterBlank = true;
      if (name === "pre") pre += 1;
      if (name === "ul" || name === "menu") lists.push({ next: 1, type: null });
      if (name === "ol") {
        const start = Number.parseInt(attributes["start"] ?? "1", 10);
        lists.push({ next: Number.isNaN(start) ? 1 : start, type: attributes["type"] ?? "1" });
      }
      if (name === "li") {
        const list = lists.at(-1);
        const value = Number.parseInt(attributes["value"] ?? "", 10);
        if (list && !Number.isNaN(value)) list.next = value;
        sheet.mark(markerOf(list));
        if (list) list.next += 1;
      }
    },
    ontext(data) {
      facts.text(data);
      if (hidden !== null || facts.isInTitle()) return;
      if (pre > 0) {
        sheet.write(data);
        return;
      }
      const folded = data.replace(/[ \t\r\n\f]+/g, " ");
      const kept = afterBlank ? folded.replace(/^ /, "") : folded;
      if (kept === "") return;
      afterBlank = kept.endsWith(" ");
      sheet.write(kept);
    },
    onclosetag(name) {
      facts.close(name);
      const isHiddenEnd = hidden === depth;
      depth -= 1;
      if (isHiddenEnd) hidden = null;
      if (isHiddenEnd || hidden !== null) return;
      if (BLOCKS.has(name)) block();
      if (name === "td" || name === "th") sheet.closeCell();
      if (name === "tr") sheet.closeRow();
      if (name === "form") sheet.closeIfLong(PAGE_LENGTH);
      if (["form", "tr", "td", "th"].includes(name)) afterBlank = true;
      if (name === "pre") pre -= 1;
      if (name === "li") sheet.mark(null);
      if (name === "ul" || name === "menu" || name === "ol") lists.pop();
    },
  });
  parser.end(html);
  return { text: sheet.text(), facts: facts.facts(), left: NOTHING_LEFT };
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    attributes["hidden"] !== undefined ||
    HIDING.test(attributes["style"] ?? "") ||
    (name === "dialog" && attributes["open"] === undefined)
  );
}

function markerOf(list: { next: number; type: string | null } | undefined): string {
  if (!list || list.type === null) return "• ";
  const letter = list.next >= 1 && list.next <= 26 ? list.next - 1 : null;
  if (list.type === "a" && letter !== null) return `${String.fromCodePoint(97 + letter)}) `;
  if (list.type === "A" && letter !== null) return `${String.fromCodePoint(65 + letter)}. `;
  return `${list.next}. `;
}
