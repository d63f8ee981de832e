import type { Actor } from "#domain/actor.ts";
import { type ResourceName, RESOURCES } from "#features/api/resources.ts";
import { momentFilter } from "#domain/moment.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";

/** Everything that a noun of the API says to somebody: its whole first page, and each of its records. */
export async function parseResources(
  name: ResourceName,
  viewer: Actor,
): Promise<{ text: string; keys: string[] }> {
  const of = RESOURCES[name];
  const { today, now } = contextFor(viewer);
  return withViewer(viewer, async (tx) => {
    const reading = { tx, viewer, today, now };
    const { rows } = await of.list(reading, of.filter.parse({}));
    const keys = rows.map((row) => String((row as Record<string, unknown>)[of.key]));
    const texts = [JSON.stringify(rows.map((row) => of.line.parse(row)))];
    for (const key of keys) {
      const record = await of.get(reading, key, momentFilter.parse({}));
      texts.push(JSON.stringify(of.record.parse(record)));
    }
    return { text: texts.join("\n"), keys };
  });
}
