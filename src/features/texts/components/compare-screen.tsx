import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { compareTexts } from "../comparing.ts";
import type { ComparedText, ComparedTexts } from "../views.ts";
import { ChangeKeys } from "./change-keys.tsx";
import { CompareForm } from "./compare-form.tsx";
import { ComparisonView } from "./comparison.tsx";
import { TextsFrame } from "./frame.tsx";

type Props = { compared: ComparedTexts; view: "inline" | "side"; isWhole: boolean };

/** Two texts of one agreement, word by word. */
export async function CompareScreen({ compared, view, isWhole }: Props) {
  const t = await getTranslations("texts");
  const { agreement, choices, from, to } = compared;
  return (
    <TextsFrame agreement={agreement} title={t("compare.title")} isBelow>
      <CompareForm
        agreementId={agreement.id}
        {...{ choices, view }}
        from={from?.name ?? null}
        to={to?.name ?? null}
      />
      {from === null || to === null || from === to ? (
        <EmptyState title={t("compare.nothing")}>{t("compare.nothingHint")}</EmptyState>
      ) : (
        <Compared {...{ compared, from, to, view, isWhole }} />
      )}
    </TextsFrame>
  );
}

async function Compared({
  compared,
  from,
  to,
  view,
  isWhole,
}: Props & { from: ComparedText; to: ComparedText }) {
  const t = await getTranslations("texts");
  const nameOf = ({ name }: ComparedText) =>
    name === "signed" ? t("signedText") : t("version", { number: name });
  if (from.text === null || to.text === null) {
    return <EmptyState title={t("compare.unreadable")}>{t("compare.unreadableHint")}</EmptyState>;
  }
  const comparison = compareTexts(from.text, to.text);
  const { changes, formattings, isCoarse } = comparison;
  const address = `/agreements/${compared.agreement.id}/texts/compare?from=${from.name}&to=${to.name}&view=${view}`;
  return (
    <>
      {from.text === to.text ? (
        <Notice tone="success" title={t("compare.identical")} />
      ) : (
        changes === 0 && <Notice tone="success" title={t("compare.formattingOnly")} />
      )}
      {isCoarse && <Notice tone="warning" title={t("compare.coarse")} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <p className="font-semibold" role="status">
          {t("compare.changes", { count: changes })}
        </p>
        {changes > 0 && formattings > 0 && (
          <p className="text-ink-2">{t("compare.formattings", { count: formattings })}</p>
        )}
        {changes > 0 && (
          <>
            <a href="#change-1" className="link inline-block py-1">
              {t("compare.first")}
            </a>
            <span className="needs-script text-ink-2">{t("compare.keys")}</span>
          </>
        )}
        <Link href={isWhole ? address : `${address}&whole=yes`}>
          {t(isWhole ? "compare.short" : "compare.whole")}
        </Link>
      </div>
      <ChangeKeys />
      <ComparisonView
        {...{ comparison, view, isWhole }}
        names={{ older: nameOf(from), newer: nameOf(to) }}
      />
    </>
  );
}
