/** A name as it is in English, and in Urdu where it has one. */
export type Named = { name: string; nameUr: string | null };

/** The name in the reader's language; in English where there is no other. */
export function nameIn(locale: string, { name, nameUr }: Named): string {
  return locale === "ur" ? (nameUr ?? name) : name;
}
