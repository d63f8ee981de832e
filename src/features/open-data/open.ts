import "server-only";
import { takeSlot } from "#features/export/slots.ts";
import type { Context } from "#server/command.ts";
import { downloadHeaders } from "#server/download.ts";
import { env } from "#server/env.ts";
import type { Streamed } from "#server/http.ts";
import { archived } from "./archive.ts";
import { dictionaryText } from "./dump.ts";
import { archiveOf, DICTIONARY, OPEN_FORMATS } from "./schema.ts";

export const isOpenDataOn = () => env().ACCORD_OPEN_DATA === "on";

/**
 * A file of what is published, by the last part of its address. Null for another name, and for anything but the
 * dictionary while open data are off.
 *
 * @throws AppError `rate_limited` while others take as many files as one server sends at a time.
 */
export function openFile(ctx: Context, file: string): Streamed | null {
  if (file === DICTIONARY) {
    return { headers: downloadHeaders(file, "application/json"), chunks: once(dictionaryText()) };
  }
  const format = OPEN_FORMATS.find((one) => archiveOf(one) === file);
  if (format === undefined || !isOpenDataOn()) return null;
  const leave = takeSlot(ctx.actor.kind === "user" ? ctx.actor.id : "");
  return {
    headers: downloadHeaders(`accord-${ctx.today}-${file}`, "application/zip"),
    chunks: andThen(archived(ctx, format), leave),
  };
}

async function* andThen(chunks: AsyncIterable<Uint8Array>, leave: () => void) {
  try {
    yield* chunks;
  } finally {
    leave();
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
