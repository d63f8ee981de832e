export type FeedEntry = {
  /** An address that is this entry's for ever. */
  id: string;
  title: string;
  summary: string;
  href: string;
  at: Date;
};

type Feed = { id: string; title: string; home: string; entries: readonly FeedEntry[] };

/** Before there was anything to tell. */
const NEVER = new Date(0);

/** A feed as RFC 4287 writes it, the latest entry first. */
export function atomFeed({ id, title, home, entries }: Feed): string {
  const updated = entries[0]?.at ?? NEVER;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    "<author><name>Accord</name></author>",
    `<link rel="alternate" type="text/html" href="${escapeXml(home)}"/>`,
    ...entries.map(entryXml),
    "</feed>",
    "",
  ].join("\n");
}

function entryXml({ id, title, summary, href, at }: FeedEntry): string {
  return [
    "<entry>",
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${at.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
    `<summary>${escapeXml(summary)}</summary>`,
    "</entry>",
  ].join("\n");
}

const NAMED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text in XML 1.0, which has no place at all for control characters and halves of letters. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n\t]|\uFFFE|\uFFFF/gu, "")
    .replaceAll(/[&<>"']/g, (letter) => NAMED[letter] ?? "");
}
