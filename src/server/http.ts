import "server-only";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError, type ErrorCode } from "#domain/errors.ts";
import { decodeMessage } from "#domain/message.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { withViewer } from "#server/db.ts";
import { log } from "#server/log.ts";
import { type Reading, todayAtHome } from "#server/page.ts";
import { currentActor, requestId } from "#server/session.ts";

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  rate_limited: 429,
  unavailable: 503,
};

/** Reads for a route handler: the same door and the same one transaction as a page; failures are problem documents. */
export function readRoute(
  address: Address,
  work: (reading: Reading) => Promise<Response>,
): Promise<Response> {
  return respond(async () => {
    const viewer = await currentActor();
    if (!mayOpen(viewer, address)) {
      throw viewer.kind === "public"
        ? new AppError("unauthenticated", "errors.unauthenticated")
        : new AppError("forbidden", "errors.forbidden");
    }
    const now = new Date();
    return withViewer(viewer, (tx) => work({ tx, viewer, today: todayAtHome(now), now }));
  });
}

/** Runs a handler and turns what it throws into a problem document (RFC 9457). */
async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const t = await getTranslations();
    // Keys come from data, see `action.ts`.
    const say = t as unknown as (key: string, params?: object) => string;
    if (error instanceof z.ZodError) {
      const errors = error.issues.map(({ path, message }) => {
        const { key, params } = decodeMessage(message);
        return { field: path.join("."), message: say(key, params) };
      });
      return problem(422, say("errors.invalid"), errors);
    }
    if (error instanceof AppError) {
      const key = t.has(error.messageKey as never) ? error.messageKey : "errors.refused";
      return problem(STATUS[error.code], say(key, error.params));
    }
    const id = await requestId();
    log.error({ err: error, requestId: id }, "request failed");
    return problem(500, say("errors.unexpected", { requestId: id }));
  }
}

function problem(status: number, title: string, errors?: unknown): Response {
  return Response.json(
    { status, title, ...(errors !== undefined && { errors }) },
    {
      status,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    },
  );
}
