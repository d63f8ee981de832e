import { getTranslations } from "next-intl/server";

/** What a field of a record is called; one that has no words yet shows as it is named. */
export async function fieldWords(): Promise<(field: string) => string> {
  const t = await getTranslations("sources.field");
  return (field) => (t.has(field) ? t(field) : field);
}
