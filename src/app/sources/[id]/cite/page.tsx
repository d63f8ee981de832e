import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import type { CountryCode } from "#domain/country-code.ts";
import { listPicks } from "#features/picks/queries.ts";
import { AttachStep } from "#features/sources/components/attach-step.tsx";
import { PassageStep } from "#features/sources/components/passage-step.tsx";
import { canAddSource } from "#features/sources/policy.ts";
import { getSource } from "#features/sources/queries/article.ts";
import { passageFor } from "#features/sources/rules.ts";
import { citingAddress } from "#features/sources/schema.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources.citing"))("title") };
}

export default async function CitePage({ params, searchParams }: PageProps<"/sources/[id]/cite">) {
  const { id } = await params;
  const asked = await searchParams;
  const address = citingAddress.parse(asked);
  const { source, picks, isMine } = await readPage(
    "/sources/[id]/cite",
    async ({ tx, viewer, today }) => {
      const found = await getSource(tx, id);
      const partner = found.partner.code as CountryCode;
      const query = { q: address.find, id: null, partner, side: null };
      return {
        source: found,
        picks: await listPicks(tx, "citable", query, today),
        isMine: canAddSource(viewer, { ...found, partner }),
      };
    },
  );
  if (!isMine) forbidden();
  const t = await getTranslations("sources");
  const found = passageFor(source.text, address);
  const choices = [
    { id: `source:${id}`, label: source.title, kind: "source" },
    ...picks.map(({ id: key, label, detail }) => ({ id: key, label, kind: detail ?? "meeting" })),
  ];
  return (
    <Page narrow marking={source.marking}>
      <PageHeader
        title={t("citing.title")}
        kicker={source.ref}
        marking={source.marking}
        breadcrumb={[
          { href: "/sources", label: t("title") },
          { href: `/sources/${id}`, label: <bdi>{source.title}</bdi> },
        ]}
        meta={found.kind === "one" ? null : t("citing.chooseHint")}
      />
      {found.kind === "one" ? (
        <AttachStep {...{ source, address, choices }} passage={found.passage} />
      ) : (
        <PassageStep
          {...{ source, address, found }}
          isUnticked={asked["sentences"] !== undefined && address.sentences.length === 0}
        />
      )}
    </Page>
  );
}
