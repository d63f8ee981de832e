import type { Named } from "#domain/names.ts";

/** A topic to choose, with the one it stands under. */
export type TopicChoice = Named & { id: string; parent: Named | null };
