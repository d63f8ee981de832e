import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { DueTag, StatusTag } from "#ui/tag.tsx";
import type {
  AgencyAgreement,
  AgencyCommitments as Counted,
  AgencyMeeting,
  Linked,
  Some,
} from "../views.ts";

/** The cell that names a record and leads to it. */
export function recordColumn<Row extends Linked>(header: string, path: string): Column<Row> {
  return {
    key: "record",
    header,
    rowHeader: true,
    cell: ({ id, ref, title, doubts = null }) => (
      <>
        <Link href={`${path}/${id}`}>
          <bdi>{title}</bdi>
        </Link>{" "}
        <span className="figures text-xs font-normal whitespace-nowrap text-ink-2">{ref}</span>{" "}
        <DoubtMarks doubts={doubts} />
      </>
    ),
  };
}

/** Says so when a list is longer than what is shown of it. */
async function Rest({ some }: { some: Some<unknown> }) {
  const t = await getTranslations("agencies");
  const { items, total } = some;
  if (total <= items.length) return null;
  return <p className="mt-1 text-sm text-ink-2">{t("more", { shown: items.length, total })}</p>;
}

type CommitmentsProps = {
  agencyId: string;
  commitments: Counted;
  today: CalendarDate;
};

/** The open promises of an agency; its number opens exactly these in the list of commitments. */
export async function AgencyCommitments({ agencyId, commitments, today }: CommitmentsProps) {
  const t = await getTranslations("agencies.commitments");
  const { items, total, lead, overdue } = commitments;
  return (
    <Section
      id="commitments"
      title={t("title")}
      count={total}
      hint={total > 0 && t("counts", { lead, support: total - lead, overdue })}
      actions={
        total > 0 && (
          <Link href={commitmentsHref({ agency: agencyId, status: [...OPEN_STATUSES] })}>
            {t("all")}
          </Link>
        )
      }
    >
      <Table
        caption={t("title")}
        rows={items}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          recordColumn(t("title_col"), "/commitments"),
          { key: "role", header: t("role"), cell: ({ role }) => t(role) },
          {
            key: "status",
            header: t("status"),
            cell: ({ status }) => <StatusTag value={status} />,
          },
          { key: "due", header: t("due"), cell: ({ due }) => <DueTag due={due} today={today} /> },
        ]}
      />
      <Rest some={commitments} />
    </Section>
  );
}

type AgreementsProps = { agencyId: string; agreements: Some<AgencyAgreement> };

export async function AgencyAgreements({ agencyId, agreements }: AgreementsProps) {
  const t = await getTranslations("agencies.agreements");
  const instruments = await getTranslations("values.instrumentType");
  const { items, total } = agreements;
  return (
    <Section
      id="agreements"
      title={t("title")}
      count={total}
      actions={total > 0 && <Link href={`/agreements?agency=${agencyId}`}>{t("all")}</Link>}
    >
      <Table
        caption={t("title")}
        rows={items}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          recordColumn(t("title_col"), "/agreements"),
          {
            key: "instrument",
            header: t("instrument"),
            cell: ({ instrument }) => instruments(instrument),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ state }) => <StatusTag kind="agreementState" value={state} />,
          },
        ]}
      />
      <Rest some={agreements} />
    </Section>
  );
}

/** So many meetings stand in view; the rest opens below them. */
const IN_VIEW = 10;

type MeetingsProps = { agencyId: string; meetings: Some<AgencyMeeting> };

export async function AgencyMeetings({ agencyId, meetings }: MeetingsProps) {
  const t = await getTranslations("agencies");
  const { items, total } = meetings;
  const rest = items.slice(IN_VIEW);
  return (
    <Section
      id="meetings"
      title={t("meetings.title")}
      count={total}
      actions={total > 0 && <Link href={`/meetings?agency=${agencyId}`}>{t("meetings.all")}</Link>}
    >
      <MeetingTable meetings={items.slice(0, IN_VIEW)} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="link inline-block py-1">
            {t("earlier", { count: rest.length })}
          </summary>
          <MeetingTable meetings={rest} />
          <Rest some={meetings} />
        </details>
      )}
    </Section>
  );
}

async function MeetingTable({ meetings }: { meetings: readonly AgencyMeeting[] }) {
  const t = await getTranslations("agencies.meetings");
  return (
    <Table
      caption={t("title")}
      rows={meetings}
      rowKey={({ id }) => id}
      tight
      empty={<p className="text-sm text-ink-2">{t("none")}</p>}
      columns={[
        { key: "on", header: t("on"), keep: true, cell: ({ held }) => <DateText date={held} /> },
        recordColumn(t("title_col"), "/meetings"),
        {
          key: "people",
          header: t("people"),
          cell: ({ people }) => <bdi>{people.join("; ")}</bdi>,
        },
      ]}
    />
  );
}

type Shares = { provides: Linked[]; receives: Linked[]; deliveries: Linked[] };

/** Training that an agency gives and gets, and the equipment it gets. */
export async function AgencyTraining(shares: Shares) {
  const t = await getTranslations("agencies.training");
  const { provides, receives, deliveries } = shares;
  const parts = [
    { key: "provides", records: provides, path: "/trainings" },
    { key: "receives", records: receives, path: "/trainings" },
    { key: "deliveries", records: deliveries, path: "/deliveries" },
  ] as const;
  const shown = parts.filter(({ records }) => records.length > 0);
  return (
    <Section
      id="training"
      title={t("title")}
      count={provides.length + receives.length + deliveries.length}
    >
      {shown.length === 0 && <p className="text-sm text-ink-2">{t("none")}</p>}
      <div className="grid gap-3">
        {shown.map(({ key, records, path }) => (
          <Table
            key={key}
            caption={t(key)}
            rows={records}
            rowKey={({ id }) => id}
            tight
            columns={[recordColumn(t(key), path)]}
          />
        ))}
      </div>
    </Section>
  );
}
