import "server-only";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Context } from "#server/command.ts";
import { dumpOpenData } from "./dump.ts";
import type { OpenFormat } from "./schema.ts";

/** All files of one format and the dictionary as an archive: rows are read as it is, and nothing of it is kept. */
export async function* archived(ctx: Context, format: OpenFormat): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  // What it hands out is a stream of Node's, whatever its types promise.
  const archive = zip.outputStream as Readable;
  const parts: Readable[] = [];
  let isLeft = false;
  const write = async (name: string, chunks: AsyncIterable<string>) => {
    if (isLeft) throw new Error("The reader has gone.");
    const part = Readable.from(chunks, { objectMode: false });
    parts.push(part);
    zip.addReadStream(part, name);
    await finished(part, { writable: false });
  };
  const done = dumpOpenData(ctx, write, [format]).then(
    () => zip.end(),
    (error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error("Nothing was read."));
    },
  );
  try {
    yield* archive;
  } finally {
    // A reader who has gone leaves a part that nobody takes, and wants no other.
    isLeft = true;
    for (const part of parts) part.destroy();
    await done;
  }
}
