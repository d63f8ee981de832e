import { z } from "zod";

/** What a form would show at its fields, e.g. `dueOn: validation.date`; another failure as it is. */
export async function issuesOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "nothing was refused",
    (error: unknown) =>
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
        : error,
  );
}
