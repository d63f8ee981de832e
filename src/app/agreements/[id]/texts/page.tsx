import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { canKeepText, canReopen } from "#features/texts/policy.ts";
import { TextsScreen } from "#features/texts/components/texts-screen.tsx";
import { getTexts } from "#features/texts/queries/texts.ts";
import { homeTimeZone, readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("texts"))("title") };
}

export default async function TextsPage({ params }: PageProps<"/agreements/[id]/texts">) {
  const { id } = await params;
  const known = await readPage("/agreements/[id]/texts", async ({ tx, viewer, today }) => {
    const texts = await getTexts(tx, id);
    const { agreement } = texts;
    const may = { keep: canKeepText(viewer, agreement), reopen: canReopen(viewer, agreement) };
    return { texts, may, today };
  });
  return <TextsScreen {...known} timeZone={homeTimeZone()} />;
}
