import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { listPartnersOnRecord } from "#features/agreements/queries/forms.ts";
import { getProposal } from "#features/answers/queries.ts";
import { findHandedIn } from "#features/intake/queries/handed-in.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { BulkAccept } from "#features/reviews/components/bulk-accept.tsx";
import {
  AnswerPane,
  CompletionPane,
  IntakePane,
  MinutesPane,
} from "#features/reviews/components/panes.tsx";
import { QueueKeys } from "#features/reviews/components/queue-keys.tsx";
import { Queue } from "#features/reviews/components/queue.tsx";
import { ReturnReasons } from "#features/reviews/components/return-reasons.tsx";
import { countReturnReasons, getClaim, listReviews } from "#features/reviews/queries.ts";
import { around, MOST_ITEMS, REVIEW_KINDS } from "#features/reviews/rules.ts";
import {
  queueAddress,
  queueOf,
  type ReviewFilter,
  type ReviewItem,
  reviewFilter,
} from "#features/reviews/schema.ts";
import { homeTimeZone, type Reading, readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { ResultCount } from "#ui/table.tsx";

const PATH = "/reviews";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

/** What waits for a manager's decision: the queue on one side, the item that is open on the other. */
export default async function ReviewsPage({ searchParams }: PageProps<"/reviews">) {
  const params = await searchParams;
  const filter = reviewFilter.parse(params);
  const { items, place, pane, reasons, partners, today } = await readPage(PATH, async (reading) => {
    const { tx, viewer, today: day } = reading;
    const queue = await listReviews(tx, viewer, filter);
    const found = around(queue, filter.item);
    return {
      items: queue,
      place: found,
      pane: found.current && (await paneOf(reading, found.current, queueOf(filter))),
      reasons: await countReturnReasons(tx, day),
      partners: await listPartnersOnRecord(tx, filter.partner),
      today: day,
    };
  });
  const t = await getTranslations("reviews");
  const locale = await getLocale();
  const to = (item: ReviewItem) => hrefWith(PATH, params, { item: item.key });
  return (
    <Page marking={highestMarking(items.map(({ marking }) => marking))}>
      <PageHeader title={t("title")} meta={t("lead")} />
      <FilterPanel
        path={PATH}
        params={params}
        groups={[
          {
            kind: "select",
            name: "kind",
            label: t("filter.kind"),
            any: t("filter.anyKind"),
            choices: REVIEW_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          },
          {
            kind: "select",
            name: "partner",
            label: t("filter.partner"),
            any: t("filter.anyPartner"),
            choices: partners.map((one) => ({ value: one.code, label: nameIn(locale, one) })),
          },
        ]}
      >
        <ResultCount count={items.length} bound={MOST_ITEMS} />
      </FilterPanel>
      {place.current === null ? (
        <NothingWaits filter={filter} />
      ) : (
        <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <div className="grid gap-3">
            <Queue items={items} current={place.current.key} params={params} today={today} />
            <BulkAccept items={items} queue={queueOf(filter)} />
          </div>
          <div className="grid gap-3">
            <div className="no-print flex flex-wrap items-center gap-3">
              {place.before && (
                <Link href={to(place.before)} rel="prev" className="button button-secondary">
                  {t("before")}
                </Link>
              )}
              {place.after && (
                <Link href={to(place.after)} rel="next" className="button button-secondary">
                  {t("next")}
                </Link>
              )}
              <QueueKeys hint={t("keys")} />
            </div>
            {pane}
          </div>
        </div>
      )}
      <ReturnReasons counts={reasons} />
    </Page>
  );
}

/** Nothing waits at all, or nothing of what was asked for: then the rest is a click away. */
async function NothingWaits({ filter }: { filter: ReviewFilter }) {
  const t = await getTranslations("reviews");
  if (queueOf(filter) === "") return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  return (
    <EmptyState
      title={t("noneOfThese")}
      icon="filter"
      action={<ButtonLink href={PATH}>{t("all")}</ButtonLink>}
    >
      {filter.kind.length > 0 && filter.partner.length > 0 && (
        <span className="flex flex-wrap justify-center gap-x-4">
          <Link href={queueAddress(queueOf({ ...filter, kind: [] }))} className="link">
            {t("withoutKind")}
          </Link>
          <Link href={queueAddress(queueOf({ ...filter, partner: [] }))} className="link">
            {t("withoutPartner")}
          </Link>
        </span>
      )}
    </EmptyState>
  );
}

async function paneOf(
  { tx, viewer, today }: Reading,
  item: ReviewItem,
  queue: string,
): Promise<ReactNode> {
  switch (item.kind) {
    case "minutes":
      return (
        <MinutesPane
          item={item}
          queue={queue}
          meeting={await getMeeting(tx, item.id, today)}
          today={today}
        />
      );
    case "completion":
      return <CompletionPane item={item} queue={queue} claim={await getClaim(tx, item.id)} />;
    case "answer":
      return (
        <AnswerPane
          item={item}
          queue={queue}
          answer={await getProposal(tx, item.id)}
          today={today}
          timeZone={homeTimeZone()}
        />
      );
    case "intake": {
      const handedIn = await findHandedIn(tx, viewer, item.id);
      return handedIn && <IntakePane item={item} queue={queue} handedIn={handedIn} />;
    }
  }
}
