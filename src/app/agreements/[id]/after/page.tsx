import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AfterSignatureScreen } from "#features/texts/components/checklist.tsx";
import { canKeepText } from "#features/texts/policy.ts";
import { getAfterSignature } from "#features/texts/queries/after-signature.ts";
import { homeTimeZone, readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("texts.after"))("title") };
}

export default async function AfterSignaturePage({ params }: PageProps<"/agreements/[id]/after">) {
  const { id } = await params;
  const known = await readPage("/agreements/[id]/after", async ({ tx, viewer, today }) => {
    const after = await getAfterSignature(tx, id);
    return { after, mayKeep: canKeepText(viewer, after.agreement), today };
  });
  return <AfterSignatureScreen {...known} timeZone={homeTimeZone()} />;
}
