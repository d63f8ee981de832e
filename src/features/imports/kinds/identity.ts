import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { encodeMessage } from "#domain/message.ts";
import type { Cells } from "./cells.ts";

/** What a row tells, by the key that it has; or by one that we made, and then the field that names it to people. */
type Found = { key: string; row: unknown; knownBy?: string };

/** Remembers the keys of a file: a second row with one of them is told, never written. */
export function keysOfFile() {
  const seen = keyTable();
  return (cells: Cells, { key, row, knownBy }: Found): boolean => {
    const before = seen(key, JSON.stringify(row), cells.number);
    if (before === null) return true;
    const repeated = { row: before.number };
    const problem = before.isSame ? "sameRow" : knownBy === undefined ? "sameKey" : "sameCourse";
    const message = encodeMessage(`imports.problem.${problem}`, repeated);
    // A key that we made says nothing to anybody: the cell that names the row does.
    if (knownBy === undefined) cells.refuse("key", message, key);
    else cells.refuse(knownBy, message);
    return false;
  };
}

/** Of a key its digest in two numbers, of its row a checksum, and the row's number, which is never 0. */
const SLOT = 4;

/**
 * Tells the row that had a key before; else remembers it. A million keys are kept in numbers that the collector of
 * garbage does not visit: kept as texts they would be copied again and again, and with them the file they are part of.
 */
export function keyTable() {
  let slots = new Uint32Array(SLOT * 4096);
  let taken = 0;

  const place = (table: Uint32Array, high: number, low: number): number => {
    const count = table.length / SLOT;
    let at = low % count;
    while (
      table[at * SLOT + 3] !== 0 &&
      (table[at * SLOT] !== high || table[at * SLOT + 1] !== low)
    ) {
      at = (at + 1) % count;
    }
    return at * SLOT;
  };

  function grow(): void {
    const larger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += SLOT) {
      if (slots[at + 3] === 0) continue;
      larger.set(slots.subarray(at, at + SLOT), place(larger, slots[at] ?? 0, slots[at + 1] ?? 0));
    }
    slots = larger;
  }

  return (key: string, value: string, number: number) => {
    const [high, low] = digestOf(key);
    const row = crc32(value);
    const at = place(slots, high, low);
    const before = slots[at + 3] ?? 0;
    if (before !== 0) return { number: before, isSame: slots[at + 2] === row };
    slots.set([high, low, row, number], at);
    taken += 1;
    if (taken * SLOT * 2 > slots.length) grow();
    return null;
  };
}

/**
 * Two numbers that say which text this is. Nobody is kept out by them, so they may be cheap (after cyrb53): two texts of
 * a million fall together once in ten million files.
 */
function digestOf(text: string): readonly [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return [high >>> 0, low >>> 0];
}

/** A key for rows that have none of their own: what they are known by, in as many letters as a key may have. */
export const keyOf = (...parts: readonly (string | null)[]): string =>
  hash("sha256", JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null)), "base64url");
