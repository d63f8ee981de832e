import type { Option } from "./field.tsx";

/** A record to choose; `detail` tells those of one name apart. */
export type Choice = { id: string; label: string; detail: string | null };

/** Records to choose from, as the options of a picker. */
export function pickOptions(choices: readonly Choice[]): Option[] {
  return choices.map(({ id, label, detail }) => ({
    value: id,
    label,
    ...(detail !== null && { hint: detail }),
  }));
}
