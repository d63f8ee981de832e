import { getTranslations } from "next-intl/server";

/** What a field of a commitment is called that a citation or a claim speaks of; an unknown one as it is named. */
export async function fieldWords(): Promise<(field: string) => string> {
  const t = await getTranslations("commitments.cited");
  return (field) => (t.has(field) ? t(field) : field);
}
