import { getTranslations } from "next-intl/server";
import { recordColumn } from "#features/agencies/components/work.tsx";
import type { Some } from "#features/agencies/views.ts";
import { DateText } from "#ui/date-text.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { titleOn } from "../rules.ts";
import type { PersonMeeting, TenureRow } from "../views.ts";

type Props = { meetings: Some<PersonMeeting>; tenures: readonly TenureRow[] };

/** Where a person was met, with the title as printed that day; beside it what the register says of the day. */
export async function PersonMeetings({ meetings, tenures }: Props) {
  const t = await getTranslations("people.meetings");
  const { items, total } = meetings;
  return (
    <Section id="meetings" title={t("title")} count={total}>
      <Table
        caption={t("title")}
        rows={items}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("none")}</p>}
        columns={[
          { key: "on", header: t("on"), keep: true, cell: ({ held }) => <DateText date={held} /> },
          recordColumn(t("meeting"), "/meetings"),
          {
            key: "printed",
            header: t("printed"),
            cell: (meeting) => <Printed meeting={meeting} tenures={tenures} />,
          },
        ]}
      />
      {total > items.length && <Rest shown={items.length} total={total} />}
    </Section>
  );
}

async function Rest(counts: { shown: number; total: number }) {
  const t = await getTranslations("people");
  return <p className="mt-1 text-sm text-ink-2">{t("more", counts)}</p>;
}

type PrintedProps = { meeting: PersonMeeting; tenures: readonly TenureRow[] };

async function Printed({ meeting, tenures }: PrintedProps) {
  const t = await getTranslations("people.meetings");
  const { printedTitle, held, isHead, hasAttended } = meeting;
  const known = held?.precision === "day" ? titleOn(tenures, held.on) : null;
  const isOther =
    known !== null && !(printedTitle ?? "").toLowerCase().includes(known.toLowerCase());
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <bdi>{printedTitle}</bdi>
      {isOther && <span className="text-xs text-ink-2">{t("asRegister", { title: known })}</span>}
      {isHead && <Tag tone="accent">{t("head")}</Tag>}
      {!hasAttended && <Tag>{t("absent")}</Tag>}
    </span>
  );
}
