import { answerList } from "#features/api/answers.ts";
import { answerNew } from "#features/api/writes.ts";
import { apiRoute, otherMethods } from "#server/api.ts";

type Params = RouteContext<"/api/v1/[resource]">;

/** A list of one noun: filtered, sorted, a page at a time. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { resource } = await params;
  return apiRoute("/api/v1/[resource]", request, (visit) => answerList(request, visit, resource));
}

/** Records something new. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { resource } = await params;
  return apiRoute("/api/v1/[resource]", request, (visit) => answerNew(request, visit, resource));
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "HEAD", "POST");
