import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The bytes of one of the typefaces that come with the program. */
export function fontFile(path: string): Buffer<ArrayBuffer> {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${path}`));
}
