import { textsIn } from "./file-texts.ts";
import { ask } from "./http.ts";

export interface Page {
  path: string;
  status: number;
  /** The document, the data in it, and perhaps what our own script fetches in its place when a link is followed. */
  texts: readonly string[];
}

/** Pages of one shape that are looked at: of addresses that differ in ids and values only. */
const OF_ONE_SHAPE = { record: 6, list: 2 };

/** A path without what varies: ids, codes and slugs. */
const placeOf = (path: string): string =>
  new URL(path, "http://localhost").pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "[id]")
    .replace(/^\/partners\/[A-Z]{2}/, "/partners/[code]")
    .replace(/^\/topics\/[^/]+/, "/topics/[slug]");

/** An address without what varies: that of its path, and the values of its parameters. */
function shapeOf(path: string): string {
  const { searchParams } = new URL(path, "http://localhost");
  const place = placeOf(path);
  // Files and paper take the parameters of their lists, which are looked at themselves.
  if (/^\/(?:export|print)\//.test(place)) return `${place}?list`;
  return `${place}?${[...new Set(searchParams.keys())].toSorted().join("&")}`;
}

/** The data in a document: its pieces, cut wherever one was full, put together again. */
const dataIn = (document: string): string =>
  Array.from(
    document.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g),
    ([, piece = '""']) => JSON.parse(piece) as string,
  ).join("");

/** Opens pages as a reader: the document of each, and of the first of every place the data, too. */
export function readerOf(origin: string, cookie: string): (path: string) => Promise<Page> {
  const places = new Set<string>();
  return async (path) => {
    const place = placeOf(path);
    const isFirst = !places.has(place);
    places.add(place);
    const answer = await ask(origin, path, { cookie });
    const [text = "", ...more] = await textsIn(answer);
    // The data is the document's, from the same render: that the way to it is as tight is seen once a place.
    const data = isFirst ? [await ask(origin, path, { cookie, headers: { rsc: "1" } })] : [];
    const texts = [text, dataIn(text), ...more, ...data.map((one) => one.text)];
    return { path, status: answer.status, texts };
  };
}

/**
 * Follows every link from the home page on, as a reader would, and calls `visit` with each page. Of pages
 * of one shape it looks at some. Returns how many it saw, by shape.
 */
export async function crawl(
  read: (path: string) => Promise<Page>,
  visit: (page: Page) => void,
): Promise<Map<string, number>> {
  const seen = new Set<string>(["/"]);
  const shapes = new Map<string, number>();
  let front = ["/"];
  while (front.length > 0) {
    const found = new Set<string>();
    const open = async (path: string) => {
      const page = await read(path);
      visit(page);
      for (const [, href = ""] of (page.texts[0] ?? "").matchAll(/href="(\/(?!_next)[^"#]*)/g)) {
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
