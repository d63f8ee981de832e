import "server-only";
import { env } from "#server/env.ts";

/** Adds what every answer of ours carries beside the headers of `next.config.ts`: its id, a policy on content, TLS from now on. */
export function guarded(response: Response, id: string): Response {
  const { headers } = response;
  headers.set("x-request-id", id);
  if (!headers.has("content-security-policy")) {
    headers.set("content-security-policy", contentSecurityPolicy(null));
  }
  if (env().ACCORD_ORIGIN.startsWith("https:")) {
    headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

/** What a page may load; without a nonce nothing of it runs. */
export function contentSecurityPolicy(nonce: string | null): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  const forNext = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  const script = nonce === null ? "'none'" : forNext;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src 'self'${isDevelopment || nonce === null ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    // Widths of bars and shades of cells are style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
