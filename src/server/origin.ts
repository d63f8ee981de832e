import "server-only";
import { AppError } from "#domain/errors.ts";
import { env } from "#server/env.ts";

/**
 * A change must come from our own pages. What counts is the configured address: Host and the
 * forwarded headers are the client's to choose.
 *
 * @throws AppError `forbidden`
 */
export function refuseForeignOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const isOwn =
    origin === null
      ? headers.get("sec-fetch-site") === "same-origin"
      : origin === new URL(env().ACCORD_ORIGIN).origin;
  if (!isOwn) throw new AppError("forbidden", "errors.foreignOrigin");
}
