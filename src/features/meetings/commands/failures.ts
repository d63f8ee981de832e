import "server-only";
import { z } from "zod";

type Path = readonly (string | number)[];

/** What is wrong with one field of the input, found out only with the database at hand. */
export function fieldError(path: Path, message: string): z.ZodError {
  return new z.ZodError([{ code: "custom", path: [...path], message, input: undefined }]);
}

/** What another noun's command finds wrong with a part of the input is said of that part. */
export async function within<T>(path: Path, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new z.ZodError(
      error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
    );
  }
}
