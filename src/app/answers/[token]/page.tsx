import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { todayIn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { answerAction } from "#features/answers/actions.ts";
import { AnswerForm } from "#features/answers/components/answer-form.tsx";
import { questionOf } from "#features/answers/door.ts";
import { enterPage, homeTimeZone } from "#server/page.ts";
import { formatDay } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { PlainPage } from "#ui/plain-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answers.page"))("title") };
}

/** For a focal point without an account: what is asked, and three fields. Looking changes nothing. */
export default async function AnswerPage({ params }: PageProps<"/answers/[token]">) {
  await enterPage("/answers/[token]");
  const { token } = await params;
  const t = await getTranslations("answers.page");
  const question = await questionOf(token).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "rate_limited") return null;
    throw error;
  });
  if (question === null) {
    return (
      <PlainPage title={t("busy")}>
        <p>{t("busyHint")}</p>
      </PlainPage>
    );
  }
  if (question.state !== "open") {
    return (
      <PlainPage title={t(`closed.${question.state}`)}>
        <p>{t(`closedHint.${question.state}`)}</p>
      </PlainPage>
    );
  }
  const locale = await getLocale();
  const language = locale === "ur" ? "ur" : "en";
  const other = language === "ur" ? "en" : "ur";
  const { ref, title, text, due, dueWords, reason, expiresAt } = question;
  const until = formatDay(todayIn(homeTimeZone(), expiresAt), locale);
  return (
    <PlainPage title={t("title")}>
      <p>
        {t.rich("lead", {
          ref: (words) => <bdi className="figures whitespace-nowrap">{words}</bdi>,
          reference: ref,
        })}
      </p>
      {title !== null && (
        <p className="font-semibold text-ink">
          <bdi>{title}</bdi>
        </p>
      )}
      {text !== null && (
        <p dir="auto" className="whitespace-pre-line">
          {text}
        </p>
      )}
      {(due !== null || dueWords !== null) && (
        <p>{t("due", { due: due === null ? (dueWords ?? "") : formatDay(due.on, locale) })}</p>
      )}
      {reason !== null && (
        <Notice tone="warning" title={t("returned")}>
          <bdi>{reason}</bdi>
        </Notice>
      )}
      <AnswerForm action={answerAction} link={token} language={language} />
      <p className="text-sm">{t("until", { until })}</p>
      <p className="text-sm">
        <a href={`/answers/${token}?lang=${other}`} lang={other} className="link">
          {t("other")}
        </a>
      </p>
    </PlainPage>
  );
}
