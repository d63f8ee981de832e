import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { QuestionView } from "../schema.ts";

type Props = {
  questions: (QuestionView & { href: string })[];
  now: Date;
  timeZone: string;
  revoke: (form: FormData) => Promise<void>;
};

function stateOf({ usedAt, revokedAt, expiresAt }: QuestionView, now: Date) {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}

/** Who was asked, with the link of what is still open, and the button that ends it. */
export async function QuestionList({ questions, now, timeZone, revoke }: Props) {
  const t = await getTranslations("answers");
  const locale = await getLocale();
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  return (
    <Table
      caption={t("questions")}
      rows={questions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "to",
          header: t("col.to"),
          rowHeader: true,
          cell: ({ address }) => <bdi className="break-all">{address ?? t("byHand")}</bdi>,
        },
        { key: "by", header: t("col.by"), cell: ({ askedBy }) => <bdi>{askedBy}</bdi> },
        { key: "when", header: t("col.when"), cell: ({ createdAt }) => at(createdAt) },
        {
          key: "until",
          header: t("col.until"),
          cell: (question) => (
            <>
              <Tag tone={stateOf(question, now) === "open" ? "info" : "neutral"}>
                {t(`state.${stateOf(question, now)}`)}
              </Tag>
              <span className="block text-sm">{at(question.expiresAt)}</span>
            </>
          ),
        },
        {
          key: "link",
          header: t("col.link"),
          cell: (question) =>
            stateOf(question, now) !== "open" ? null : (
              <div className="grid gap-2">
                {question.isOwn ? (
                  <input
                    readOnly
                    dir="ltr"
                    value={question.href}
                    aria-label={t("copy")}
                    className="control control-small"
                  />
                ) : (
                  <span className="text-sm text-ink-2">{t("notYours")}</span>
                )}
                <form action={revoke}>
                  <input type="hidden" name="id" value={question.id} />
                  <button
                    type="submit"
                    className="button button-secondary button-small"
                    aria-label={t("revokeNamed", { when: at(question.createdAt) })}
                  >
                    <Icon name="ban" />
                    {t("revoke")}
                  </button>
                </form>
              </div>
            ),
        },
      ]}
      empty={<EmptyState title={t("noQuestions")}>{t("noQuestionsHint")}</EmptyState>}
    />
  );
}
