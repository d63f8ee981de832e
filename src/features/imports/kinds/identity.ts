import { hash } from "node:crypto";
import { encodeMessage } from "#domain/message.ts";
import type { Cells } from "./cells.ts";

/** Remembers the keys of a file: a second row with one of them is told, never written. */
export function keysOfFile() {
  const seen = new Map<string, { number: number; digest: string }>();
  return (cells: Cells, key: string, value: unknown): boolean => {
    const digest = digestOf(JSON.stringify(value));
    // A key is a slice of the file: kept, it would keep the file.
    const place = digestOf(key);
    const before = seen.get(place);
    if (before === undefined) {
      seen.set(place, { number: cells.number, digest });
      return true;
    }
    const isSame = before.digest === digest;
    const message = isSame ? "imports.problem.sameRow" : "imports.problem.sameKey";
    cells.refuse("key", encodeMessage(message, { row: before.number }), key);
    return false;
  };
}

const digestOf = (text: string) => hash("sha1", text, "base64");

/** A key for rows that have none of their own: what they are known by, in as many letters as a key may have. */
export const keyOf = (...parts: readonly (string | null)[]): string =>
  hash("sha256", JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null)), "base64url");
