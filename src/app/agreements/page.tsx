import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { RegisterFilters } from "#features/agreements/components/register-filters.tsx";
import { RegisterTable } from "#features/agreements/components/register-table.tsx";
import { dayAsked, dayInForce } from "#features/agreements/day-asked.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { countPerhapsInForce, listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter } from "#features/agreements/views.ts";
import { AGREEMENT_GROUPS, agreementList } from "#features/agreements/columns.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { grouped } from "#features/lists/grouping.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { withText } from "#features/search/text.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Link } from "#ui/link.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements"))("title") };
}

export default async function AgreementsPage({ searchParams }: PageProps<"/agreements">) {
  const params = await searchParams;
  const locale = await getLocale();
  const asked = agreementFilter.parse(params);
  const { page, facets, perhaps, arrangement, around, mayRecord, day } = await readPage(
    "/agreements",
    async ({ tx, viewer, today }) => {
      const filter = await withText(tx, "agreement", asked);
      const counted = await countAgreementFacets(tx, filter, today);
      const groups = grouped({
        groups: AGREEMENT_GROUPS,
        name: agreementList.parse(params).group,
        valuesOf: (name) => counted[name as keyof typeof AGREEMENT_GROUPS],
        locale,
      });
      const listed = await listAgreements(tx, filter, today, groups.grouping);
      return {
        page: listed,
        facets: counted,
        perhaps: await countPerhapsInForce(tx, filter, today),
        arrangement: await readArrangement(tx, {
          register: REGISTERS.agreements,
          params,
          reader: { today, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: AGREEMENT_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today,
          locale,
          list: "agreements",
          register: REGISTERS.agreements,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayRecord: mayTry(viewer, "agreement.record"),
        day: dayAsked(params, asked, today),
      };
    },
  );
  const t = await getTranslations("agreements");
  return (
    <Page dated marking={highestMarking(page.rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu
              register="agreements"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {mayRecord && (
              <ButtonLink href="/agreements/new" tone="primary">
                {t("new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <SavedViews list="agreements" params={params} views={around.views} />
      <AsOf path="/agreements" {...day} />
      <RegisterFilters params={params} filter={asked} facets={facets} />
      {perhaps > 0 && (
        <p className="text-sm text-ink-2">
          {t("perhapsInForce")}{" "}
          <Link
            href={hrefWith("/agreements", params, {
              inForceOn: null,
              asOf: dayInForce(asked),
              state: "signed",
            })}
          >
            {t("perhapsCount", { count: perhaps })}
          </Link>
        </p>
      )}
      {around.lifts ? (
        <NothingFound path="/agreements" params={params} lifts={around.lifts} />
      ) : (
        <>
          {page.rows.length > 0 && (
            <Arrange path="/agreements" params={params} arrangement={arrangement} />
          )}
          <RegisterTable
            page={page}
            filter={asked}
            params={params}
            mayRecord={mayRecord}
            arrangement={arrangement}
          />
        </>
      )}
    </Page>
  );
}
