import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { highestMarking } from "#domain/marking.ts";
import { momentFilter } from "#domain/moment.ts";
import { FamilyAnswer } from "#features/agreements/components/family-answer.tsx";
import {
  FamilyGraph,
  FamilyLinks,
  FamilyMembers,
} from "#features/agreements/components/family-views.tsx";
import { getFamily } from "#features/agreements/queries/family.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";

type Props = PageProps<"/agreements/[id]/family">;

/** Read once for the page and its title. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/agreements/[id]/family", async ({ tx, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    return { family: await getFamily(tx, id, moment), asOf: moment.asOf };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { family } = await read((await params).id, asOf, knownOn);
  const t = await getTranslations("agreements.family");
  return { title: t("pageTitle", { title: family.root.title }) };
}

export default async function FamilyPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { family, asOf } = await read(id, when.asOf, when.knownOn);
  const t = await getTranslations("agreements");
  const path = `/agreements/${id}`;
  return (
    <Page dated marking={highestMarking(family.members.map(({ marking }) => marking))}>
      <PageHeader
        title={t("family.title")}
        kicker={family.root.ref}
        breadcrumb={[
          { href: "/agreements", label: t("title") },
          { href: path, label: <bdi>{family.root.title}</bdi> },
        ]}
        meta={t("family.lead")}
      />
      <AsOf path={`${path}/family`} params={address} when={when} />
      <FamilyAnswer family={family} asOf={asOf} />
      <FamilyGraph family={family} rootId={id} />
      <Section
        id="links"
        title={t("family.links")}
        count={family.links.length}
        hint={t("family.linksOrder")}
      >
        <FamilyLinks family={family} />
      </Section>
      <Section
        id="members"
        title={t("family.members")}
        count={family.members.length}
        hint={t("family.membersOrder")}
      >
        <FamilyMembers family={family} />
      </Section>
    </Page>
  );
}
