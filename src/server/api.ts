import "server-only";
import { createHash } from "node:crypto";
import { getSessionCookie } from "better-auth/cookies";
import { after } from "next/server";
import { AppError } from "#domain/errors.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { COOKIE_PREFIX } from "#server/auth.ts";
import type { Context } from "#server/command.ts";
import { withViewer } from "#server/db.ts";
import { guarded } from "#server/guard-headers.ts";
import { RequestError, respond } from "#server/http.ts";
import { log } from "#server/log.ts";
import { type Reading, todayAtHome } from "#server/page.ts";
import { requestId } from "#server/session.ts";
import { logAnswer, type Visitor, visitorWith } from "#server/token.ts";

/** What a program may send at once. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** What is shorter travels in one or two packets as it is: packing it takes longer than it saves. */
const PACKED_FROM = 4000;

export type Visit = {
  visitor: Visitor;
  /** One read-only picture of the register, as the token may see it. */
  read: <T>(work: (reading: Reading) => Promise<T>) => Promise<T>;
};

/**
 * The door of the API: a bearer token and nothing else. A session's cookie opens nothing here, so that no page of
 * another site can make a browser ask. Every request that a token opened it for is logged, whatever became of it.
 * Requests do not pass the proxy first, so nothing that their headers say of themselves is believed.
 */
export function apiRoute(
  address: Address,
  request: Request,
  work: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return opened(request, async (id, noted) => {
    const secret = /^Bearer ([\w-]{20,100})$/i.exec(
      request.headers.get("authorization") ?? "",
    )?.[1];
    const visitor =
      secret === undefined ? null : await enter(request, id, secret, pathname + search);
    if (visitor === null || visitor.kind !== "program") throw noKey(request, secret);
    noted(visitor);
    if (!mayOpen(visitor.actor, address)) throw new AppError("forbidden", "errors.forbidden");
    if (!isRead(request) && !visitor.mayWrite)
      throw new AppError("forbidden", "errors.readOnlyToken");
    return work(visitOf(visitor));
  });
}

/** What the API tells whoever asks, without a token. */
export function openRoute(request: Request, work: () => Promise<Response>): Promise<Response> {
  return opened(request, work);
}

type Handler = (request: Request) => Promise<Response>;

/** The methods that an address of the API does not have, each told by which ones it is asked. */
export function otherMethods(
  ...allowed: string[]
): Record<"POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler> {
  const allow = allowed.join(", ");
  const refuse: Handler = (request) =>
    openRoute(request, () =>
      Promise.reject(new RequestError(405, "errors.noSuchMethod", { allow })),
    );
  return { POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: refuse };
}

/** A private address: its secret is a part of it. One that opens nothing is not there, like any other. */
export async function linkRoute(
  address: Address,
  request: Request,
  secret: string,
  work: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  return logged(request, await requestId(), async (id, noted) => {
    const visitor = await enter(request, id, secret, address);
    if (visitor === null || visitor.kind === "program") {
      throw new AppError("not_found", "errors.notFound");
    }
    noted(visitor);
    return work(visitOf(visitor));
  });
}

type Work = (id: string, noted: (visitor: Visitor) => void) => Promise<Response>;

async function opened(request: Request, work: Work): Promise<Response> {
  const id = uuidv7();
  return guarded(await logged(request, id, work), id);
}

async function logged(request: Request, id: string, work: Work): Promise<Response> {
  let visitor: Visitor | null = null;
  const noted = (one: Visitor) => {
    visitor = one;
  };
  const names = isRead(request) ? "parameter" : "pointer";
  const response = await respond(() => work(id, noted), { names, id });
  const { useId } = (visitor as Visitor | null) ?? {};
  const telling = useId === undefined ? null : logAnswer(useId, response.status);
  if (telling !== null) {
    after(
      telling.catch((error: unknown) => {
        log.warn({ err: error, requestId: useId }, "answers are not in the log");
      }),
    );
  }
  return response;
}

const isRead = ({ method }: Request) => method === "GET" || method === "HEAD";

const enter = ({ method }: Request, id: string, secret: string, path: string) =>
  visitorWith(secret, { id, method, path });

function noKey(request: Request, secret: string | undefined): Error {
  const cookie = getSessionCookie(request.headers, { cookiePrefix: COOKIE_PREFIX });
  return secret === undefined && cookie !== null
    ? new AppError("forbidden", "errors.cookieIsNoToken")
    : new AppError("unauthenticated", "errors.noToken");
}

function visitOf(visitor: Visitor): Visit {
  const now = new Date();
  const viewer = visitor.actor;
  const today = todayAtHome(now);
  return {
    visitor,
    read: (work) => withViewer(viewer, (tx) => work({ tx, viewer, today, now })),
  };
}

/** What a command needs to know; keys of one token are no other's, though their owner be the same. */
export function contextOf(request: Request, { visitor }: Visit): Context {
  const now = new Date();
  const key = request.headers.get("idempotency-key");
  if (key === null && request.method === "POST") {
    throw new RequestError(400, "errors.keyMissing");
  }
  if (key !== null && !/^[\x21-\x7e]{8,100}$/.test(key)) {
    throw new RequestError(400, "errors.keyUnfit");
  }
  return {
    actor: visitor.actor,
    now,
    today: todayAtHome(now),
    requestId: visitor.useId,
    ...(key !== null && { requestKey: `${visitor.actor.token?.id}:${key}` }),
  };
}

/** The version that a change is meant for, of the tag that came with the record. */
export function versionAsked(request: Request): number {
  const given = request.headers.get("if-match");
  if (given === null) throw new RequestError(428, "errors.versionMissing");
  const version = /^"(\d{1,9})(?:-[\w-]+)?"$/.exec(given.trim())?.[1];
  if (version === undefined) throw new AppError("stale", "errors.staleRecord");
  return Number(version);
}

/** The JSON object of a request. @throws RequestError for anything else, and for more than the limit */
export async function bodyOf(
  request: Request,
  limitBytes = BODY_LIMIT_BYTES,
): Promise<Record<string, unknown>> {
  if (!/^application\/json(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new RequestError(415, "errors.notJson");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw new RequestError(413, "errors.tooLarge");
    chunks.push(chunk);
  }
  const body = jsonIn(Buffer.concat(chunks));
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new RequestError(400, "errors.brokenJson");
  }
  return body as Record<string, unknown>;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RequestError(400, "errors.brokenJson");
  }
}

type Tagged = { version?: number | null; status?: number; headers?: Record<string, string> };

/**
 * An answer with its tag: the version of the record where it has one, and what the answer looks like, since
 * what hangs on a record changes without it. Whoever has it already is told so.
 */
export function tagged(
  request: Request,
  text: string,
  type: string,
  { version = null, status = 200, headers = {} }: Tagged = {},
): Response {
  const seen = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  const tag = version === null ? `"${seen}"` : `"${version}-${seen}"`;
  const all = {
    etag: tag,
    "cache-control":
      text.length < PACKED_FROM ? "private, no-cache, no-transform" : "private, no-cache",
    vary: "Authorization, Accept-Language, Cookie",
    ...headers,
  };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  const isKnown = known.some((one) => [tag, "*"].includes(one.trim().replace(/^W\//, "")));
  if (isKnown && isRead(request)) return new Response(null, { status: 304, headers: all });
  return new Response(text, { status, headers: { ...all, "content-type": type } });
}
