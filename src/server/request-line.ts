import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const kept = globalThis as { accordRequestLine?: true };

/**
 * Next answers an address whose escapes cannot be read, and the method TRACE, with a failure and without any
 * of our headers, before our proxy sees them. Such requests are led to where they get an answer of ours.
 */
export function straightenRequests(): void {
  if (kept.accordRequestLine) return;
  kept.accordRequestLine = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.method === "TRACE") request.method = "OPTIONS";
    if (!isReadable(request.url ?? "")) request.url = "/unreadable";
  });
}

/** Whether the path can be read as text, and has no NUL in it, which nothing of ours is called. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split("?")[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}
