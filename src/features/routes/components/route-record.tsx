import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { deskKey } from "../desks.ts";
import type { RouteDetails } from "../schema.ts";
import type { RouteView } from "../views.ts";
import { ConditionText, conditionWords, ValidityText } from "./words.tsx";
import { InstrumentName } from "./instruments.tsx";

/** A route: its validity, for whom it is, what it rests on, its stages, the instruments on it. */
export async function RouteRecord({ view, today }: { view: RouteView; today: CalendarDate }) {
  const t = await getTranslations("routes");
  const { route } = view;
  return (
    <>
      {route.isExample && (
        <Notice tone="warning" title={t("example")}>
          {t("exampleHint")}
        </Notice>
      )}
      <Section id="validity" title={t("section.validity")} sheet>
        <SummaryList
          rows={[
            { term: t("field.validity"), value: <ValidityText of={route} /> },
            { term: t("field.for"), value: <ConditionText of={route} /> },
            { term: t("field.basis"), value: route.basis },
            { term: t("field.sources"), value: <Sources lines={route.sources} /> },
          ]}
        />
      </Section>
      <Section id="stages" title={t("section.stages")} count={route.stages.length}>
        <Stages route={route} />
      </Section>
      <Section
        id="instruments"
        title={t("section.instruments")}
        count={view.instruments.length}
        hint={t("instrumentsHint")}
      >
        <Instruments view={view} />
      </Section>
      {view.changes.length > 0 && (
        <Section id="moves" title={t("section.changes")} count={view.changes.length}>
          <Changes view={view} today={today} />
        </Section>
      )}
    </>
  );
}

function Sources({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-0.5">
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

async function Stages({ route }: { route: RouteDetails }) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  const words = await Promise.all(
    route.stages.map(async (stage) => ({
      ...stage,
      onlyFor: await conditionWords(stage),
      desks: await Promise.all(
        stage.concurrences.map(async (one) => ({ ...one, onlyFor: await conditionWords(one) })),
      ),
    })),
  );
  return (
    <Table
      caption={t("section.stages")}
      rows={words.map((stage, index) => ({ ...stage, number: index + 1 }))}
      rowKey={({ stage }) => stage}
      columns={[
        {
          key: "stage",
          header: t("column.stage"),
          rowHeader: true,
          cell: ({ number, stage, onlyFor }) => (
            <span className="grid gap-0.5">
              <span>
                <span className="figures text-ink-3">{number}.</span> {values(stage)}
              </span>
              {onlyFor !== null && (
                <span className="text-xs font-normal text-ink-2">
                  {t("onlyFor", { conditions: onlyFor })}
                </span>
              )}
            </span>
          ),
        },
        {
          key: "target",
          header: t("column.target"),
          keep: true,
          cell: ({ targetDays }) => (targetDays === null ? null : t("days", { days: targetDays })),
        },
        {
          key: "owner",
          header: t("column.owner"),
          cell: ({ ownerPost }) => ownerPost && <bdi>{ownerPost}</bdi>,
        },
        {
          key: "desks",
          header: t("column.desks"),
          cell: ({ desks }) =>
            desks.length === 0 ? null : (
              <ul className="grid gap-1">
                {desks.map((one) => (
                  <li key={one.desk} className="flex flex-wrap items-baseline gap-x-2">
                    <Link href={`/desks/${deskKey(one.desk)}`}>
                      <bdi>{one.desk}</bdi>
                    </Link>
                    {one.isOptional && <Tag>{t("optional")}</Tag>}
                    {one.targetDays !== null && (
                      <span className="text-xs text-ink-2">
                        {t("days", { days: one.targetDays })}
                      </span>
                    )}
                    {one.onlyFor !== null && (
                      <span className="text-xs text-ink-2">
                        {t("onlyFor", { conditions: one.onlyFor })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

async function Instruments({ view }: { view: RouteView }) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  return (
    <Table
      caption={t("section.instruments")}
      rows={view.instruments}
      rowKey={({ id }) => id}
      empty={<p className="text-sm text-ink-2">{t("noInstruments")}</p>}
      columns={[
        {
          key: "title",
          header: t("column.instrument"),
          rowHeader: true,
          cell: (one) => <InstrumentName of={one} />,
        },
        {
          key: "entered",
          header: t("column.entered"),
          keep: true,
          cell: ({ enteredOn }) => formatDayShort(enteredOn, locale),
        },
        { key: "stage", header: t("column.stage"), cell: ({ stage }) => values(stage) },
        {
          key: "missing",
          header: t("column.missing"),
          cell: ({ effect }) => effect.missing.join(", "),
        },
      ]}
    />
  );
}

async function Changes({ view }: { view: RouteView; today: CalendarDate }) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  return (
    <Table
      caption={t("section.changes")}
      rows={view.changes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "agreement",
          header: t("column.instrument"),
          rowHeader: true,
          cell: ({ agreement }) => (
            <Link href={`/agreements/${agreement.id}`} className="figures">
              {agreement.ref}
            </Link>
          ),
        },
        {
          key: "what",
          header: t("column.what"),
          cell: ({ isTo, other }) =>
            t(isTo ? "cameFrom" : "wentTo", { name: other?.name ?? t("noRoute") }),
        },
        { key: "reason", header: t("column.reason"), cell: ({ reason }) => <bdi>{reason}</bdi> },
        {
          key: "by",
          header: t("column.by"),
          cell: ({ by, on }) => `${by}, ${formatDayShort(on, locale)}`,
        },
      ]}
    />
  );
}
