import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { PersonRecord } from "#features/people/components/person-record.tsx";
import { canKeepPerson } from "#features/people/policy.ts";
import {
  findCountryOf,
  getPerson,
  listFocalCommitments,
  listPersonMeetings,
} from "#features/people/queries/record.ts";
import { onDay } from "#features/people/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

/** What belongs to the person; meetings have a history of their own. */
const HISTORY = { childKey: "person_id", children: ["tenure"] };

type Props = PageProps<"/people/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string) =>
  readPage("/people/[id]", async ({ tx, viewer, today }) => ({
    person: await getPerson(tx, id),
    country: await findCountryOf(tx, id),
    meetings: await listPersonMeetings(tx, id),
    focal: await listFocalCommitments(tx, id, today),
    history: await listHistory(tx, "person", id, HISTORY),
    viewer,
    today,
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await read((await params).id);
  return { title: nameIn(await getLocale(), person) };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { on } = onDay.parse(await searchParams);
  const { history, country, viewer, ...known } = await read(id);
  const { person, meetings, focal } = known;
  const t = await getTranslations("people");
  const locale = await getLocale();
  const { marking, nameUr, name, countryCode } = person;
  const shown = [person, ...meetings.items, ...focal.items];
  const standing = { country: countryCode, isHome: country?.isHome ?? false, marking };
  const otherName = nameUr !== null && (locale === "ur" ? name : nameUr);
  return (
    <Page marking={highestMarking(shown.map((one) => one.marking))}>
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
          canKeepPerson(viewer, standing) && (
            <ButtonLink href={`/people/${id}/edit`}>{t("edit")}</ButtonLink>
          )
        }
      />
      <PersonRecord {...known} params={await searchParams} on={on} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
