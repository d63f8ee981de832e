import { apiDocument } from "#features/api/document.ts";

/** What the API is, for whoever makes a client of it. It tells nothing of the register. */
export function GET(): Response {
  return Response.json(apiDocument("en"), {
    headers: {
      "content-type": "application/openapi+json; charset=utf-8",
      "cache-control": "no-store",
    },
  });
}
