import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { highestMarking } from "#domain/marking.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import type { Alone, BulkGroup, ChosenCard } from "../bulk-moves.ts";
import { BulkMoveForm } from "./bulk-move-form.tsx";
import { inWords } from "./move-from.tsx";

type Props = {
  groups: BulkGroup<ChosenCard>[];
  alone: Alone<ChosenCard>[];
  today: CalendarDate;
};

/** Cards that were chosen on the board or in the table: a form for each stage, and those that go by themselves. */
export async function BulkMoveScreen({ groups, alone, today }: Props) {
  const t = await getTranslations("mous");
  const values = await getTranslations("values.stage");
  const cards = [...groups.flatMap((group) => group.cards), ...alone].map(({ card }) => card);
  const why = await Promise.all(alone.map((one) => inWords(one.why)));
  return (
    <Page narrow marking={highestMarking(cards.map(({ marking }) => marking))}>
      <PageHeader
        title={t("bulk.title")}
        breadcrumb={[{ href: "/mous", label: t("title") }]}
        meta={t("bulk.lead")}
      />
      {cards.length === 0 && (
        <EmptyState
          title={t("bulk.none")}
          action={<ButtonLink href="/mous">{t("bulk.toBoard")}</ButtonLink>}
        >
          {t("bulk.noneHint")}
        </EmptyState>
      )}
      {groups.map((group) => (
        <Section
          key={group.cards.map(({ card }) => card.id).join()}
          id={`at-${group.stage}`}
          title={t("bulk.at", { stage: values(group.stage) })}
          count={group.cards.length}
          sheet
        >
          <BulkMoveForm group={group} today={today} />
        </Section>
      ))}
      {alone.length > 0 && (
        <Section id="alone" title={t("bulk.alone")} hint={t("bulk.aloneHint")}>
          <ul className="sheet divide-y divide-line">
            {alone.map(({ card }, index) => (
              <li key={card.id} className="grid gap-1 px-4 py-3">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="figures text-sm text-ink-2">{card.ref}</span>
                  <bdi className="font-medium">{card.title}</bdi>
                </span>
                <span className="text-sm">{why[index]}</span>
                <Link
                  href={`/agreements/${card.id}/move?back=board`}
                  className="link justify-self-start text-sm"
                  aria-label={`${t("bulk.moveAlone")}: ${card.title}`}
                >
                  {t("bulk.moveAlone")}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
