import { apiDocument } from "#features/api/document.ts";
import { openRoute, otherMethods } from "#server/api.ts";

/** What the API is, for whoever makes a client of it. It tells nothing of the register. */
export function GET(request: Request): Promise<Response> {
  return openRoute(request, async () =>
    Response.json(apiDocument("en"), {
      headers: {
        "content-type": "application/openapi+json; charset=utf-8",
        "cache-control": "no-store",
      },
    }),
  );
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "HEAD");
