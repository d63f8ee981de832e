import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { addMonths } from "#domain/calendar-date.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { listPartnersOnRecord } from "#features/agreements/queries/forms.ts";
import { Agenda, Periods } from "#features/calendar/components/agenda.tsx";
import { MonthTable } from "#features/calendar/components/month.tsx";
import { listCalendar, MOST_ITEMS } from "#features/calendar/queries.ts";
import { monthOf, monthsFrom, weeksOf } from "#features/calendar/rules.ts";
import { CALENDAR_KINDS, calendarFilter } from "#features/calendar/schema.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { formatMonth } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";

const PATH = "/calendar";
/** The list looks as far ahead. */
const AGENDA_MONTHS = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

export default async function CalendarPage({ searchParams }: PageProps<"/calendar">) {
  const params = await searchParams;
  const filter = calendarFilter.parse(params);
  const { items, partners, today, month } = await readPage(PATH, async (reading) => {
    const { tx, viewer } = reading;
    const of = filter.month ?? monthOf(reading.today);
    const weeks = weeksOf(of);
    const span = monthsFrom(of, filter.view === "agenda" ? AGENDA_MONTHS : 1);
    const by = filter.mine === "yes" && viewer.kind === "user" ? viewer.id : null;
    const days = { from: weeks[0]?.[0] ?? span.from, to: weeks.at(-1)?.[6] ?? span.to };
    const query = { ...filter, by, ...(filter.view === "agenda" ? span : days) };
    return {
      items: await listCalendar(tx, query, reading.today),
      partners: await listPartnersOnRecord(tx, filter.partner),
      today: reading.today,
      month: of,
    };
  });
  const t = await getTranslations("calendar");
  const locale = await getLocale();
  const isAgenda = filter.view === "agenda";
  const span = monthsFrom(month, isAgenda ? AGENDA_MONTHS : 1);
  const at = (moved: number) =>
    hrefWith(PATH, params, { month: addMonths(month, moved).slice(0, 7) });
  const caption = isAgenda
    ? t("monthsTo", { from: formatMonth(span.from, locale), to: formatMonth(span.to, locale) })
    : formatMonth(month, locale);
  return (
    <Page marking={highestMarking(items.map(({ marking }) => marking))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={<ButtonLink href="/profile">{t("subscribe")}</ButtonLink>}
      />
      <Tabs
        label={t("views")}
        tabs={(["month", "agenda"] as const).map((view) => ({
          href: hrefWith(PATH, params, { view: view === "month" ? null : view }),
          label: t(`view.${view}`),
          current: filter.view === view,
        }))}
      />
      <FilterPanel
        path={PATH}
        params={params}
        keep={["month", "view"]}
        groups={[
          {
            kind: "checkboxes",
            name: "kind",
            label: t("filter.kind"),
            choices: CALENDAR_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            kind: "select",
            name: "partner",
            label: t("filter.partner"),
            any: t("filter.anyPartner"),
            choices: partners.map((one) => ({ value: one.code, label: nameIn(locale, one) })),
          },
          {
            kind: "select",
            name: "mine",
            label: t("filter.mine"),
            any: t("filter.anybody"),
            choices: [{ value: "yes", label: t("filter.mine") }],
          },
        ]}
      />
      <nav aria-label={t("months")} className="flex flex-wrap items-center gap-3">
        <ButtonLink href={at(-1)} tone="quiet">
          {t("earlier")}
        </ButtonLink>
        <h2 className="text-lg font-semibold">{caption}</h2>
        <ButtonLink href={at(1)} tone="quiet">
          {t("later")}
        </ButtonLink>
        {month !== monthOf(today) && (
          <ButtonLink href={hrefWith(PATH, params, { month: null })} tone="quiet">
            {t("toToday")}
          </ButtonLink>
        )}
      </nav>
      {items.length >= MOST_ITEMS && <Notice tone="warning" title={t("tooMany")} />}
      <Periods items={items} span={span} />
      {!isAgenda && (
        <MonthTable
          {...{ month, today, items, caption }}
          agendaHref={hrefWith(PATH, params, { view: "agenda", month: month.slice(0, 7) })}
        />
      )}
      <Agenda {...{ items, span, today }} className={isAgenda ? "" : "md:hidden"} />
    </Page>
  );
}
