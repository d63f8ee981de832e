import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostScreen } from "#features/handovers/components/post-screen.tsx";
import { digestOf, listOfPost } from "#features/handovers/list.ts";
import { canAcknowledge, canOpenHandover } from "#features/handovers/policy.ts";
import { getPostOfHandover, listAccounts, listReceived } from "#features/handovers/queries/post.ts";
import { handoverParams } from "#features/handovers/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handovers"))("title") };
}

export default async function HandoverPage({ params, searchParams }: PageProps<"/handover/[id]">) {
  const { id } = await params;
  const { of } = handoverParams.parse(await searchParams);
  const known = await readPage("/handover/[id]", async ({ tx, viewer, today }) => {
    const post = await getPostOfHandover(tx, id);
    const shown = post.handovers.find((one) => one.id === of && one.receipt !== null) ?? null;
    const lines = shown ? await listReceived(tx, shown.id) : await listOfPost(tx, id, today);
    const [last] = post.handovers;
    return {
      post,
      shown,
      lines,
      digest: digestOf(lines),
      isForMe:
        last !== undefined && last.receipt === null && canAcknowledge(viewer, { toId: last.to.id }),
      accounts: canOpenHandover(viewer, post) ? await listAccounts(tx) : null,
    };
  });
  return <PostScreen {...known} timeZone={homeTimeZone()} />;
}
