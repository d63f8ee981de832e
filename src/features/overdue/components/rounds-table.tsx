import { getLocale, getTranslations } from "next-intl/server";
import { fuzzyOf } from "#domain/date-precision.ts";
import { nameIn } from "#domain/names.ts";
import type { ExpectedMeeting } from "#features/meetings/views.ts";
import { DateText } from "#ui/date-text.tsx";
import { formatDays } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName, MarkingTag, Tag } from "#ui/tag.tsx";

type Props = { rounds: readonly ExpectedMeeting[]; mayPlan: boolean };

/** Rounds that are to follow others: the silent ones first, that is those whose time is over and for which nothing is planned. */
export async function RoundsTable({ rounds, mayPlan }: Props) {
  const t = await getTranslations("overdue");
  const values = await getTranslations("values.meetingType");
  const locale = await getLocale();
  return (
    <Table
      caption={t("view.rounds")}
      rows={rounds}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none.rounds")}>{t("none.roundsHint")}</EmptyState>}
      columns={[
        {
          key: "round",
          header: t("col.round"),
          rowHeader: true,
          cell: ({ id, title, ref, series, round, type, marking }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/meetings/${id}`}>
                <bdi>{series ?? title}</bdi>
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-xs font-normal text-ink-2">
                <span className="figures">{ref}</span>
                {values(type)}
                {round !== null && t("afterRound", { round })}
                {marking !== "official" && <MarkingTag marking={marking} />}
              </span>
            </span>
          ),
        },
        {
          key: "partner",
          header: t("col.partner"),
          cell: ({ partner }) => <CountryName code={partner.code} name={nameIn(locale, partner)} />,
        },
        {
          key: "held",
          header: t("col.held"),
          keep: true,
          cell: ({ heldOn, heldPrecision }) => <DateText date={fuzzyOf(heldOn, heldPrecision)} />,
        },
        {
          key: "expected",
          header: t("col.expected"),
          cell: ({ dueOn, duePrecision, basis, words }) => (
            <span className="grid justify-items-start gap-0.5">
              <DateText date={fuzzyOf(dueOn, duePrecision)} />
              <span className="text-xs text-ink-2">{t(`basis.${basis}`)}</span>
              {words && (
                <q dir="auto" className="text-xs text-ink-2">
                  {words}
                </q>
              )}
            </span>
          ),
        },
        {
          key: "state",
          header: t("col.state"),
          cell: (round) => (
            <State
              round={round}
              mayPlan={mayPlan}
              days={formatDays(round.daysSilent ?? 0, locale)}
            />
          ),
        },
      ]}
    />
  );
}

type StateProps = { round: ExpectedMeeting; mayPlan: boolean; days: string };

async function State({ round, mayPlan, days }: StateProps) {
  const t = await getTranslations("overdue");
  const { planned, isSilent, partner, type } = round;
  if (planned !== null) {
    return (
      <span className="grid justify-items-start gap-0.5">
        <Tag tone="good" icon="calendar">
          {t("planned")}
        </Tag>
        <Link href={`/meetings/${planned.id}`} className="link">
          <bdi>{planned.title}</bdi>
        </Link>
        <span className="text-xs">
          <DateText date={fuzzyOf(planned.on, planned.precision)} />
        </span>
      </span>
    );
  }
  return (
    <span className="grid justify-items-start gap-0.5">
      {isSilent ? (
        <Tag tone="bad" icon="alert">
          {t("silentFor", { days })}
        </Tag>
      ) : (
        <Tag icon="clock">{t("expected")}</Tag>
      )}
      {mayPlan && (
        <Link
          href={`/meetings/new?partner=${partner.code}&type=${type}&life=planned`}
          className="link text-xs"
        >
          {t("plan")}
        </Link>
      )}
    </span>
  );
}
