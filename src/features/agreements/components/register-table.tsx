import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { ListPage } from "#domain/listing.ts";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { hrefWith, type Params } from "#ui/address.ts";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { Pagination, Table } from "#ui/table.tsx";
import { CountryName, MarkingTag, Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { AgreementFilter, AgreementItem } from "../views.ts";
import { ActionName, StageName, StateTag } from "./tags.tsx";

const PATH = "/agreements";

/** Where the words of what it is grouped by stand. */
const WORDS = {
  instrument: "values.instrumentType",
  binding: "values.binding",
  stage: "values.stage",
  state: "values.agreementState",
};

type Props = {
  page: ListPage<AgreementItem>;
  filter: AgreementFilter;
  params: Params;
  mayRecord: boolean;
  arrangement: Arrangement;
};

/** The register, one page of it. */
export async function RegisterTable(props: Props) {
  const { page, filter, params, mayRecord, arrangement } = props;
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  return (
    <>
      <Table
        caption={t("register")}
        rows={page.rows}
        rowKey={({ id }) => id}
        groups={await groupHeadings(page.rows, arrangement, WORDS)}
        empty={<NoAgreements mayRecord={mayRecord} />}
        columns={await arrangedColumns<AgreementItem>(
          [
            {
              key: "title",
              header: t("column.title"),
              rowHeader: true,
              sortHref: hrefWith(PATH, params, { sort: "title", after: null, before: null }),
              sorted: filter.sort === "title" ? "ascending" : undefined,
              cell: (one) => (
                <Title agreement={one} asOf={filter.inForceOn} notNamed={t("notNamed")} />
              ),
            },
            {
              key: "partner",
              header: t("column.partner"),
              cell: ({ partner }) => (
                <CountryName code={partner.code} name={nameIn(locale, partner)} />
              ),
            },
            {
              key: "instrument",
              header: t("column.instrument"),
              cell: ({ instrument, binding }) => (
                <span className="grid">
                  {values(`instrumentType.${instrument}`)}
                  <span className="text-xs text-ink-2">{values(`binding.${binding}`)}</span>
                </span>
              ),
            },
            {
              key: "state",
              header: t("column.state"),
              cell: (one) => (
                <span className="grid justify-items-start gap-0.5">
                  <StateTag of={one} state={one.state} />
                  {one.stage && !isConcluded(one) && (
                    <span className="text-xs text-ink-2">
                      <StageName of={one} stage={one.stage} />
                    </span>
                  )}
                </span>
              ),
            },
            {
              key: "last",
              header: t("column.last"),
              sortHref: hrefWith(PATH, params, { sort: null, after: null, before: null }),
              sorted: filter.sort === "date" ? "descending" : undefined,
              cell: (one) => <LastOnRecord agreement={one} />,
            },
            {
              key: "lead",
              header: t("column.lead"),
              cell: ({ leadAgency }) => leadAgency && <bdi>{nameIn(locale, leadAgency)}</bdi>,
            },
          ],
          arrangement,
        )}
      />
      <Pagination
        previousHref={page.before && hrefWith(PATH, params, { before: page.before, after: null })}
        nextHref={page.after && hrefWith(PATH, params, { after: page.after, before: null })}
      />
    </>
  );
}

/** From the signature on the stage says nothing that the state does not. */
function isConcluded({ state }: AgreementItem): boolean {
  return state !== "proposed" && state !== "initialled" && state !== "signed";
}

type TitleProps = {
  agreement: AgreementItem;
  /** The day that "in force on" asks for: the record is opened as of it. */
  asOf: CalendarDate | null;
  notNamed: string;
};

function Title({ agreement, asOf, notNamed }: TitleProps) {
  const { id, ref, title, marking, isPlaceholder, doubts } = agreement;
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={hrefWith(`/agreements/${id}`, {}, { asOf })}>{title}</Link>
      <span className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-ink-2">
        <span className="figures">{ref}</span>
        {marking !== "official" && <MarkingTag marking={marking} />}
        {isPlaceholder && <Tag icon="circleDashed">{notNamed}</Tag>}
        <DoubtMarks doubts={doubts} />
      </span>
    </span>
  );
}

/** What happened last, or since when it has been in its stage. */
async function LastOnRecord({ agreement }: { agreement: AgreementItem }) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const { lastAction, stageEnteredOn } = agreement;
  if (lastAction === null) {
    if (stageEnteredOn === null) return null;
    return <Dated date={formatDayShort(stageEnteredOn, locale)}>{t("inStageSince")}</Dated>;
  }
  return (
    <Dated date={formatFuzzy(lastAction.happened, locale, await fuzzyWords())}>
      <ActionName of={agreement} type={lastAction.type} />
    </Dated>
  );
}

function Dated({ date, children }: { date: string; children: ReactNode }) {
  return (
    <span className="grid">
      <span className="figures">{date}</span>
      <span className="text-xs text-ink-2">{children}</span>
    </span>
  );
}

async function NoAgreements({ mayRecord }: { mayRecord: boolean }) {
  const t = await getTranslations("agreements");
  return (
    <EmptyState
      title={t("empty.none")}
      action={mayRecord && <ButtonLink href="/agreements/new">{t("new")}</ButtonLink>}
    >
      {t("empty.noneHint")}
    </EmptyState>
  );
}
