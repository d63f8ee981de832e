import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgencyForm } from "#features/agencies/components/agency-form.tsx";
import { AgencyStep, SimilarAgencies } from "#features/agencies/components/agency-step.tsx";
import { listSimilar } from "#features/agencies/queries/list.ts";
import { listAgencyChoices, listSides } from "#features/agencies/queries/choices.ts";
import { agencyStep } from "#features/agencies/schema.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { type Reading, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

const PATH = "/agencies/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agencies"))("step.title") };
}

/** First what it is called, and what is on record like it; then the rest. */
export default async function NewAgencyPage({ searchParams }: PageProps<"/agencies/new">) {
  const { name, country } = agencyStep.parse(await searchParams);
  const { sides, clearance, rest } = await readPage(PATH, async (reading) => ({
    sides: await listSides(
      reading.tx,
      reading.viewer.kind === "user" ? reading.viewer.partners : [],
    ),
    clearance: reading.viewer.kind === "user" ? reading.viewer.clearance : "official",
    rest: name === null ? null : await readForm(reading, name, country),
  }));
  const t = await getTranslations("agencies");
  return (
    <Page narrow>
      <PageHeader title={t("step.title")} breadcrumb={[{ href: "/agencies", label: t("title") }]} />
      <AgencyStep sides={sides} name={name} country={country} />
      {rest && name !== null && (
        <>
          <SimilarAgencies similar={rest.similar} />
          <AgencyForm
            {...rest}
            sides={sides}
            clearance={clearance}
            start={{ name, country: rest.country ?? "" }}
          />
        </>
      )}
    </Page>
  );
}

async function readForm(
  { tx }: Reading,
  name: string,
  chosen: ReturnType<typeof agencyStep.parse>["country"],
) {
  const country = chosen === "none" ? null : chosen;
  return {
    country,
    similar: await listSimilar(tx, { country, name }),
    parents: await listAgencyChoices(tx, country),
    topics: await listTopicChoices(tx),
  };
}
