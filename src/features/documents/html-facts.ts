import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import type { FileFacts } from "./extract.ts";

type Attributes = Readonly<Record<string, string>>;

/** Names under which pages say the same thing, the surest first. */
const NAMES = {
  title: ["og:title", "dc.title", "dcterms.title", "twitter:title"],
  author: ["author", "article:author", "dc.creator", "dcterms.creator"],
  publisher: ["og:site_name", "dc.publisher", "dcterms.publisher", "application-name"],
  published: [
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "pubdate",
    "publish-date",
  ],
  address: ["canonical", "og:url"],
} as const;

const MAX_LENGTH = 1_000;

/** Collects what a page says of itself, tag by tag. */
export function factsIn() {
  const said = new Map<string, string>();
  let title = "";
  let inside: "title" | "data" | null = null;
  let data = "";

  const say = (name: string | undefined, value: string | undefined) => {
    const key = name?.trim().toLowerCase();
    const text = value?.replace(/\s+/g, " ").trim().slice(0, MAX_LENGTH);
    if (key && text && !said.has(key)) said.set(key, text);
  };
  const first = (names: readonly string[]) => names.map((name) => said.get(name)).find(Boolean);

  return {
    open(name: string, attributes: Attributes): void {
      if (name === "meta") {
        const { property, name: called, itemprop, content } = attributes;
        say(property ?? called ?? itemprop, content);
      }
      if (name === "link" && attributes["rel"] === "canonical")
        say("canonical", attributes["href"]);
      if (name === "time" && (attributes["itemprop"] ?? attributes["pubdate"]) !== undefined) {
        say(attributes["itemprop"] ?? "pubdate", attributes["datetime"]);
      }
      if (name === "title" && title === "") inside = "title";
      if (name === "script" && attributes["type"] === "application/ld+json") inside = "data";
    },
    text(words: string): void {
      if (inside === "title" && title.length < MAX_LENGTH) title += words;
      if (inside === "data" && data.length < 100_000) data += words;
    },
    close(name: string): void {
      if (inside === "data") {
        say("datepublished", /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(data)?.[1]);
      }
      if (name === "title" || name === "script") inside = null;
    },
    isInTitle: () => inside === "title",
    facts(): FileFacts {
      const address = first(NAMES.address);
      const author = first(NAMES.author);
      return {
        title: first(NAMES.title) ?? (title.replace(/\s+/g, " ").trim() || null),
        // Some name an author by the address of a page about them.
        author: author === undefined || URL.canParse(author) ? null : author,
        publisher: first(NAMES.publisher) ?? null,
        publishedOn: dayIn(first(NAMES.published)),
        address: address !== undefined && /^https?:/i.test(address) ? address : null,
      };
    },
  };
}

/** The day as its publisher's clock had it: what follows it says of the hour. */
function dayIn(text: string | undefined): CalendarDate | null {
  return calendarDate.safeParse(text?.slice(0, 10)).data ?? null;
}
