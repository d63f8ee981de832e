import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompareScreen } from "#features/texts/components/compare-screen.tsx";
import { getCompared } from "#features/texts/queries/compared.ts";
import { comparingParams } from "#features/texts/schema.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("texts.compare"))("title") };
}

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/agreements/[id]/texts/compare">) {
  const { id } = await params;
  const { from, to, view, whole } = comparingParams.parse(await searchParams);
  const compared = await readPage("/agreements/[id]/texts/compare", ({ tx }) =>
    getCompared(tx, id, { from, to }),
  );
  return <CompareScreen compared={compared} view={view} isWhole={whole === "yes"} />;
}
