import "server-only";
import { createTranslator } from "use-intl/core";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { NOTICE_KINDS, type NoticeKind } from "#domain/notice.ts";
import { type Html, html } from "#server/mail/html.ts";
import { BUTTON_STYLE, LINK_STYLE, mailPage, nameHtml, SMALL_STYLE } from "#server/mail/page.ts";
import type { Message } from "#server/mail/transport.ts";
import { messagesOf } from "#server/messages.ts";
import { formatDay } from "#ui/format.ts";
import { addressOfNotice, type NoticeView, type Setting } from "./schema.ts";
import { detailOf, type Say } from "./wording.ts";

/** A section names so many; the rest is a number and a way to the list. */
const NAMED = 10;
/** Kinds that the subject counts. */
const IN_SUBJECT = 3;

const SETTINGS = "/profile#mail";

type Digest = {
  notices: readonly NoticeView[];
  today: CalendarDate;
  language: Setting["language"];
  rhythm: Setting["rhythm"];
  origin: string;
};

const link = (href: string, words: string): Html =>
  html`<a href="${href}" style="${LINK_STYLE}">${words}</a>`;

type Section = { kind: NoticeKind; named: NoticeView[]; unnamed: number; restricted: number };

/**
 * The mail that tells somebody all that is new. Of what is marked it says how much there is and nothing else: a mailbox is no
 * place for it. Null when there is nothing to tell.
 */
export function digestMessage(digest: Digest): Message | null {
  const { notices, today, language, rhythm, origin } = digest;
  const sections = NOTICE_KINDS.map((kind) => sectionOf(kind, notices)).filter(
    ({ named, restricted }) => named.length + restricted > 0,
  );
  if (sections.length === 0) return null;
  const messages = messagesOf(language);
  // Keys are made of kinds.
  const t = createTranslator({
    locale: language,
    messages,
    namespace: "notices",
  }) as unknown as Say;
  const subject = t("mail.subject", {
    list: sections
      .slice(0, IN_SUBJECT)
      .map((section) => t(`mail.counted.${section.kind}`, { count: count(section) }))
      .join(t("mail.comma")),
  });
  const title = t(rhythm === "daily" ? "mail.daily" : "mail.weekly");
  const intro = t("mail.intro", { count: notices.length, day: formatDay(today, language) });
  const detail = (notice: NoticeView) => detailOf(notice, today, language, t);
  const nameOf = ({ title: name, titleUr }: NoticeView) =>
    language === "ur" ? (titleUr ?? name) : name;
  const listOf = (kind: NoticeKind) => `${origin}/notifications?kind=${kind}`;
  const hrefOf = (notice: NoticeView) => `${origin}${addressOfNotice(notice)}`;

  const text = [
    title,
    intro,
    ...sections.map((section) =>
      [
        `${t(`kind.${section.kind}`)} (${count(section)})`,
        ...section.named.map((notice) =>
          [
            `- ${[notice.ref, nameOf(notice)].filter(Boolean).join(" ")}`,
            `  ${[detail(notice), hrefOf(notice)].filter(Boolean).join("\n  ")}`,
          ].join("\n"),
        ),
        ...(section.unnamed > 0
          ? [`- ${t("mail.more", { count: section.unnamed })}: ${listOf(section.kind)}`]
          : []),
        ...(section.restricted > 0
          ? [`- ${t("mail.restricted", { count: section.restricted })}: ${listOf(section.kind)}`]
          : []),
      ].join("\n"),
    ),
    `${t("mail.open")}: ${origin}/notifications`,
    `${t("mail.settings")}: ${origin}${SETTINGS}`,
  ].join("\n\n");

  const body = html`<h1 style="margin:0 0 4px;font-size:22px">${title}</h1>
    <p style="margin:0 0 20px">${intro}</p>
    ${sections.map(
      (section) =>
        html`<h2 style="margin:20px 0 6px;font-size:17px">
            ${t(`kind.${section.kind}`)} (${count(section)})
          </h2>
          <ul style="margin:0;padding-inline-start:20px">
            ${section.named.map(
              (notice) =>
                html`<li style="margin:0 0 10px">
                  <a href="${hrefOf(notice)}" style="${LINK_STYLE}">${nameHtml(nameOf(notice))}</a
                  ><br />
                  <span style="${SMALL_STYLE}"
                    >${notice.ref === null ? null : nameHtml(notice.ref)}${notice.ref === null || detail(notice) === "" ? null : " · "}${detail(notice)}</span
                  >
                </li> `,
            )}${
              section.unnamed === 0
                ? null
                : html`<li style="margin:0 0 10px">
                    ${link(listOf(section.kind), t("mail.more", { count: section.unnamed }))}
                  </li> `
            }${
              section.restricted === 0
                ? null
                : html`<li style="margin:0 0 10px">
                    ${link(listOf(section.kind), t("mail.restricted", { count: section.restricted }))}
                  </li> `
            }
          </ul> `,
    )}
    <p style="margin:24px 0">
      <a href="${origin}/notifications" style="${BUTTON_STYLE}">${t("mail.open")}</a>
    </p>
    <p style="margin:0;${SMALL_STYLE}">
      ${t("mail.why")} ${link(`${origin}${SETTINGS}`, t("mail.settings"))}
    </p>`;
  return {
    subject,
    text: `${text}\n`,
    html: mailPage({ language, title, body }),
    language,
    settings: SETTINGS,
  };
}

const count = ({ named, unnamed, restricted }: Section) => named.length + unnamed + restricted;

function sectionOf(kind: NoticeKind, notices: readonly NoticeView[]): Section {
  const all = notices.filter((notice) => notice.kind === kind);
  const open = all.filter(({ marking }) => marking === "official");
  return {
    kind,
    named: open.slice(0, NAMED),
    unnamed: Math.max(0, open.length - NAMED),
    restricted: all.length - open.length,
  };
}
