import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bulkGroups } from "#features/agreements/bulk-moves.ts";
import { BulkMoveScreen } from "#features/agreements/components/bulk-move-screen.tsx";
import { bulkParams } from "#features/agreements/params.ts";
import { listChosen } from "#features/agreements/queries/bulk.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mous.bulk"))("title") };
}

export default async function MoveSeveralPage({ searchParams }: PageProps<"/mous/move">) {
  const { pick } = bulkParams.parse(await searchParams);
  const { cards, today } = await readPage("/mous/move", async ({ tx, today: day }) => ({
    cards: await listChosen(tx, pick, day),
    today: day,
  }));
  return <BulkMoveScreen {...bulkGroups(cards, today)} today={today} />;
}
