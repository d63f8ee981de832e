import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { AgencyForm } from "#features/agencies/components/agency-form.tsx";
import { AliasForms, SuccessionForms } from "#features/agencies/components/names-forms.tsx";
import { getAgency } from "#features/agencies/queries/record.ts";
import {
  listAgencyChoices,
  listSides,
  listSourceChoices,
} from "#features/agencies/queries/choices.ts";
import { getAgencyPlace } from "#features/agencies/queries/work.ts";
import { PostForms } from "#features/people/components/post-forms.tsx";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { type Reading, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agencies"))("edit") };
}

export default async function EditAgencyPage({ params }: PageProps<"/agencies/[id]/edit">) {
  const { id } = await params;
  const read = await readPage("/agencies/[id]/edit", (reading) => readForms(reading, id));
  const { agency, place, agencies, sources } = read;
  const others = agencies.filter((one) => one.id !== id);
  const t = await getTranslations("agencies");
  const name = nameIn(await getLocale(), agency);
  return (
    <Page narrow marking={agency.marking}>
      <PageHeader
        title={t("editTitle", { name })}
        marking={agency.marking}
        breadcrumb={[
          { href: "/agencies", label: t("title") },
          { href: `/agencies/${id}`, label: name },
        ]}
      />
      <AgencyForm {...read} parents={others} />
      <AliasForms agencyId={id} aliases={agency.aliases} sources={sources} />
      <PostForms agencyId={id} posts={agency.posts} />
      <SuccessionForms agencyId={id} successions={place.successions} agencies={others} />
    </Page>
  );
}

async function readForms({ tx, viewer }: Reading, id: string) {
  const agency = await getAgency(tx, id);
  return {
    agency,
    place: await getAgencyPlace(tx, id),
    sides: await listSides(tx, viewer.kind === "user" ? viewer.partners : []),
    topics: await listTopicChoices(tx),
    agencies: await listAgencyChoices(tx, agency.countryCode),
    sources: await listSourceChoices(tx, null),
    clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
  };
}
