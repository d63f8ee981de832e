import { setTimeout } from "node:timers/promises";

/** Asks every 50 ms until it is so. Returns whether it became so in time. */
export async function becomes(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each question waits for the one before
    if (await isSo()) return true;
    if (performance.now() >= end) return false;
    // oxlint-disable-next-line no-await-in-loop -- the pause is the point
    await setTimeout(50);
  }
}
