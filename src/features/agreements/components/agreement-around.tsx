import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatFuzzy, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { DueTag, StatusTag, Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { CommitmentUnder } from "../commitments-under.ts";
import type { AgreementView } from "../views.ts";
import { Nothing } from "./nothing.tsx";

type Props = { agreement: AgreementView };

/** What it does to others, and others to it. */
export async function Links({ agreement }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  if (agreement.links.length === 0) return <Nothing>{t("nothing.links")}</Nothing>;
  return (
    <ul className="sheet grid divide-y divide-line">
      {agreement.links.map(({ id, type, isOurs, effective, note, other }) => (
        <li key={id} className="grid gap-0.5 px-4 py-2.5 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium text-ink-2">
              {values(isOurs ? `agreementLinkType.${type}` : `agreementLinkTypeInverse.${type}`)}
            </span>
            <Link href={`/agreements/${other.id}`}>{other.title}</Link>
            <span className="figures text-xs text-ink-2">{other.ref}</span>
          </p>
          {(effective || note) && (
            <p className="text-xs text-ink-2">
              {effective && formatFuzzy(effective, locale, words)} {note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

type CommitmentsProps = {
  commitments: CommitmentUnder[];
  /** The agreement has come into force: nothing waits for it any more. */
  isInForce: boolean;
  today: CalendarDate;
};

/** What was promised in it, and what waits for it. */
export async function CommitmentsUnder({ commitments, isInForce, today }: CommitmentsProps) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  return (
    <Table
      caption={t("section.commitments")}
      rows={commitments}
      rowKey={({ id }) => id}
      empty={<Nothing>{t("nothing.commitments")}</Nothing>}
      columns={[
        {
          key: "title",
          header: t("commitment.title"),
          rowHeader: true,
          cell: ({ id, ref, title, isBlocked }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/commitments/${id}`}>{title}</Link>
              <span className="figures text-xs font-normal text-ink-2">{ref}</span>
              {isBlocked && (
                <Tag icon={isInForce ? "check" : "pause"} tone={isInForce ? "good" : "warn"}>
                  {t(isInForce ? "commitment.waited" : "commitment.waits")}
                </Tag>
              )}
            </span>
          ),
        },
        {
          key: "obligor",
          header: t("commitment.obligor"),
          cell: ({ obligor }) => values(`obligor.${obligor}`),
        },
        {
          key: "status",
          header: t("commitment.status"),
          cell: ({ status }) => <StatusTag value={status} />,
        },
        {
          key: "due",
          header: t("commitment.due"),
          cell: ({ dueLastDay, isOpen }) => (
            <DueTag due={dueLastDay} today={today} closed={!isOpen} />
          ),
        },
      ]}
    />
  );
}

/** The versions of the text, the latest first; they are read and compared on a page of their own. */
export async function DraftTexts({ agreement, timeZone }: Props & { timeZone: string }) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  return (
    <ul className="sheet grid gap-1 px-4 py-2.5 text-sm">
      {agreement.draftTexts.map(({ id, number, note, by, recordedAt }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-2">
          <Link href={`/agreements/${agreement.id}/texts/${number}`}>
            {t("version", { number })}
          </Link>
          {note && <bdi>{note}</bdi>}
          <span className="text-xs text-ink-2">
            {t("recordedBy", { who: by, date: formatInstant(recordedAt, locale, timeZone) })}
          </span>
        </li>
      ))}
      {agreement.draftTexts.length > 1 && (
        <li>
          <Link href={`/agreements/${agreement.id}/texts/compare`}>{t("compareTexts")}</Link>
        </li>
      )}
    </ul>
  );
}

export async function Trainings({ agreement }: Props) {
  return (
    <ul className="grid gap-1 text-sm">
      {agreement.trainings.map(({ id, ref, title }) => (
        <li key={id}>
          <Link href={`/trainings/${id}`}>{title}</Link>{" "}
          <span className="figures text-xs text-ink-2">{ref}</span>
        </li>
      ))}
    </ul>
  );
}
