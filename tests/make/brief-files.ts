import { getDocumentProxy } from "unpdf";
import { partsOf } from "#features/documents/zip-parts.ts";

/** In points. */
const A4 = 842;
const MARGIN = 50;
const inside = (height: unknown, least: number, most: number) =>
  Number(height) >= least && Number(height) <= most;

type Tagged = { role?: string; children?: Tagged[] };

/** A PDF read back: what each page says, where its links lead, and the roles of its tags. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const pages: string[] = [];
  const edges: { top: string; bottom: string; used: number }[] = [];
  const links: string[] = [];
  const roles: string[] = [];
  const walk = (node: Tagged | null) => {
    if (node?.role !== undefined) roles.push(node.role);
    node?.children?.forEach(walk);
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
    const between = (least: number, most: number) =>
      items
        .map((item) => ("str" in item && inside(item.transform[5], least, most) ? item.str : ""))
        .join("");
    const heights = items
      .map((item) => ("str" in item && item.str.trim() !== "" ? Number(item.transform[5]) : A4))
      .filter((height) => height > MARGIN);
    // How far down the text goes, in parts of what is between the margins.
    const used = (A4 - MARGIN - Math.min(...heights)) / (A4 - 2 * MARGIN);
    edges.push({ top: between(A4 - MARGIN, A4), bottom: between(0, MARGIN), used });
    for (const { url } of (await page.getAnnotations()) as { url?: string }[])
      if (url !== undefined) links.push(url);
    walk((await page.getStructTree()) as Tagged | null);
  }
  const { info } = await pdf.getMetadata();
  return {
    pages,
    edges,
    links,
    roles,
    info: info as Record<string, unknown>,
    whole: pages.join("\n"),
  };
}

/** A Word file read back: its parts as text, by name, and all of them together. */
export async function readDocx(bytes: Uint8Array) {
  const parts = await partsOf(bytes, () => true);
  const text = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  const body = text("word/document.xml");
  return {
    body,
    headers: [...parts].filter(([name]) => /header\d/.test(name)).map(([, part]) => String(part)),
    footers: [...parts].filter(([name]) => /footer\d/.test(name)).map(([, part]) => String(part)),
    links: [...text("word/_rels/document.xml.rels").matchAll(/Target="(https?:[^"]*)"/g)].map(
      ([, target = ""]) => target,
    ),
    words: wordsIn(body),
    styles: text("word/styles.xml"),
    whole: [...parts.values()].map(String).join("\n"),
  };
}

/** What is read in XML: its texts, without its tags. */
const wordsIn = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => text)
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
