import { answerFeed } from "#features/api/feeds.ts";
import { linkRoute } from "#server/api.ts";

/** A calendar or a feed, for who knows its private address. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/feeds/[token]">,
): Promise<Response> {
  const { token } = await params;
  return linkRoute("/feeds/[token]", request, token, (visit) => answerFeed(request, visit));
}
