import { randomBytes } from "node:crypto";
import { getSessionCookie } from "better-auth/cookies";
import { type NextRequest, NextResponse } from "next/server";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { COOKIE_PREFIX } from "#server/auth.ts";
import { env } from "#server/env.ts";
import { contentSecurityPolicy, guarded } from "#server/guard-headers.ts";
import { LANGUAGE_HEADER } from "#server/messages.ts";
import { isDatabaseAway, outagePage } from "#server/outage.ts";
import { refuseForeignOrigin } from "#server/origin.ts";
import { idOfLink } from "#server/signed-link.ts";

/** Above the largest upload that a form takes, with its other fields. */
const BODY_LIMIT_BYTES = 12 * 1024 * 1024;

/** Who is not signed in has nothing to send but a sign-in. */
const STRANGERS_LIMIT_BYTES = 64 * 1024;

/** Pages for focal points, who have a link of ours instead of a session. */
const ANSWERS = "/answers/";

/** Says itself whether the database is away. */
const HEALTH = "/health/";

/** A file, attached or made of a list, may run nothing, even when it is opened as a page. */
const FILE_POLICY = "sandbox; default-src 'none'";

/**
 * What every request of a person passes first: a request id, a nonce for the content security policy, an early no
 * to foreign, oversized or odd bodies, and a plain page while the database is away. It is never the guard
 * of a record: pages, routes and actions check for themselves. Programs have a door of their own (`server/api.ts`).
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const id = uuidv7();
  if (request.method !== "GET" && request.method !== "HEAD") {
    const refused = refusedChange(request);
    if (refused) return guarded(refused, id);
  }
  const { pathname, search } = request.nextUrl;
  if (!pathname.startsWith(HEALTH) && (await isDatabaseAway())) {
    // A form sent by our script keeps its own fields and shows the message itself.
    if (!request.headers.has("next-action")) {
      return guarded(await outagePage(request, id), id);
    }
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-request-id", id);
  headers.set("x-accord-path", pathname + search);
  const language = pathname.startsWith(ANSWERS) ? request.nextUrl.searchParams.get("lang") : null;
  if (language === null) headers.delete(LANGUAGE_HEADER);
  else headers.set(LANGUAGE_HEADER, language);
  // What Next compares the origin of a form with, and makes addresses from. A client's own word never counts, and a
  // gateway need not pass on the name that it was asked by.
  const { host, protocol } = new URL(env().ACCORD_ORIGIN);
  headers.set("x-forwarded-host", host);
  headers.set("x-forwarded-proto", protocol.slice(0, -1));
  // Next puts the nonce it finds here on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  const isFile = pathname.startsWith("/attachments/") || pathname.startsWith("/export/");
  response.headers.set("content-security-policy", isFile ? FILE_POLICY : policy);
  return guarded(response, id);
}

export const config = {
  matcher: [{ source: "/((?!_next/static|favicon.svg|api/v1/.).*)" }],
};

/** The answer to a change that no form of ours would send; null when one might. */
function refusedChange({ method, headers, nextUrl }: NextRequest): Response | null {
  if (method !== "POST") {
    return new Response("Method not allowed", {
      status: 405,
      headers: { allow: "GET, HEAD, POST" },
    });
  }
  try {
    refuseForeignOrigin(headers);
  } catch (error) {
    if (error instanceof AppError) return new Response("Forbidden", { status: 403 });
    throw error;
  }
  // Every browser says how long a form is; who does not could send without end.
  const length = headers.get("content-length");
  if (length === null) return new Response("Length required", { status: 411 });
  const isStranger =
    getSessionCookie(headers, { cookiePrefix: COOKIE_PREFIX }) === null &&
    !isAsked(nextUrl.pathname);
  if (Number(length) > (isStranger ? STRANGERS_LIMIT_BYTES : BODY_LIMIT_BYTES)) {
    return new Response("Content too large", { status: 413 });
  }
  // All of our forms are sent so, with scripts and without; other bodies would only be parsed to be refused.
  return headers.get("content-type")?.startsWith("multipart/form-data;") === true
    ? null
    : new Response("Unsupported media type", { status: 415 });
}

/** Whether we asked for this: a file may come with the answer. */
const isAsked = (pathname: string) =>
  pathname.startsWith(ANSWERS) && idOfLink(pathname.slice(ANSWERS.length)) !== null;
