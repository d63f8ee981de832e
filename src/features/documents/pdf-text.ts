import { getDocumentProxy } from "unpdf";
import { type Extract, NO_FACTS } from "./extract.ts";
import { MAX_PAGES, MAX_TEXT_LENGTH } from "./limits.ts";
import { type Piece, linesOfPage } from "./pdf-lines.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** What programs write when nobody gave a title. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|document\d*|.*\.(?:docx?|pdf|rtf|odt|indd|html?|aspx?|php))$/i;

/** The lines of a PDF as they are printed, page by page; larger gaps part paragraphs. */
export async function pdfText(bytes: Uint8Array): Promise<Extract> {
  const pdf = await opened(bytes);
  if (pdf.numPages > MAX_PAGES) {
    throw new UnreadableFile("tooManyPages", { pages: pdf.numPages, max: MAX_PAGES });
  }
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const text = await textOfPage(pdf, number);
    length += text.length;
    if (length > MAX_TEXT_LENGTH) throw new UnreadableFile("tooLong", { max: MAX_TEXT_LENGTH });
    pages.push(text);
  }
  const withText = pages.filter((page) => page !== "");
  if (withText.length === 0) throw new UnreadableFile("scanned");
  return {
    text: withText.join("\n\n"),
    facts: { ...NO_FACTS, ...(await factsOf(pdf)) },
    left: { attachments: [], pagesWithoutText: pages.length - withText.length },
  };
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function opened(bytes: Uint8Array): Promise<Pdf> {
  try {
    // It takes the bytes for its own: a copy. What it complains of while reading on is no failure.
    return await getDocumentProxy(bytes.slice(), { verbosity: 0, useSystemFonts: false });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new UnreadableFile(isLocked ? "locked" : "damaged", {}, { cause: error });
  }
}

async function textOfPage(pdf: Pdf, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const pieces = items.flatMap((item): Piece[] =>
      "str" in item
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              isRightToLeft: item.dir === "rtl",
              isLineEnd: item.hasEOL,
            },
          ]
        : [],
    );
    return linesOfPage(pieces);
  } catch (error) {
    throw new UnreadableFile("damaged", {}, { cause: error });
  }
}

async function factsOf(pdf: Pdf): Promise<{ title: string | null; author: string | null }> {
  const said = await pdf.getMetadata().catch(() => null);
  const info: object = said?.info ?? {};
  const fact = (name: string) => {
    const value: unknown = Reflect.get(info, name);
    return typeof value === "string" ? value.replace(/[\s\p{Cc}]+/gu, " ").trim() || null : null;
  };
  const title = fact("Title");
  return { title: title !== null && NO_TITLE.test(title) ? null : title, author: fact("Author") };
}
