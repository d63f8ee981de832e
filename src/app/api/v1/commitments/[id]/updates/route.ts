import { answerUpdates } from "#features/api/answers.ts";
import { answerReported } from "#features/api/writes.ts";
import { apiRoute, otherMethods } from "#server/api.ts";

type Params = RouteContext<"/api/v1/commitments/[id]/updates">;

/** What was reported on a commitment. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  return apiRoute("/api/v1/commitments/[id]/updates", request, (visit) =>
    answerUpdates(request, visit, id),
  );
}

/** Reports progress on it. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  return apiRoute("/api/v1/commitments/[id]/updates", request, (visit) =>
    answerReported(request, visit, id),
  );
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "HEAD", "POST");
