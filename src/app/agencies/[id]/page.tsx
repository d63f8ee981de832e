import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { isDated, momentFilter } from "#domain/moment.ts";
import { mayTry } from "#domain/permissions.ts";
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
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";

/** What belongs to the agency itself; meetings and agreements have histories of their own. */
const HISTORY = { childKey: "agency_id", children: ["agency_alias", "agency_topic", "post"] };

type Props = PageProps<"/agencies/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/agencies/[id]", async ({ tx, viewer, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    return {
      agency: await getAgency(tx, id, moment),
      place: await getAgencyPlace(tx, id, moment),
      commitments: await listAgencyCommitments(tx, id, moment),
      agreements: await listAgencyAgreements(tx, id, moment),
      meetings: await listAgencyMeetings(tx, id, moment),
      history: await listHistory(tx, "agency", id, { ...HISTORY, until: moment.knownAt }),
      viewer,
      mayChoose: !isDated({ asOf, knownOn }) && mayTry(viewer, "claim.choose"),
      today: moment.asOf,
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { agency } = await read((await params).id, asOf, knownOn);
  return { title: nameIn(await getLocale(), agency) };
}

export default async function AgencyPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { history, ...known } = await read(id, when.asOf, when.knownOn);
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
  const words = await getTranslations("export.cite.kind");
  return (
    <Page
      dated
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
          !isDated(when) &&
          canKeepAgency(viewer, standing) && (
            <ButtonLink href={`/agencies/${id}/edit`}>{t("edit")}</ButtonLink>
          )
        }
      />
      <AsOf path={`/agencies/${id}`} params={address} when={when} limits={[t("limits")]} />
      <AgencyRecord {...known} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
      <CiteThis
        kind={words("agency")}
        reference={null}
        title={nameIn(await getLocale(), agency)}
        partner={place.country && nameIn(await getLocale(), place.country)}
        date={null}
        state={null}
        marking={agency.marking}
        path={`/agencies/${id}`}
        origin={homeOrigin()}
        when={when}
        today={todayAtHome()}
      />
    </Page>
  );
}
