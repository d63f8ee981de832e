import type { Actor } from "#domain/actor.ts";
import { recordTopic } from "#features/topics/commands.ts";
import { contextFor } from "../database.ts";

/** Topics are made by an administrator; the name decides the address. */
export async function makeTopic(
  administrator: Actor,
  name: string,
  parentId: string | null = null,
): Promise<string> {
  const input = { name, nameUr: null, parentId, slug: null };
  return (await recordTopic(contextFor(administrator), input)).id;
}
