import { ask } from "./http.ts";

export interface Page {
  path: string;
  status: number;
  /** The document, and what our own script fetches in its place when a link is followed. */
  texts: readonly string[];
}

/** Pages of one shape that are looked at: of addresses that differ in ids and values only. */
const OF_ONE_SHAPE = { record: 6, list: 2 };

/** An address without what varies: ids, codes, slugs, and the values of its parameters. */
function shapeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const place = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "[id]")
    .replace(/^\/partners\/[A-Z]{2}/, "/partners/[code]")
    .replace(/^\/topics\/[^/]+/, "/topics/[slug]");
  // Files and paper take the parameters of their lists, which are looked at themselves.
  if (/^\/(?:export|print)\//.test(place)) return `${place}?list`;
  return `${place}?${[...new Set(searchParams.keys())].toSorted().join("&")}`;
}

/**
 * Follows every link from the home page on, as a reader would, and calls `visit` with each page. Of pages
 * of one shape it looks at some. Returns how many it saw, by shape.
 */
export async function crawl(
  origin: string,
  cookie: string,
  visit: (page: Page) => void,
): Promise<Map<string, number>> {
  const seen = new Set<string>(["/"]);
  const shapes = new Map<string, number>();
  let front = ["/"];
  while (front.length > 0) {
    const found = new Set<string>();
    const open = async (path: string) => {
      const page = await ask(origin, path, { cookie });
      const data = await ask(origin, path, { cookie, headers: { rsc: "1" } });
      visit({ path, status: page.status, texts: [page.text, data.text] });
      for (const [, href = ""] of page.text.matchAll(/href="(\/(?!_next)[^"#]*)/g)) {
        found.add(href.replaceAll("&amp;", "&"));
      }
    };
    for (let from = 0; from < front.length; from += 6) {
      // oxlint-disable-next-line no-await-in-loop -- six at a time
      await Promise.all(front.slice(from, from + 6).map(open));
    }
    front = [];
    for (const path of found) {
      if (seen.has(path)) continue;
      seen.add(path);
      const shape = shapeOf(path);
      const known = shapes.get(shape) ?? 0;
      if (known >= (shape.endsWith("?") ? OF_ONE_SHAPE.record : OF_ONE_SHAPE.list)) continue;
      shapes.set(shape, known + 1);
      front.push(path);
    }
  }
  return shapes;
}
