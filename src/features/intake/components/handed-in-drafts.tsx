import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#ui/notice.tsx";
import { Quote } from "#ui/prose.tsx";
import { SummaryList } from "#ui/record.tsx";
import { type HandedIn, leftOut } from "../handed-in.ts";
import { wordsOf } from "./handed-in-words.tsx";

/** What was handed in, kind by kind, each with the words it rests on; what was left out is folded away. */
export async function HandedInDrafts({ drafts: handed, spoken, source }: HandedIn) {
  const t = await getTranslations("intake");
  if (handed === null) return <Notice tone="warning" title={t("review.unreadable")} />;
  const words = await wordsOf(spoken);
  const left = leftOut(handed);
  const lang = handed.source?.language ?? "en";
  return (
    <div className="grid gap-5">
      <Group title={t("group.document")}>
        {handed.source === null ? (
          <p>{t("document.onRecord", { ref: source?.ref ?? "" })}</p>
        ) : (
          <SummaryList rows={words.document(handed)} />
        )}
      </Group>
      <Group title={t("group.meeting")}>
        {handed.meeting.as === "none" ? (
          <p>{t("meeting.none")}</p>
        ) : (
          <>
            <SummaryList rows={words.meeting(handed.meeting)} />
            {handed.meeting.quote !== "" && <Quote lang={lang}>{handed.meeting.quote}</Quote>}
          </>
        )}
      </Group>
      {words.lists(handed).map(({ list, lines }) => (
        <Group key={list} title={t(`group.${list}`)} count={lines.length}>
          <ul className="grid gap-4">
            {lines.map(({ key, title, facts, quote }) => (
              <li key={key} className="keep-together grid gap-1.5">
                <h4 className="font-medium">
                  <bdi>{title}</bdi>
                </h4>
                <SummaryList rows={facts} />
                <Quote lang={lang}>{quote}</Quote>
              </li>
            ))}
          </ul>
        </Group>
      ))}
      {left.length > 0 && (
        <details>
          <summary className="link inline-flex min-h-6 items-center text-sm">
            {t("review.leftOut", { count: left.length })}
          </summary>
          <ul className="grid list-disc gap-1 ps-5 pt-1 text-sm">
            {left.map((one) => (
              <li key={one}>
                <bdi>{one}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type GroupProps = { title: string; count?: number; children: ReactNode };

function Group({ title, count, children }: GroupProps) {
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {title}
        {count !== undefined && (
          <span className="figures ps-2 text-sm font-normal text-ink-2">{count}</span>
        )}
      </h3>
      {children}
    </section>
  );
}
