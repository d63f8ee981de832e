import { getLocale, getTranslations } from "next-intl/server";
import type { Doubts } from "#domain/evidence.ts";
import { Tag } from "#ui/tag.tsx";
import { fieldWords } from "./field-words.ts";

/** Said beside a record in a list: that sources differ about it, and that a figure of it is unverified. */
export async function DoubtMarks({ doubts }: { doubts: Doubts | null }) {
  if (doubts === null) return null;
  const t = await getTranslations("sources.doubt");
  const words = await fieldWords();
  const fields = new Intl.ListFormat(await getLocale(), { type: "unit" });
  return (
    <>
      {doubts.fields.length > 0 && (
        <Tag tone="plum" icon="quote" title={t("differHint")}>
          {t("differ", { fields: fields.format(doubts.fields.map(words)) })}
        </Tag>
      )}
      {doubts.figures > 0 && (
        <Tag tone="warn" icon="alert" title={t("unverifiedHint")}>
          {t("unverified", { count: doubts.figures })}
        </Tag>
      )}
    </>
  );
}
