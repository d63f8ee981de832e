import "server-only";
import { isCovered, type Marking } from "#domain/marking.ts";
import { env } from "#server/env.ts";

/** A language model that the operator has named: any server that speaks as OpenAI's does. */
export type Model = { address: string; name: string; key: string | null };

/** What the operator has set of it. */
export type ModelSettings = Pick<
  ReturnType<typeof env>,
  "ACCORD_MODEL_URL" | "ACCORD_MODEL_NAME" | "ACCORD_MODEL_KEY" | "ACCORD_MODEL_MARKING"
>;

/** The model that a text of this marking may be sent to; null when there is none. */
export function modelFor(marking: Marking, settings: ModelSettings = env()): Model | null {
  const { ACCORD_MODEL_URL, ACCORD_MODEL_NAME, ACCORD_MODEL_KEY, ACCORD_MODEL_MARKING } = settings;
  if (ACCORD_MODEL_URL === undefined || !isCovered(ACCORD_MODEL_MARKING, marking)) return null;
  return {
    address: ACCORD_MODEL_URL,
    name: ACCORD_MODEL_NAME ?? "default",
    key: ACCORD_MODEL_KEY ?? null,
  };
}
