import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listSides } from "#features/agencies/queries/choices.ts";
import { PersonForm } from "#features/people/components/person-form.tsx";
import { getPost, listPostChoices } from "#features/people/queries/record.ts";
import { personStart } from "#features/people/schema.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("step") };
}

export default async function NewPersonPage({ searchParams }: PageProps<"/people/new">) {
  const start = personStart.parse(await searchParams);
  const { sides, posts, post, clearance } = await readPage(
    "/people/new",
    async ({ tx, viewer }) => ({
      sides: await listSides(tx, viewer.kind === "user" ? viewer.partners : []),
      posts: await listPostChoices(tx, null),
      post: start.post === null ? null : await getPost(tx, start.post),
      clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
    }),
  );
  const t = await getTranslations("people");
  const country = post === null ? sides[0]?.code : (post.country ?? undefined);
  return (
    <Page narrow>
      <PageHeader title={t("step")} breadcrumb={[{ href: "/people", label: t("title") }]} />
      <PersonForm sides={sides} clearance={clearance} posts={posts} start={{ post, country }} />
    </Page>
  );
}
