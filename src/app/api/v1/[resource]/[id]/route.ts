import { answerRecord } from "#features/api/answers.ts";
import { answerRevised } from "#features/api/writes.ts";
import { apiRoute, otherMethods } from "#server/api.ts";

type Params = RouteContext<"/api/v1/[resource]/[id]">;

/** One record with all that hangs on it. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { resource, id } = await params;
  return apiRoute("/api/v1/[resource]/[id]", request, (visit) =>
    answerRecord(request, visit, resource, id),
  );
}

/** Writes a record anew. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { resource, id } = await params;
  return apiRoute("/api/v1/[resource]/[id]", request, (visit) =>
    answerRevised(request, visit, resource, id),
  );
}

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "HEAD", "PUT");
