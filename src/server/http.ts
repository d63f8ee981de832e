import "server-only";
import { STATUS_CODES } from "node:http";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Actor } from "#domain/actor.ts";
import { AppError, type ErrorCode } from "#domain/errors.ts";
import { decodeMessage, pointerTo } from "#domain/message.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { type Tx, withViewer } from "#server/db.ts";
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
    const viewer = await viewerAt(address);
    const now = new Date();
    return withViewer(viewer, (tx) => work({ tx, viewer, today: todayAtHome(now), now }));
  });
}

/** Bytes to send, with what says what they are; none of it is read before it is asked for. */
export type Streamed = { headers: Record<string, string>; chunks: AsyncIterable<Uint8Array> };

/** A reader who takes nothing for a minute, or a file that takes longer than ten, has lost it. */
const LONG = { statementMs: 120_000, idleMs: 60_000, totalMs: 600_000 };

/**
 * Reads for a route handler that answers with more than fits in memory: one picture of the register is
 * read while it is sent, and left when the reader goes. Whatever fails after the first byte breaks the
 * connection off, so that no answer ends as if it were whole.
 */
export function streamRoute(
  address: Address,
  request: Request,
  open: (reading: Reading) => Promise<Streamed>,
): Promise<Response> {
  return respond(async () => {
    const viewer = await viewerAt(address);
    const id = await requestId();
    const left = new AbortController();
    const signal = AbortSignal.any([request.signal, left.signal]);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    // The reader's going is the one way in which this fails by itself.
    writer.closed.catch(() => left.abort());
    const breakOff = (error: unknown) => writer.abort(error).catch(() => undefined);
    signal.addEventListener("abort", () => void breakOff(signal.reason));
    const now = new Date();
    let isOpen = false;
    return new Promise<Response>((resolve, reject) => {
      const send = async (tx: Tx) => {
        const { headers, chunks } = await open({ tx, viewer, today: todayAtHome(now), now });
        isOpen = true;
        resolve(new Response(readable, { headers }));
        for await (const chunk of chunks) {
          const tooSlow = setTimeout(() => left.abort(), LONG.idleMs);
          await writer.write(chunk).finally(() => clearTimeout(tooSlow));
        }
        await writer.close();
      };
      withViewer(viewer, send, { patience: { ...LONG, signal } }).catch((error: unknown) => {
        void breakOff(error);
        // An answer that has begun can tell nobody any more.
        if (isOpen)
          log.warn({ err: error, requestId: id, address, left: signal.aborted }, "broken off");
        reject(error instanceof Error ? error : new Error("Nothing was read."));
      });
    });
  });
}

async function viewerAt(address: Address): Promise<Actor> {
  const viewer = await currentActor();
  if (mayOpen(viewer, address)) return viewer;
  throw viewer.kind === "public"
    ? new AppError("unauthenticated", "errors.unauthenticated")
    : new AppError("forbidden", "errors.forbidden");
}

/**
 * What a request lacks that its method needs, which is no failure of the register's: the status, a catalogue key, and
 * headers that the status asks for.
 */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: number;
  readonly messageKey: string;
  readonly headers: Record<string, string>;

  constructor(status: number, messageKey: string, headers: Record<string, string> = {}) {
    super(messageKey);
    this.status = status;
    this.messageKey = messageKey;
    this.headers = headers;
  }
}

type Asked = {
  /** What is wrong is named by its place in the body, or by its name among the parameters of an address. */
  names?: "pointer" | "parameter";
  /** The request's; of one that came through the proxy it is known. */
  id?: string;
};

/** Runs a handler and turns what it throws into a problem document (RFC 9457). */
export async function respond(
  work: () => Promise<Response>,
  { names = "parameter", id: ownId }: Asked = {},
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const t = await getTranslations();
    // Keys come from data, see `action.ts`.
    const say = t as unknown as (key: string, params?: object) => string;
    if (error instanceof z.ZodError) {
      const errors = error.issues.map(({ path, message }) => {
        const { key, params } = decodeMessage(message);
        const place = names === "pointer" ? pointerTo(path) : path.join(".");
        return { [names]: place, detail: say(key, params) };
      });
      return problem(422, say("errors.invalid"), { errors });
    }
    if (error instanceof RequestError) {
      return problem(error.status, say(error.messageKey), {}, error.headers);
    }
    if (error instanceof AppError) {
      const key = t.has(error.messageKey as never) ? error.messageKey : "errors.refused";
      return problem(STATUS[error.code], say(key, error.params), {}, waitOf(error));
    }
    const id = ownId ?? (await requestId());
    log.error({ err: error, requestId: id }, "request failed");
    return problem(500, say("errors.unexpected", { requestId: id }));
  }
}

/** What the page of an outage says, too. */
const AWAY_SECONDS = "5";

function waitOf({ code, params: { seconds } }: AppError): Record<string, string> {
  if (code === "unavailable") return { "retry-after": AWAY_SECONDS };
  return code === "rate_limited" && seconds !== undefined ? { "retry-after": String(seconds) } : {};
}

function problem(
  status: number,
  detail: string,
  more: { errors?: unknown } = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { type: "about:blank", title: STATUS_CODES[status] ?? "", status, detail, ...more },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...(status === 401 && { "www-authenticate": 'Bearer realm="Accord"' }),
        ...headers,
      },
    },
  );
}
