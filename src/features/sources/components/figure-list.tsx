import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { DefinitionTip } from "#ui/record.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CitationView, FigureView } from "../views.ts";

type Props = { figures: readonly FigureView[]; citations: readonly CitationView[] };

/** The figures that a source gives, each said to be unverified until its document was seen. */
export async function FigureList({ figures, citations }: Props) {
  const t = await getTranslations("sources.figure");
  const locale = await getLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {figures.map((figure) => {
        const { id, quantity, value, qualifier, unit, period, saidBy, isDocumentSeen } = figure;
        const passages = citations.filter(({ target }) => target.id === id);
        return (
          <li key={id} id={`figure-${id}`} className="sheet grid content-start gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="text-xl font-semibold figures">
                <bdi>
                  {[qualifier, formatNumber(Number(value), locale), unit].filter(Boolean).join(" ")}
                </bdi>
              </span>
              {isDocumentSeen ? (
                <Tag tone="good" icon="check">
                  {t("seen")}
                </Tag>
              ) : (
                <span className="inline-flex items-center gap-0.5">
                  <Tag tone="warn" icon="alert">
                    {t("unverified")}
                  </Tag>
                  <DefinitionTip term={t("unverified")}>{t("unverifiedHint")}</DefinitionTip>
                </span>
              )}
            </p>
            <p className="text-sm" dir="auto">
              {quantity}
            </p>
            <p className="flex flex-wrap gap-x-3 text-xs text-ink-2">
              {period !== null && (
                <span>
                  {t("period")}: <bdi>{period}</bdi>
                </span>
              )}
              {saidBy !== null && (
                <span>
                  {t("saidBy")}: <bdi>{saidBy}</bdi>
                </span>
              )}
            </p>
            <p className="flex flex-wrap gap-x-3 text-xs">
              {figure.commitment && (
                <Link href={`/commitments/${figure.commitment.id}`}>
                  <bdi>{figure.commitment.title}</bdi>
                </Link>
              )}
              {figure.agency && (
                <Link href={`/agencies/${figure.agency.id}`}>
                  <bdi>{figure.agency.acronym ?? figure.agency.name}</bdi>
                </Link>
              )}
              {figure.topic && (
                <Link href={`/topics/${figure.topic.slug}`}>
                  <bdi>{nameIn(locale, figure.topic)}</bdi>
                </Link>
              )}
              {passages.map((passage, index) => (
                <a key={passage.id} href={`#citation-${passage.id}`} className="link">
                  {t("passages", { number: index + 1 })}
                </a>
              ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
