import "server-only";
import { createTranslator } from "use-intl/core";
import { z } from "zod";
import { todayIn } from "#domain/calendar-date.ts";
import type { Compose } from "#server/mail/outbox.ts";
import { env } from "#server/env.ts";
import { html } from "#server/mail/html.ts";
import { BUTTON_STYLE, mailPage, nameHtml, SMALL_STYLE } from "#server/mail/page.ts";
import { messagesOf } from "#server/messages.ts";
import { linkFor } from "#server/signed-link.ts";
import { formatDay } from "#ui/format.ts";
import { questionOf } from "./door.ts";

/** The catalogue, whose keys are not known to the compiler here. */
type Say = (key: string, values?: Record<string, string>) => string;

const params = z.object({ questionId: z.uuid() });

/** The question as its link shows it at this moment; nothing when it has been used, revoked or has expired meanwhile. */
export const composeQuestion: Compose = async ({ address, params: raw }) => {
  const { questionId } = params.parse(raw);
  const link = linkFor(questionId);
  const question = await questionOf(link);
  if (address === null || question.state !== "open") return null;
  const { language, ref, title, text, due, dueWords, reason, expiresAt } = question;
  const messages = messagesOf(language);
  const t = createTranslator({
    locale: language,
    messages,
    namespace: "answers.mail",
  }) as unknown as Say;
  const href = `${env().ACCORD_ORIGIN}/answers/${link}?lang=${language}`;
  const until = formatDay(todayIn(env().ACCORD_TIME_ZONE, expiresAt), language);
  const dueLine =
    due === null && dueWords === null
      ? null
      : t("due", { due: due === null ? (dueWords ?? "") : formatDay(due.on, language) });
  const subject = t("subject", { ref });
  const told = [title, text, dueLine].filter((line) => line !== null);
  const body = html`<h1 style="margin:0 0 12px;font-size:22px">${subject}</h1>
    <p>${t("intro", { ref })}</p>
    ${told.map(
      (line) =>
        html`<p
          style="margin:0 0 8px;padding-inline-start:12px;border-inline-start:3px solid #d9d5c9"
        >
          ${nameHtml(line)}
        </p> `,
    )}${
      reason === null ? null : html`<p><strong>${t("returned")}</strong> ${nameHtml(reason)}</p> `
    }
    <p style="margin:24px 0"><a href="${href}" style="${BUTTON_STYLE}">${t("answer")}</a></p>
    <p style="margin:0;${SMALL_STYLE}">${t("once", { until })}</p>`;
  return {
    to: address,
    message: {
      subject,
      text: [
        t("intro", { ref }),
        ...told,
        ...(reason === null ? [] : [`${t("returned")} ${reason}`]),
        `${t("answer")}: ${href}`,
        `${t("once", { until })}\n`,
      ].join("\n\n"),
      html: mailPage({ language, title: subject, body }),
      language,
      settings: null,
    },
  };
};
