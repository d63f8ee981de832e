import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import type { IconName } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Timeline } from "#ui/record.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { ActionType } from "../rules.ts";
import { isOver } from "../stages.ts";
import type { AgreementView } from "../views.ts";
import { SourceLink } from "./evidence.tsx";
import { Nothing } from "./nothing.tsx";
import { ActionName, OverTargetTag, StageName, WaitingTag } from "./tags.tsx";

type Props = { agreement: AgreementView };

const ICONS: Record<ActionType, IconName> = {
  initialled: "edit",
  signed: "edit",
  ratified: "check",
  notified: "send",
  provisionally_applied: "circleHalf",
  in_force: "checkCircle",
  suspended: "pause",
  revived: "returned",
  renewed: "history",
  expired: "clock",
  terminated: "ban",
};

/** What happened to the instrument, earliest first. */
export async function ActionTimeline({ agreement }: Props) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const words = await fuzzyWords();
  if (agreement.actions.length === 0) {
    return <Nothing hint={t("nothing.actionsHint")}>{t("nothing.actions")}</Nothing>;
  }
  return (
    <Timeline
      items={agreement.actions.map(({ id, type, happened, place, note, source }) => ({
        id,
        date: formatFuzzy(happened, locale, words),
        kind: place && <bdi>{place}</bdi>,
        icon: ICONS[type],
        title: <ActionName of={agreement} type={type} />,
        detail: (note || source) && (
          <>
            {note && <p>{note}</p>}
            {source && <SourceLink source={source} />}
          </>
        ),
      }))}
    />
  );
}

/** Every stage it was in, with the days it took and what the route allows. */
export async function StageTable({ agreement }: Props) {
  const t = await getTranslations("agreements.stage");
  const reasons = await getTranslations("values.stageReason");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      rows={agreement.stages}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "stage",
          header: t("column.stage"),
          rowHeader: true,
          cell: ({ stage, note, reason, referenceNo, attachment }) => (
            <span className="grid gap-0.5">
              <StageName of={agreement} stage={stage} />
              {reason && <span className="text-xs font-medium text-ink-2">{reasons(reason)}</span>}
              {note && (
                <span className="text-xs font-normal text-ink-2" dir="auto">
                  {note}
                </span>
              )}
              {referenceNo && (
                <span className="figures text-xs font-normal text-ink-2">
                  <bdi>{referenceNo}</bdi>
                </span>
              )}
              {attachment && (
                <Link href={`/attachments/${attachment.id}`} className="link text-xs font-normal">
                  <bdi>{attachment.name}</bdi>
                </Link>
              )}
            </span>
          ),
        },
        {
          key: "entered",
          header: t("column.entered"),
          keep: true,
          cell: ({ enteredOn, leftOn, by }) => (
            <span className="grid justify-items-start gap-0.5" title={t("by", { who: by })}>
              {formatDayShort(enteredOn, locale)}
              {leftOn === null ? (
                <Tag tone="accent" icon="clock">
                  {t("open")}
                </Tag>
              ) : (
                <span className="text-xs text-ink-2">
                  {t("until", { date: formatDayShort(leftOn, locale) })}
                </span>
              )}
            </span>
          ),
        },
        { key: "days", header: t("column.days"), numeric: true, cell: ({ days }) => days },
        {
          key: "target",
          header: t("column.target"),
          cell: ({ days, targetDays }) =>
            targetDays === null ? null : (
              <span className="grid justify-items-start gap-0.5">
                {t("days", { days: targetDays })}
                <OverTargetTag days={days} targetDays={targetDays} short />
              </span>
            ),
        },
        {
          key: "waiting",
          header: t("column.waiting"),
          cell: ({ stage, waitingOn, waitingAgency, ownerPost }) => (
            <span className="grid justify-items-start gap-0.5">
              {!isOver(stage) && <WaitingTag on={waitingOn} agency={waitingAgency} short />}
              {ownerPost && <bdi className="text-xs text-ink-2">{ownerPost}</bdi>}
            </span>
          ),
        },
      ]}
    />
  );
}

/** The stage it is in: days, target, who has to move. */
export async function StageNow({ agreement }: Props) {
  const t = await getTranslations("agreements.stage");
  const now = agreement.stages.at(-1);
  if (now === undefined) return <p className="text-sm text-ink-2">{t("none")}</p>;
  return (
    <div className="grid gap-2 text-sm">
      <p className="text-base font-semibold">
        <StageName of={agreement} stage={now.stage} />
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-2xl font-semibold">{now.days}</span>
        <span>{t("dayWord", { days: now.days })}</span>
      </p>
      <p className="flex flex-wrap items-center gap-2 text-ink-2">
        {now.targetDays === null ? t("noTarget") : t("within", { days: now.targetDays })}
        <OverTargetTag days={now.days} targetDays={now.targetDays} />
      </p>
      {!isOver(now.stage) && (
        <p>
          <WaitingTag on={now.waitingOn} agency={now.waitingAgency} />
        </p>
      )}
      {agreement.totalDays !== null && (
        <p className="text-ink-2">
          {t("total")}: {t("totalValue", { days: agreement.totalDays })}
        </p>
      )}
    </div>
  );
}
