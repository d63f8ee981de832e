import { getLocale, getTranslations } from "next-intl/server";
import { formatDay } from "#ui/format.ts";
import { DateText } from "#ui/date-text.tsx";
import { SummaryList } from "#ui/record.tsx";
import type { SourceView } from "../views.ts";
import { Grade } from "./grade.tsx";

/** Where the document comes from. */
export async function SourceFacts({ source }: { source: SourceView }) {
  const t = await getTranslations("sources");
  const values = await getTranslations("values.sourceKind");
  const locale = await getLocale();
  const { publisher, author, address, published, retrievedOn, language, kind, grade } = source;
  const { attachment } = source;
  return (
    <SummaryList
      rows={[
        { term: t("fact.kind"), value: values(kind) },
        { term: t("fact.grade"), value: <Grade grade={grade} explained /> },
        { term: t("fact.publisher"), value: publisher },
        { term: t("fact.author"), value: author },
        { term: t("fact.published"), value: published && <DateText date={published} /> },
        { term: t("fact.retrieved"), value: retrievedOn && formatDay(retrievedOn, locale) },
        { term: t("fact.language"), value: t(`language.${language}`) },
        {
          term: t("fact.address"),
          value: address && (
            // Another site learns nothing of where its reader came from.
            <a href={address} rel="noopener noreferrer" className="link break-all">
              <bdi>{hostOf(address)}</bdi> <span className="sr-only">{t("newTab")}</span>
            </a>
          ),
        },
        {
          term: t("fact.file"),
          value: attachment && (
            <a href={`/attachments/${attachment.id}`} className="link break-all" download>
              <bdi>{attachment.name}</bdi>
            </a>
          ),
        },
      ]}
    />
  );
}

const hostOf = (address: string) => new URL(address).host.replace(/^www\./, "");
