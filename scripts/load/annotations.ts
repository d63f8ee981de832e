import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SOURCE_KINDS } from "#features/sources/rules.ts";
import { Refusal } from "../refusal.ts";

/** One passage of a text and what it is; see docs/load-format.md. */
const passage = z.object({
  id: z.string().trim().min(1).max(40),
  file: z.string().trim().min(1),
  quote: z.string().min(1).max(20_000),
  entity: z.string().trim().min(1).max(200),
  note: z.string().trim().default(""),
  /** The reference or the name of the record that it is about, where the annotator knows it. */
  record: z.string().trim().min(1).nullable().default(null),
});
export type Passage = z.output<typeof passage>;

/** What is known of a text from elsewhere; it goes before what the text says of itself. */
const document = z.strictObject({
  partner: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  title: z.string().trim().min(1).max(300).optional(),
  publisher: z.string().trim().optional(),
  author: z.string().trim().optional(),
  address: z.string().trim().optional(),
  /** As people type dates: "Jan 2026", "2026-01-17". */
  published: z.string().trim().optional(),
  publishedPrecision: z.enum(["about", "before", "after"]).optional(),
  retrieved: z.string().trim().optional(),
  language: z.enum(["en", "ur", "other"]).optional(),
});
type Document = z.output<typeof document>;

export type TextFile = { file: string; text: string; passages: Passage[]; document: Document };

export type Folder = {
  texts: TextFile[];
  /** Passages of texts that are not in the folder. */
  strays: Passage[];
};

/**
 * The texts of a folder with their passages, in the order of the file names; a text without passages is
 * among them.
 *
 * @throws Refusal when the annotation file is missing or does not have its form; the sentence says where.
 */
export function readFolder(folder: string, annotationFile: string): Folder {
  const known = filesOf(folder);
  const passages = parsed(join(folder, annotationFile), z.array(passage));
  const documents = known.includes("sources.json")
    ? parsed(join(folder, "sources.json"), z.record(z.string(), document))
    : {};
  const names = known.filter((name) => name.endsWith(".txt"));
  if (names.length === 0) throw new Refusal(`There is no text (.txt) in ${folder}.`);
  refuseDoubles(passages);
  return {
    texts: names.toSorted().map((file) => ({
      file,
      text: readText(join(folder, file)),
      passages: passages.filter((one) => one.file === file),
      document: documents[file] ?? {},
    })),
    strays: passages.filter((one) => !names.includes(one.file)),
  };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new Refusal(`There is no folder ${folder}, or it cannot be read.`);
  }
}

function readText(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch {
    throw new Refusal(`${path} is not a text in UTF-8.`);
  }
}

function parsed<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Refusal(`${path} cannot be read as JSON (${String(error)}).`);
  }
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal(
    `${path} does not have the form of docs/load-format.md: ${issue?.path.join(".")}: ${issue?.message}`,
  );
}

/** The id of a passage is how a second run knows it again. */
function refuseDoubles(passages: readonly Passage[]): void {
  const seen = new Set<string>();
  for (const { id } of passages) {
    if (seen.has(id)) throw new Refusal(`Two passages have the id ${id}: give each its own.`);
    seen.add(id);
  }
}
