import { answerSearch } from "#features/api/answers.ts";
import { apiRoute, otherMethods } from "#server/api.ts";

/** Any record by its words. */
export async function GET(request: Request): Promise<Response> {
  return apiRoute("/api/v1/search", request, (visit) => answerSearch(request, visit));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "HEAD");
