import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { quoteAt } from "#domain/quote.ts";
import { VersionScreen } from "#features/texts/components/version-screen.tsx";
import { canComment } from "#features/texts/policy.ts";
import { getVersion } from "#features/texts/queries/version.ts";
import { passageParams } from "#features/texts/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";

type Props = PageProps<"/agreements/[id]/texts/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: (await getTranslations("texts"))("version", { number }) };
}

export default async function VersionPage({ params, searchParams }: Props) {
  const { id, number } = await params;
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound();
  const { start, end } = passageParams.parse(await searchParams);
  const { page, mayComment } = await readPage(
    "/agreements/[id]/texts/[number]",
    async ({ tx, viewer }) => {
      const found = await getVersion(tx, id, Number(number));
      return { page: found, mayComment: canComment(viewer, found.agreement) };
    },
  );
  const selected = start !== null && end !== null ? quoteAt(page.version.text, start, end) : null;
  return (
    <VersionScreen
      page={page}
      mayComment={mayComment}
      quote={selected?.quote ?? ""}
      timeZone={homeTimeZone()}
    />
  );
}
