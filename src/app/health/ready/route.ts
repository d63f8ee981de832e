import { isDatabaseAway } from "#server/outage.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const isAway = await isDatabaseAway();
  return Response.json(
    { status: isAway ? "down" : "up" },
    { status: isAway ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}
