import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { AgencyLinks } from "#features/agencies/components/agency-name.tsx";
import { recordColumn } from "#features/agencies/components/work.tsx";
import { isOpenStatus } from "#features/commitments/rules.ts";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { Columns, Section } from "#ui/page.tsx";
import { Card } from "#ui/record.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { DueTag, StatusTag } from "#ui/tag.tsx";
import type {
  TopicAgreement,
  TopicCommitment,
  TopicMeeting,
  TopicRecords,
  TopicView,
} from "../views.ts";

type Props = { topic: TopicView; records: TopicRecords; today: CalendarDate };

/** A topic across the nouns: promises, agreements, meetings, training, and who deals with it. */
export async function TopicRecord({ topic, records, today }: Props) {
  const t = await getTranslations("topics");
  const instruments = await getTranslations("values.instrumentType");
  const types = await getTranslations("values.meetingType");
  const { slug, counts } = topic;
  const commitmentColumns: Column<TopicCommitment>[] = [
    recordColumn(t("col.commitment"), "/commitments"),
    { key: "status", header: t("col.status"), cell: ({ status }) => <StatusTag value={status} /> },
    {
      key: "due",
      header: t("col.due"),
      cell: ({ due, status }) => <DueTag due={due} today={today} closed={!isOpenStatus(status)} />,
    },
  ];
  const agreementColumns: Column<TopicAgreement>[] = [
    recordColumn(t("col.agreement"), "/agreements"),
    {
      key: "instrument",
      header: t("col.instrument"),
      cell: ({ instrument }) => instruments(instrument),
    },
    {
      key: "state",
      header: t("col.state"),
      cell: ({ state }) => <StatusTag kind="agreementState" value={state} />,
    },
  ];
  const meetingColumns: Column<TopicMeeting>[] = [
    { key: "on", header: t("col.on"), keep: true, cell: ({ held }) => <DateText date={held} /> },
    recordColumn(t("col.meeting"), "/meetings"),
    { key: "type", header: t("col.type"), cell: ({ type }) => types(type) },
  ];
  return (
    <Columns aside={<Aside topic={topic} records={records} />}>
      <Records
        noun="commitments"
        rows={records.commitments}
        total={counts.commitments}
        href={`/commitments?topic=${slug}`}
        columns={commitmentColumns}
      />
      <Records
        noun="agreements"
        rows={records.agreements}
        total={counts.agreements}
        href={`/agreements?topic=${slug}`}
        columns={agreementColumns}
      />
      <Records
        noun="meetings"
        rows={records.meetings}
        total={counts.meetings}
        href={`/meetings?topic=${slug}`}
        columns={meetingColumns}
      />
      <Records
        noun="trainings"
        rows={records.trainings}
        total={counts.trainings}
        href={`/trainings?topic=${slug}`}
        columns={[recordColumn(t("col.training"), "/trainings")]}
      />
    </Columns>
  );
}

type RecordsProps<Row> = {
  noun: "commitments" | "agreements" | "meetings" | "trainings";
  rows: readonly Row[];
  total: number;
  /** The whole list. */
  href: string;
  columns: readonly Column<Row>[];
};

async function Records<Row extends { id: string }>(props: RecordsProps<Row>) {
  const { noun, rows, total, href, columns } = props;
  const t = await getTranslations("topics");
  const isCut = total > rows.length;
  return (
    <Section
      id={noun}
      title={t(`col.${noun}`)}
      count={total}
      actions={total > 0 && <Link href={href}>{t("all")}</Link>}
    >
      <Table
        caption={t(`col.${noun}`)}
        rows={rows}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t(`nothing.${noun}`)}</p>}
        columns={columns}
      />
      {isCut && (
        <p className="mt-1 text-sm text-ink-2">{t("more", { shown: rows.length, total })}</p>
      )}
    </Section>
  );
}

async function Aside({ topic, records }: Pick<Props, "topic" | "records">) {
  const t = await getTranslations("topics");
  const locale = await getLocale();
  return (
    <>
      {topic.children.length > 0 && (
        <Card title={t("below")}>
          <ul className="grid gap-1">
            {topic.children.map((child) => (
              <li key={child.id}>
                <Link href={`/topics/${child.slug}`}>
                  <bdi>{nameIn(locale, child)}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t("agencies")}>
        {records.agencies.length === 0 ? (
          <p className="text-sm text-ink-3">{t("nothing.agencies")}</p>
        ) : (
          <AgencyLinks agencies={records.agencies} />
        )}
      </Card>
    </>
  );
}
