import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { recordId } from "#domain/uuid.ts";
import { env } from "#server/env.ts";

/*
 * A link is the id of what it opens, signed with the secret of the installation: none can be guessed or changed into another,
 * and none is stored. Whether it is still good stands with what it opens.
 */

const signature = (id: string): Buffer =>
  createHmac("sha256", env().ACCORD_SECRET).update(`accord/answer/${id}`).digest().subarray(0, 24);

export const linkFor = (id: string): string =>
  `${id.replaceAll("-", "")}${signature(id).toString("base64url")}`;

/** The id that was signed; null for a link that we never made. */
export function idOfLink(link: string): string | null {
  const parts =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{32})$/.exec(link);
  if (parts === null) return null;
  const id = recordId.safeParse(parts.slice(1, 6).join("-")).data;
  if (id === undefined) return null;
  return timingSafeEqual(signature(id), Buffer.from(parts[6] ?? "", "base64url")) ? id : null;
}
