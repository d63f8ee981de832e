import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFile } from "./fonts.ts";
import { isDrawn, lettersOf, withMarks } from "./letters.ts";
import type { Paper } from "./paper.ts";

const FONTS = [
  "inter/400Regular/Inter_400Regular.ttf",
  "inter/700Bold/Inter_700Bold.ttf",
  "noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
  "noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf",
];

/** All letters of Chinese and Japanese, 12 MB of them: read for who has one to be drawn. */
const HAN = "chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf";

/**
 * A tagged PDF (PDF/UA-1), and how many pages it has. The template is fixed, and the paper is data to it; what no typeface here
 * can draw is marked as such, for a box says nothing, and that standard refuses it.
 */
export function pdfOf(paper: Paper): Uint8Array<ArrayBuffer> {
  const { compiler, set } = compiled(paper);
  try {
    return new Uint8Array(compiler.pdf(set, { pdfStandard: "ua-1" }));
  } catch {
    return new Uint8Array(compiler.pdf(set, { pdfTags: true }));
  }
}

/** How many pages the PDF of it has. */
export const pagesOf = (paper: Paper): number => compiled(paper).set.numOfPages;

function compiled(paper: Paper) {
  const { fonts, text } = drawable(paper);
  const compiler = NodeCompiler.create({
    // Nothing is read from there: the template imports nothing.
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: fonts }],
  });
  const made = compiler.compile({
    mainFileContent: readFileSync(new URL("brief.typ", import.meta.url), "utf8"),
    inputs: { paper: text },
  });
  if (made.result === null) {
    const diagnostics: unknown = made.takeError()?.shortDiagnostics;
    throw new Error(`The brief was not set: ${JSON.stringify(diagnostics)}`);
  }
  return { compiler, set: made.result };
}

/** The paper as data, with the typefaces that it takes. */
function drawable(paper: Paper): { fonts: Buffer[]; text: string } {
  const fonts = FONTS.map(fontFile);
  // Bold letters are those of the regular ones.
  const sets = [fonts[0], fonts[2]].flatMap((font) => (font ? [lettersOf(font)] : []));
  const has = (code: number) => sets.some((set) => set.has(code));
  const plain = JSON.stringify(paper);
  if (isDrawn(plain, has)) return { fonts, text: plain };
  const han = fontFile(HAN);
  sets.push(lettersOf(han));
  const text = JSON.stringify(paper, (key, value: unknown) =>
    typeof value === "string" && key !== "href"
      ? withMarks(value, has, paper.instead, paper.language)
      : value,
  );
  return { fonts: [...fonts, han], text };
}
