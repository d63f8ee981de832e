/** An arrow between two records, by their ids: "from is blocked by to", "from restates to". */
export type Edge = { from: string; to: string };

/** All that can be reached along the arrows, nearest first, each once, without `start` itself. Circles end. */
export function reachableFrom(start: string, edges: readonly Edge[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const seen = new Set([start]);
  // A set hands out what is added while it is walked.
  for (const id of seen) for (const { to } of next.get(id) ?? []) seen.add(to);
  return [...seen].slice(1);
}

/** Whether a further arrow would close a circle; an arrow to itself is one. */
export function wouldMakeCycle(edges: readonly Edge[], from: string, to: string): boolean {
  return from === to || reachableFrom(to, edges).includes(from);
}
