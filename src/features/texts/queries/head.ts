import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { TextsHead } from "../views.ts";

export const HEAD = { id: true, ref: true, title: true, marking: true, partner: true } as const;

export function headOf(row: Omit<TextsHead, "partner"> & { partner: string }): TextsHead {
  const { id, ref, title, marking, partner } = row;
  // Stored codes were parsed on the way in.
  return { id, ref, title, marking, partner: partner as CountryCode };
}
