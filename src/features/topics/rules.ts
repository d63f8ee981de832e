/** An address made of a name: small Latin letters, digits, hyphens. Empty when the name has none of these. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

type Placed = { id: string; parentId: string | null; position: number };

/** Why a topic cannot stand under another; null when it can. There are two levels and no more. */
export function placeProblem(
  topics: readonly Placed[],
  id: string | null,
  parentId: string | null,
): string | null {
  if (parentId === null) return null;
  if (parentId === id) return "validation.sameRecord";
  const parent = topics.find((topic) => topic.id === parentId);
  if (parent === undefined || parent.parentId !== null) return "topics.error.levels";
  return topics.some((topic) => topic.parentId === id && id !== null)
    ? "topics.error.levels"
    : null;
}

/** The neighbours of a topic under one parent, in their order, after it moved one place; unchanged at the end. */
export function movedOrder(
  topics: readonly Placed[],
  id: string,
  direction: "up" | "down",
): string[] {
  const parentId = topics.find((topic) => topic.id === id)?.parentId;
  const order = topics
    .filter((topic) => topic.parentId === parentId)
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((topic) => topic.id);
  const from = order.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  const other = order[to];
  if (from < 0 || other === undefined) return order;
  return order.with(to, id).with(from, other);
}
