import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MapForm } from "#features/imports/components/map-form.tsx";
import { MapStart } from "#features/imports/components/map-start.tsx";
import { Sample } from "#features/imports/components/sample.tsx";
import { StepList } from "#features/imports/components/steps.tsx";
import { getImport, mapOf } from "#features/imports/queries.ts";
import { mapStart } from "#features/imports/schema.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.map"))("title") };
}

export default async function MapPage({ params, searchParams }: PageProps<"/imports/[id]/map">) {
  const { id } = await params;
  const wanted = mapStart.parse(await searchParams);
  const { batch, map } = await readPage("/imports/[id]/map", async ({ tx }) => ({
    batch: await getImport(tx, id),
    map: await mapOf(tx, id, wanted),
  }));
  const t = await getTranslations("imports");
  return (
    <Page>
      <PageHeader
        title={t("map.title")}
        kicker={batch.fileName}
        breadcrumb={[{ href: "/imports", label: t("title") }]}
      />
      <StepList id={id} now="map" />
      <Section id="sample" title={t("map.sample")}>
        <Sample map={map} />
      </Section>
      <MapStart id={id} map={map} />
      <MapForm
        key={`${map.profile} ${map.mapping.kind}`}
        id={id}
        version={batch.version}
        map={map}
      />
    </Page>
  );
}
