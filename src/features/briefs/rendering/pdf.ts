import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFile } from "./fonts.ts";
import type { Paper } from "./paper.ts";

const FONTS = [
  "inter/400Regular/Inter_400Regular.ttf",
  "inter/700Bold/Inter_700Bold.ttf",
  "noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
  "noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf",
];

/**
 * A tagged PDF: PDF/UA-1, unless it has a letter that no typeface here can draw, which that standard refuses. The
 * template is fixed, and the paper is data to it.
 */
export function pdfOf(paper: Paper): Uint8Array<ArrayBuffer> {
  const compiler = NodeCompiler.create({
    // Nothing is read from there: the template imports nothing.
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: FONTS.map(fontFile) }],
  });
  const compiled = compiler.compile({
    mainFileContent: readFileSync(new URL("brief.typ", import.meta.url), "utf8"),
    inputs: { paper: JSON.stringify(paper) },
  });
  if (compiled.result === null) {
    const diagnostics: unknown = compiled.takeError()?.shortDiagnostics;
    throw new Error(`The brief was not set: ${JSON.stringify(diagnostics)}`);
  }
  try {
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: "ua-1" }));
  } catch {
    return new Uint8Array(compiler.pdf(compiled.result, { pdfTags: true }));
  }
}
