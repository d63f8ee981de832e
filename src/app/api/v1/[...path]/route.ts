import { AppError } from "#domain/errors.ts";
import { apiRoute } from "#server/api.ts";

/** An address that the API does not have; a program is told so in its own form. */
const answer = (request: Request): Promise<Response> =>
  apiRoute("/api/v1/[...path]", request, () =>
    Promise.reject(new AppError("not_found", "errors.noSuchAddress")),
  );

export {
  answer as GET,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
};
