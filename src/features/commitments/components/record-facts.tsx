import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#domain/names.ts";
import { formatDayShort, formatFuzzy, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Card, DefinitionTip, SummaryList } from "#ui/record.tsx";
import { StatusTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { AgencyName, CommitmentView } from "../views.ts";

/** Beside the record: how it stands, who owes it to whom, and by when. */
export async function RecordFacts({ commitment }: { commitment: CommitmentView }) {
  const t = await getTranslations("commitments.field");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const { status, freshness, lastEvidenceOn, strength, made, due, dueWords } = commitment;
  const agency = (one: AgencyName) => (
    <Link key={one.id} href={`/agencies/${one.id}`}>
      <bdi>{nameIn(locale, one)}</bdi>
    </Link>
  );
  return (
    <>
      <Card title={t("standing")}>
        <SummaryList
          rows={[
            {
              term: t("status"),
              value: (
                <>
                  <StatusTag value={status} />
                  <Tip term={values(`status.${status}`)}>
                    {values(`statusDefinition.${status}`)}
                  </Tip>
                </>
              ),
            },
            { term: t("pace"), value: <StatusTag kind="pace" value={commitment.pace} /> },
            {
              term: t("evidence"),
              value: (
                <span className="flex flex-wrap items-center gap-1.5">
                  {lastEvidenceOn && (
                    <span className="figures">{formatDayShort(lastEvidenceOn, locale)}</span>
                  )}
                  <StatusTag kind="freshness" value={freshness} />
                  <Tip term={values(`freshness.${freshness}`)}>
                    {values(`freshnessDefinition.${freshness}`)}
                  </Tip>
                </span>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t("promise")}>
        <SummaryList
          rows={[
            { term: t("obligor"), value: values(`obligor.${commitment.obligor}`) },
            { term: t("beneficiary"), value: values(`obligor.${commitment.beneficiary}`) },
            {
              term: t("strength"),
              value: (
                <>
                  {values(`wordingStrength.${strength}`)}
                  <Tip term={values(`wordingStrength.${strength}`)}>
                    {values(`wordingStrengthDefinition.${strength}`)}
                  </Tip>
                </>
              ),
            },
            { term: t("kind"), value: values(`commitmentKind.${commitment.kind}`) },
            { term: t("made"), value: made && formatFuzzy(made, locale, words) },
            {
              term: t("due"),
              value:
                due === null && dueWords === null ? null : (
                  <span className="grid">
                    {due && <span className="figures">{formatFuzzy(due, locale, words)}</span>}
                    {dueWords && <q className="text-ink-2">{dueWords}</q>}
                  </span>
                ),
            },
            { term: t("lead"), value: commitment.lead && agency(commitment.lead) },
            {
              term: t("supporting"),
              value: <Lines>{commitment.supporting.map(agency)}</Lines>,
            },
            {
              term: t("focalPoint"),
              value: commitment.focalPoint && (
                <Link href={`/people/${commitment.focalPoint.id}`}>
                  <bdi>{commitment.focalPoint.name}</bdi>
                </Link>
              ),
            },
            {
              term: t("topics"),
              value: (
                <Lines>
                  {commitment.topics.map((topic) => (
                    <Link key={topic.id} href={`/topics/${topic.slug}`}>
                      {nameIn(locale, topic)}
                    </Link>
                  ))}
                </Lines>
              ),
            },
          ]}
        />
      </Card>
      <p className="px-1 text-xs text-ink-2">
        {t("recorded", {
          by: commitment.recordedBy,
          at: formatInstant(commitment.recordedAt, locale, await getTimeZone()),
        })}
      </p>
    </>
  );
}

/** One under the other. */
function Lines({ children }: { children: ReactNode[] }) {
  return children.length === 0 ? null : (
    <span className="grid justify-items-start">{children}</span>
  );
}

const Tip = DefinitionTip;
