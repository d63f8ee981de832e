import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Obligor } from "#domain/sides.ts";
import { inForceWith } from "#features/agreements/views.ts";
import type { CommitmentRow } from "#features/commitments/views.ts";
import { whatCameOf } from "#features/commitments/columns.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";
import { trainedBy } from "#features/trainings/schema.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { formatDays, formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Card } from "#ui/record.tsx";
import { DueTag, StatusTag, Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { PartnerHeads, PartnerSummary } from "../schema.ts";

type OwedProps = { partner: PartnerSummary; promises: CommitmentRow[]; today: CalendarDate };

/** Open promises, by who owes them; the most pressing first. */
export async function OpenPromises({ partner, promises, today }: OwedProps) {
  const t = await getTranslations("partners");
  const sides: Obligor[] = ["home", "partner", "both"];
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm lg:col-span-3">
        <Link className="link" href={whatCameOf(partner.code, ["partner", "both"])}>
          {t("whatCame.partner")}
        </Link>
        <Link className="link" href={whatCameOf(partner.code, ["home", "both"])}>
          {t("whatCame.home")}
        </Link>
      </p>
      {sides.map((side) => {
        const owed = promises.filter(({ obligor }) => obligor === side);
        return (
          <Card key={side} title={t(`owed.${side}`)}>
            {owed.length === 0 ? (
              <p className="text-ink-3">{t("nothingOwed")}</p>
            ) : (
              <List>
                {owed.slice(0, 6).map((promise) => (
                  <li key={promise.id} className="grid gap-1 py-2">
                    <Link href={`/commitments/${promise.id}`} className="link" dir="auto">
                      {promise.title}
                    </Link>
                    <span className="flex flex-wrap gap-1.5">
                      <StatusTag value={promise.status} />
                      <DueTag due={promise.dueLastDay} today={today} />
                      <DoubtMarks doubts={promise.doubts} />
                    </span>
                  </li>
                ))}
              </List>
            )}
            <p className="mt-2 text-sm">
              <Link
                className="link"
                href={commitmentsHref({
                  partner: [partner.code],
                  obligor: [side],
                  status: [...OPEN_STATUSES],
                })}
              >
                {t("allOf", { what: t(`owed.${side}`) })}
              </Link>
            </p>
          </Card>
        );
      })}
    </div>
  );
}

const List = ({ children }: { children: ReactNode }) => (
  <ul className="divide-y divide-line">{children}</ul>
);

type LineProps = { href: string; title: string; children?: ReactNode };

const Line = ({ href, title, children }: LineProps) => (
  <li className="grid gap-0.5 py-2">
    <Link href={href} className="link" dir="auto">
      {title}
    </Link>
    {children && (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
        {children}
      </span>
    )}
  </li>
);

type HeadProps = {
  title: string;
  all: string;
  href: string;
  isEmpty: boolean;
  /** The question that is asked of this list most, as its answer. */
  question?: { href: string; label: string } | false;
  children: ReactNode;
};

async function Head({ title, all, href, isEmpty, question = false, children }: HeadProps) {
  const t = await getTranslations("partners");
  return (
    <Card title={title}>
      {isEmpty ? <p className="text-ink-3">{t("nothing")}</p> : <List>{children}</List>}
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link href={href} className="link">
          {all}
        </Link>
        {question && !isEmpty && (
          <Link href={question.href} className="link">
            {question.label}
          </Link>
        )}
      </p>
    </Card>
  );
}

type ListsProps = { code: CountryCode; heads: PartnerHeads; today: CalendarDate };

/** Pending MoUs, agreements, meetings, training, agencies and people: the head of each list, and the way to all of it. */
export async function PartnerLists({ code, heads, today }: ListsProps) {
  const t = await getTranslations("partners");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const head = (name: keyof PartnerHeads, href: string) => ({
    title: t(`head.${name}`),
    all: t("allOf", { what: t(`head.${name}`) }),
    href,
    isEmpty: heads[name].length === 0,
  });
  return (
    <>
      <Head {...head("mous", `/mous?partner=${code}`)}>
        {heads.mous.map(({ id, title, stage, days, isOverTarget, waitingOn, doubts }) => (
          <Line key={id} href={`/agreements/${id}`} title={title}>
            {stage === null ? t("noStage") : values(`stage.${stage}`)}
            {days !== null && <span className="figures">{formatDays(days, locale)}</span>}
            <DoubtMarks doubts={doubts} />
            {waitingOn !== null && values(`waitingOn.${waitingOn}`)}
            {isOverTarget && (
              <Tag tone="warn" icon="alert">
                {t("overTarget")}
              </Tag>
            )}
          </Line>
        ))}
      </Head>
      <Head
        {...head("agreements", `/agreements?partner=${code}`)}
        question={{ href: inForceWith(code, today), label: t("question.inForce") }}
      >
        {heads.agreements.map(({ id, title, instrument, state, doubts }) => (
          <Line key={id} href={`/agreements/${id}`} title={title}>
            {values(`instrumentType.${instrument}`)}
            <StatusTag value={state} kind="agreementState" />
            <DoubtMarks doubts={doubts} />
          </Line>
        ))}
      </Head>
      <Head {...head("meetings", `/meetings?partner=${code}`)}>
        {heads.meetings.map(({ id, title, type, life, doubts, ...held }) => (
          <Line key={id} href={`/meetings/${id}`} title={title}>
            {values(`meetingType.${type}`)}
            <span>
              {formatFuzzy(
                held.on === null ? null : { on: held.on, precision: held.precision },
                locale,
                words,
              )}
            </span>
            <DoubtMarks doubts={doubts} />
            {life !== "held" && <StatusTag value={life} kind="meetingLife" />}
          </Line>
        ))}
      </Head>
      <Head
        {...head("trainings", `/trainings?partner=${code}`)}
        question={{ href: trainedBy(code), label: t("question.trained") }}
      >
        {heads.trainings.map(({ id, title, courses, doubts }) => (
          <Line key={id} href={`/trainings/${id}`} title={title}>
            {t("courses", { count: courses })}
            <DoubtMarks doubts={doubts} />
          </Line>
        ))}
      </Head>
      <Head {...head("agencies", `/agencies?country=${code}`)}>
        {heads.agencies.map(({ id, name, detail, doubts }) => (
          <Line key={id} href={`/agencies/${id}`} title={name}>
            {detail && values(`agencyKind.${detail}`)}
            <DoubtMarks doubts={doubts} />
          </Line>
        ))}
      </Head>
      <Head {...head("people", `/people?country=${code}`)}>
        {heads.people.map(({ id, name, detail, doubts }) => (
          <Line key={id} href={`/people/${id}`} title={name}>
            {detail && <span dir="auto">{detail}</span>}
            <DoubtMarks doubts={doubts} />
          </Line>
        ))}
      </Head>
    </>
  );
}
