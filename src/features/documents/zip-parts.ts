import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { MAX_PART_BYTES, MAX_PART_RATIO, MAX_ZIP_ENTRIES } from "./limits.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * The parts of an archive whose names are wanted, by name. The directory is judged first; what it
 * says of a part's size holds while the part is inflated, so nothing grows beyond it.
 *
 * @throws UnreadableFile
 */
export async function partsOf(
  archive: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(archive), { lazyEntries: true });
    if (zip.entryCount > MAX_ZIP_ENTRIES) throw new UnreadableFile("tooManyParts");
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry.fileName)) continue;
      const { uncompressedSize: size, compressedSize: packed } = entry;
      total += size;
      const isBomb = size > 1_000_000 && size > packed * MAX_PART_RATIO;
      if (isBomb || total > MAX_PART_BYTES) throw new UnreadableFile("packedTooTightly");
      const part = await buffer(await zip.openReadStreamPromise(entry));
      if (crc32(part) !== entry.crc32) throw new UnreadableFile("damaged");
      parts.set(entry.fileName, part);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("damaged", {}, { cause: error });
  }
  return parts;
}
