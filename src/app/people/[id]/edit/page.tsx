import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { listSides } from "#features/agencies/queries/choices.ts";
import { PersonForm } from "#features/people/components/person-form.tsx";
import { TenureForms } from "#features/people/components/tenure-forms.tsx";
import { getPerson, listPostChoices } from "#features/people/queries/record.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("edit") };
}

export default async function EditPersonPage({ params }: PageProps<"/people/[id]/edit">) {
  const { id } = await params;
  const { person, sides, posts, clearance } = await readPage(
    "/people/[id]/edit",
    async ({ tx, viewer }) => {
      const found = await getPerson(tx, id);
      return {
        person: found,
        sides: await listSides(tx, viewer.kind === "user" ? viewer.partners : []),
        posts: await listPostChoices(tx, found.countryCode),
        clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
      };
    },
  );
  const t = await getTranslations("people");
  const name = nameIn(await getLocale(), person);
  return (
    <Page narrow marking={person.marking}>
      <PageHeader
        title={t("editTitle", { name })}
        marking={person.marking}
        breadcrumb={[
          { href: "/people", label: t("title") },
          { href: `/people/${id}`, label: name },
        ]}
      />
      <PersonForm person={person} sides={sides} clearance={clearance} />
      <TenureForms personId={id} tenures={person.tenures} posts={posts} />
    </Page>
  );
}
