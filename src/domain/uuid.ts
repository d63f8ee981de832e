import { z } from "zod";

export const recordId = z.uuid("validation.choice");

/** The version of a record that its editor was looking at; a field of every update. */
export const recordVersion = z.coerce.number().int().min(1);

/** A UUID of version 7 (RFC 9562): milliseconds first, so that ids sort by age; the rest is random. */
export function uuidv7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  // Of a version 4 all after the version, which stands where that of a version 7 does.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
