import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { formatFuzzy, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";
import { Timeline } from "#ui/record.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { HandoverLine, HandoverView, PostView } from "../views.ts";
import { AcknowledgeForm, OpenForm } from "./forms.tsx";
import { HandoverLines } from "./lines.tsx";

type Props = {
  post: PostView;
  lines: HandoverLine[];
  digest: string;
  /** The handover whose list is shown as it was acknowledged; null: the list of today. */
  shown: HandoverView | null;
  /** Null: may not hand it over. */
  accounts: { id: string; name: string; email: string }[] | null;
  isForMe: boolean;
  timeZone: string;
};

/** What whoever takes a post over must know. */
export async function PostScreen(props: Props) {
  const { post, lines, digest, shown, accounts, isForMe, timeZone } = props;
  const t = await getTranslations("handovers");
  const locale = await getLocale();
  const [last] = post.handovers;
  const at = (when: Date) => formatInstant(when, locale, timeZone);
  return (
    <Page marking={highestMarking(lines.map(({ marking }) => marking))}>
      <PageHeader
        title={nameIn(locale, post.title)}
        kicker={t("title")}
        breadcrumb={[{ href: "/handover", label: t("title") }]}
        meta={
          <Link href={`/agencies/${post.agency.id}`}>
            <bdi>{nameIn(locale, post.agency)}</bdi>
          </Link>
        }
      />
      {shown?.receipt && (
        <Notice
          tone="info"
          title={t("showing", { who: shown.receipt.by, date: at(shown.receipt.at) })}
        >
          {t("showingHint")} <Link href={`/handover/${post.id}`}>{t("today")}</Link>
        </Notice>
      )}
      {shown === null && isForMe && last && (
        <AcknowledgeForm handoverId={last.id} digest={digest} note={last.note} />
      )}
      <Holders post={post} />
      <p className="max-w-prose text-sm text-ink-2">{t("rule")}</p>
      <HandoverLines lines={lines} />
      <div className="no-print grid gap-3">
        {accounts !== null && <OpenForm postId={post.id} accounts={accounts} />}
        {post.handovers.length > 0 && (
          <Section id="handovers" title={t("handovers")} count={post.handovers.length}>
            <Timeline
              items={post.handovers.map(({ id, to, by, note, recordedAt, receipt }) => ({
                id,
                date: at(recordedAt),
                icon: receipt === null ? "clock" : "checkCircle",
                title: t("opened", { who: by, to: to.name }),
                detail: (
                  <>
                    {note && <p dir="auto">{note}</p>}
                    {receipt === null ? (
                      <p>{t("waiting")}</p>
                    ) : (
                      <p>
                        {t("received", { who: receipt.by, date: at(receipt.at) })}{" "}
                        <Link href={`/handover/${post.id}?of=${id}`}>{t("asReceived")}</Link>
                      </p>
                    )}
                    {receipt?.note && <p dir="auto">{receipt.note}</p>}
                  </>
                ),
              }))}
            />
          </Section>
        )}
        <p className="text-xs text-ink-2">{t("print")}</p>
      </div>
    </Page>
  );
}

async function Holders({ post }: { post: PostView }) {
  const t = await getTranslations("handovers");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return (
    <Section id="holders" title={t("holders")} count={post.holders.length}>
      {post.holders.length === 0 ? (
        <p className="text-sm text-ink-2">{t("noHolder")}</p>
      ) : (
        <ul className="sheet grid gap-1 px-4 py-2.5 text-sm">
          {post.holders.map(({ id, personId, name, from, until, isActing }) => (
            <li key={id} className="flex flex-wrap gap-x-2">
              <Link href={`/people/${personId}`}>
                <bdi>{name}</bdi>
              </Link>
              <span className="text-ink-2">
                {t("since", {
                  from: formatFuzzy(from, locale, words),
                  until: until === null ? t("now") : formatFuzzy(until, locale, words),
                })}
              </span>
              {isActing && <span className="text-ink-2">{t("acting")}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
