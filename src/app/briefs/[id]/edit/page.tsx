import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { highestMarking } from "#domain/marking.ts";
import { single } from "#domain/listing.ts";
import { SectionForm } from "#features/briefs/components/section-form.tsx";
import { getBriefSection } from "#features/briefs/queries.ts";
import { sectionName } from "#features/briefs/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("briefs"))("edit") };
}

const asked = single(sectionName);

export default async function EditBriefPage(props: PageProps<"/briefs/[id]/edit">) {
  const { id } = await props.params;
  const section = asked.parse((await props.searchParams)["section"]) ?? "points";
  const { brief, clearance } = await readPage("/briefs/[id]/edit", async ({ tx, viewer }) => ({
    brief: await getBriefSection(tx, id, section),
    clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
  }));
  // What is frozen is only read.
  if (brief.frozenAt !== null) redirect(`/briefs/${id}`);
  const t = await getTranslations("briefs");
  return (
    <Page narrow marking={highestMarking(brief.lines.map(({ marking }) => marking))}>
      <PageHeader
        title={t("editSection", { section: t(`section.${section}`) })}
        breadcrumb={[{ href: `/briefs/${id}`, label: t("title") }]}
        meta={t("editHint")}
      />
      <SectionForm
        id={id}
        section={section}
        locale={brief.locale}
        lines={brief.lines}
        earlier={brief.earlier}
        timeZone={homeTimeZone()}
        clearance={clearance}
      />
    </Page>
  );
}
