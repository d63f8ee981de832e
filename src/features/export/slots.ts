import "server-only";
import { AppError } from "#domain/errors.ts";
import { env } from "#server/env.ts";

/** One person fills a connection or two with long work; the rest of the pool is for those who read pages. */
const MOST_OF_ONE = 2;
const mostOfAll = () => Math.max(1, Math.floor(env().ACCORD_POOL_SIZE / 3));

// Kept on the global object: routes may be loaded more than once.
const kept = globalThis as { accordExports?: Map<string, number> };
const running = (kept.accordExports ??= new Map<string, number>());

/**
 * Takes a place among the exports of this process; what is given back leaves it.
 *
 * @throws AppError `rate_limited` when there is none.
 */
export function takeSlot(userId: string): () => void {
  const all = [...running.values()].reduce((sum, one) => sum + one, 0);
  const own = running.get(userId) ?? 0;
  if (own >= MOST_OF_ONE || all >= mostOfAll()) {
    throw new AppError("rate_limited", "export.error.busy");
  }
  running.set(userId, own + 1);
  let isLeft = false;
  return () => {
    if (isLeft) return;
    isLeft = true;
    const rest = (running.get(userId) ?? 1) - 1;
    if (rest > 0) running.set(userId, rest);
    else running.delete(userId);
  };
}
