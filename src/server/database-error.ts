import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";

/** The part of an error of Prisma or pg that tells what the database said. */
const reported = z.object({
  code: z.string().optional().catch(undefined),
  message: z.string().catch(""),
  meta: z
    .object({
      driverAdapterError: z
        .object({
          cause: z
            .object({
              originalCode: z.string().optional().catch(undefined),
              originalMessage: z.string().optional().catch(undefined),
              kind: z.string().optional().catch(undefined),
            })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const LOST =
  /terminat|ECONN|EPIPE|ENOTFOUND|timeout|timed out|not queryable|Unable to start a transaction|Can't reach|the database system is|Connection ended|closed the connection/i;

/**
 * What the database refused, as an expected failure with a sentence; anything else comes back as it is.
 * A lost connection often carries no code, so its words count too.
 */
export function translated(error: unknown): unknown {
  if (error instanceof AppError || error instanceof z.ZodError) return error;
  const parsed = reported.safeParse(error);
  if (!parsed.success || !(error instanceof Error)) return error;
  const { code = "", meta, message } = parsed.data;
  const cause = meta?.driverAdapterError?.cause;
  const sqlState = cause?.originalCode ?? code;
  const words = `${cause?.originalMessage ?? ""} ${message}`;
  const because = { cause: error };
  switch (sqlState) {
    case "23505":
    case "P2002":
      return new AppError("conflict", "errors.duplicate", {}, because);
    case "23514":
    case "23P01":
    case "P2004":
      return new AppError("conflict", `errors.constraint.${constraintIn(words)}`, {}, because);
    // A foreign key to nothing and one to a hidden row must read the same.
    case "42501":
    case "23503":
    case "P2003":
    case "P2023":
    case "P2020":
    case "P2025":
    case "22P02":
    // A place in a list that was sorted by something else, such as a title where a day is wanted.
    case "22007":
    case "22008":
      return new AppError("not_found", "errors.notFound", {}, because);
    case "40001":
    case "40P01":
    case "P2034":
      return new AppError("conflict", "errors.tryAgain", {}, because);
    case "22021":
    case "22P05":
      return new AppError("conflict", "errors.brokenText", {}, because);
    default:
      if (/^(08|53|57)/.test(sqlState) || /^P10|P2024|P2028|P1017/.test(code) || LOST.test(words)) {
        return new AppError("unavailable", "errors.unavailable", {}, because);
      }
      return error;
  }
}

function constraintIn(words: string): string {
  return /constraint:? "?`?([a-z_]+)/.exec(words)?.[1] ?? "unknown";
}
