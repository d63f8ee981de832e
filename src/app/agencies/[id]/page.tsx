import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { AgencyMeta, AgencyRecord } from "#features/agencies/components/agency-record.tsx";
import { canKeepAgency } from "#features/agencies/policy.ts";
import { getAgency } from "#features/agencies/queries/record.ts";
import {
  getAgencyPlace,
  listAgencyAgreements,
  listAgencyCommitments,
  listAgencyMeetings,
} from "#features/agencies/queries/work.ts";
import { onDay } from "#features/agencies/schema.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";

/** What belongs to the agency itself; meetings and agreements have histories of their own. */
const HISTORY = { childKey: "agency_id", children: ["agency_alias", "agency_topic", "post"] };

type Props = PageProps<"/agencies/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string) =>
  readPage("/agencies/[id]", async ({ tx, viewer, today }) => ({
    agency: await getAgency(tx, id),
    place: await getAgencyPlace(tx, id),
    commitments: await listAgencyCommitments(tx, id, today),
    agreements: await listAgencyAgreements(tx, id, today),
    meetings: await listAgencyMeetings(tx, id),
    history: await listHistory(tx, "agency", id, HISTORY),
    viewer,
    today,
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { agency } = await read((await params).id);
  return { title: nameIn(await getLocale(), agency) };
}

export default async function AgencyPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { on } = onDay.parse(await searchParams);
  const { history, ...known } = await read(id);
  const { agency, place, commitments, agreements, meetings, viewer } = known;
  const t = await getTranslations("agencies");
  const kinds = await getTranslations("values.agencyKind");
  const standing = {
    country: agency.countryCode,
    isHome: place.country?.isHome ?? false,
    marking: agency.marking,
  };
  const shown = [agency, ...commitments.items, ...agreements.items, ...meetings.items];
  const { provides, receives, deliveries } = agency;
  return (
    <Page
      marking={highestMarking(
        [...shown, ...provides, ...receives, ...deliveries].map(({ marking }) => marking),
      )}
    >
      <PageHeader
        title={nameIn(await getLocale(), agency)}
        kicker={kinds(agency.kind)}
        marking={agency.marking}
        breadcrumb={[{ href: "/agencies", label: t("title") }]}
        meta={<AgencyMeta agency={agency} place={place} />}
        actions={
          canKeepAgency(viewer, standing) && (
            <ButtonLink href={`/agencies/${id}/edit`}>{t("edit")}</ButtonLink>
          )
        }
      />
      <AgencyRecord {...known} params={await searchParams} on={on} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
