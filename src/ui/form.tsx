import type { ComponentProps } from "react";
import { FormIsland } from "./form-island.tsx";
import { formWords } from "./words.ts";

/**
 * A form over a server action. It works without JavaScript; with it, errors come back without a new
 * page, what was typed survives every failure, and the same `requestKey` is sent again until it succeeds.
 */
export async function ActionForm(props: Omit<ComponentProps<typeof FormIsland>, "words">) {
  return <FormIsland {...props} words={await formWords()} />;
}
