import { getTranslations } from "next-intl/server";
import { listPicks } from "#features/picks/queries.ts";
import { pickQuery } from "#features/picks/schema.ts";
import { readRoute } from "#server/http.ts";

/** What a box that picks a record offers: `?kind=person&q=…&partner=GB&side=partner`. */
export async function GET(request: Request): Promise<Response> {
  return readRoute("/pick", async ({ tx, today }) => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const { kind, ...query } = pickQuery.parse(params);
    const found = kind === null ? [] : await listPicks(tx, kind, query, today);
    const t = await getTranslations("sources.kind");
    const items =
      kind === "citable"
        ? found.map((one) => ({ ...one, detail: t(one.detail ?? "meeting") }))
        : found;
    return Response.json({ items }, { headers: { "cache-control": "private, no-store" } });
  });
}
