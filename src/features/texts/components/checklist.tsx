import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDay, formatDayShort, formatInstant } from "#ui/format.ts";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { AFTER_SIGNATURE, AFTER_SIGNATURE_DAYS, entryOf } from "../rules.ts";
import type { AfterEntryView, AfterView } from "../views.ts";
import { AfterForm } from "./after-form.tsx";
import { TextsFrame } from "./frame.tsx";
import { Drawer } from "./texts-screen.tsx";

type Props = { after: AfterView; mayKeep: boolean; today: CalendarDate; timeZone: string };

/** The checklist after the signature: each item with its last entry, and a form to say how it stands. */
export async function AfterSignatureScreen({ after, mayKeep, today, timeZone }: Props) {
  const t = await getTranslations("texts.after");
  const locale = await getLocale();
  const { agreement, signedOn, isSigned, dueOn, entries } = after;
  return (
    <TextsFrame agreement={agreement} title={t("title")} meta={t("lead")}>
      {!isSigned ? (
        <EmptyState title={t("notSigned")}>{t("notSignedHint")}</EmptyState>
      ) : (
        <>
          <Notice
            tone="info"
            title={
              signedOn === null
                ? t("undated")
                : dueOn === null
                  ? t("notChased")
                  : t("signedOn", {
                      date: formatDay(signedOn, locale),
                      days: AFTER_SIGNATURE_DAYS,
                    })
            }
          />
          {AFTER_SIGNATURE.map((item) => {
            const entry = entryOf(entries, item);
            return (
              <Section
                key={item}
                id={item}
                title={t(`item.${item}`)}
                hint={t(`what.${item}`)}
                actions={<ItemState {...{ entry, dueOn, today }} />}
              >
                <div className="grid gap-2">
                  {entry && <Entry entry={entry} timeZone={timeZone} />}
                  {mayKeep && (
                    <Drawer key={entry?.id} title={t("record")}>
                      <AfterForm agreementId={agreement.id} {...{ item, entry, today }} />
                    </Drawer>
                  )}
                </div>
              </Section>
            );
          })}
          {entries.length > 0 && (
            <Section id="entries" title={t("entries")} count={entries.length}>
              <Entries entries={entries} timeZone={timeZone} />
            </Section>
          )}
        </>
      )}
    </TextsFrame>
  );
}

type StateProps = {
  entry: AfterEntryView | null;
  dueOn: CalendarDate | null;
  today: CalendarDate;
};

/** Done, not needed, open, or late: since when. */
async function ItemState({ entry, dueOn, today }: StateProps) {
  const t = await getTranslations("texts.after");
  const locale = await getLocale();
  const state = entry?.state ?? "open";
  if (state === "done") {
    return (
      <Tag icon="checkCircle" tone="good">
        {t("state.done")}
      </Tag>
    );
  }
  if (state === "not_applicable") return <Tag icon="minus">{t("state.not_applicable")}</Tag>;
  if (dueOn === null) return <Tag icon="circle">{t("state.open")}</Tag>;
  const date = formatDayShort(dueOn, locale);
  return dueOn < today ? (
    <Tag icon="alert" tone="bad">
      {t("overdue", { date })}
    </Tag>
  ) : (
    <Tag icon="clock" tone="warn">
      {t("due", { date })}
    </Tag>
  );
}

async function Entry({ entry, timeZone }: { entry: AfterEntryView; timeZone: string }) {
  const t = await getTranslations("texts.after");
  const locale = await getLocale();
  const { doneOn, doneBy, referenceNo, note, by, recordedAt } = entry;
  return (
    <div className="grid gap-0.5 text-sm">
      <p className="flex flex-wrap gap-x-3">
        {doneOn !== null && <span>{formatDay(doneOn, locale)}</span>}
        {doneBy && <bdi>{doneBy}</bdi>}
        {referenceNo && <bdi className="figures">{referenceNo}</bdi>}
      </p>
      {note && <p dir="auto">{note}</p>}
      <p className="text-xs text-ink-2">
        {t("recordedBy", { who: by, date: formatInstant(recordedAt, locale, timeZone) })}
      </p>
    </div>
  );
}

async function Entries({ entries, timeZone }: { entries: AfterEntryView[]; timeZone: string }) {
  const t = await getTranslations("texts.after");
  const locale = await getLocale();
  return (
    <Table
      caption={t("entries")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "item",
          header: t("column.item"),
          rowHeader: true,
          cell: ({ item }) => t(`item.${item}`),
        },
        { key: "state", header: t("column.state"), cell: ({ state }) => t(`state.${state}`) },
        {
          key: "on",
          header: t("column.on"),
          cell: ({ doneOn }) => doneOn && formatDayShort(doneOn, locale),
        },
        {
          key: "referenceNo",
          header: t("column.referenceNo"),
          cell: ({ referenceNo }) => referenceNo && <bdi>{referenceNo}</bdi>,
        },
        { key: "note", header: t("column.note"), cell: ({ note }) => note && <bdi>{note}</bdi> },
        {
          key: "by",
          header: t("column.by"),
          cell: ({ by, recordedAt }) =>
            t("recordedBy", { who: by, date: formatInstant(recordedAt, locale, timeZone) }),
        },
      ]}
    />
  );
}
