import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { isDated, momentFilter } from "#domain/moment.ts";
import { mayTry } from "#domain/permissions.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { PersonRecord } from "#features/people/components/person-record.tsx";
import { canKeepPerson } from "#features/people/policy.ts";
import {
  findCountryOf,
  getPerson,
  listFocalCommitments,
  listPersonMeetings,
} from "#features/people/queries/record.ts";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

/** What belongs to the person; meetings have a history of their own. */
const HISTORY = { childKey: "person_id", children: ["tenure"] };

type Props = PageProps<"/people/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/people/[id]", async ({ tx, viewer, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    return {
      person: await getPerson(tx, id, moment),
      country: await findCountryOf(tx, id),
      meetings: await listPersonMeetings(tx, id, moment),
      focal: await listFocalCommitments(tx, id, moment),
      history: await listHistory(tx, "person", id, { ...HISTORY, until: moment.knownAt }),
      viewer,
      mayChoose: !isDated({ asOf, knownOn }) && mayTry(viewer, "claim.choose"),
      today: moment.asOf,
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { person } = await read((await params).id, asOf, knownOn);
  return { title: nameIn(await getLocale(), person) };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { history, country, viewer, ...known } = await read(id, when.asOf, when.knownOn);
  const { person, meetings, focal } = known;
  const t = await getTranslations("people");
  const locale = await getLocale();
  const { marking, nameUr, name, countryCode } = person;
  const shown = [person, ...meetings.items, ...focal.items];
  const standing = { country: countryCode, isHome: country?.isHome ?? false, marking };
  const otherName = nameUr !== null && (locale === "ur" ? name : nameUr);
  const words = await getTranslations("export.cite.kind");
  return (
    <Page dated marking={highestMarking(shown.map((one) => one.marking))}>
      <PageHeader
        title={nameIn(locale, person)}
        marking={marking}
        breadcrumb={[{ href: "/people", label: t("title") }]}
        meta={
          <>
            {country === null ? (
              t("multilateral")
            ) : (
              <CountryName code={country.code} name={nameIn(locale, country)} />
            )}
            {otherName && <bdi lang={locale === "ur" ? "en" : "ur"}>{otherName}</bdi>}
          </>
        }
        actions={
          !isDated(when) &&
          canKeepPerson(viewer, standing) && (
            <ButtonLink href={`/people/${id}/edit`}>{t("edit")}</ButtonLink>
          )
        }
      />
      <AsOf path={`/people/${id}`} params={address} when={when} />
      <PersonRecord {...known} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
      <CiteThis
        kind={words("person")}
        reference={null}
        title={nameIn(locale, person)}
        partner={country && nameIn(locale, country)}
        date={null}
        state={null}
        marking={marking}
        path={`/people/${id}`}
        origin={homeOrigin()}
        when={when}
        today={todayAtHome()}
      />
    </Page>
  );
}
