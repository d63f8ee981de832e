import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditForm } from "#features/commitments/components/edit-form.tsx";
import { LinkForms } from "#features/commitments/components/link-forms.tsx";
import { MilestoneForms } from "#features/commitments/components/milestone-forms.tsx";
import { readChoices } from "#features/commitments/queries/choices.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { editAddress } from "#features/commitments/schema.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { type Reading, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

type Props = PageProps<"/commitments/[id]/edit">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments.edit"))("title") };
}

export default async function EditCommitmentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { link } = editAddress.parse(await searchParams);
  const read = await readPage("/commitments/[id]/edit", (reading) => readForms(reading, id));
  const { commitment, choices } = read;
  const t = await getTranslations("commitments");
  return (
    <Page narrow marking={commitment.highestMarking}>
      <PageHeader
        title={t("edit.title")}
        kicker={commitment.ref}
        marking={commitment.marking}
        breadcrumb={[
          { href: "/commitments", label: t("title") },
          { href: `/commitments/${id}`, label: <bdi>{commitment.title}</bdi> },
        ]}
      />
      <EditForm {...read} />
      <MilestoneForms commitmentId={id} milestones={commitment.milestones} />
      <LinkForms commitment={commitment} choices={choices} adding={link} />
    </Page>
  );
}

async function readForms({ tx, viewer, today }: Reading, id: string) {
  const commitment = await getCommitment(tx, id, { asOf: null, knownOn: null }, today);
  return {
    commitment,
    choices: await readChoices(tx, commitment.partner.code),
    topics: await listTopicChoices(tx),
    clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
  };
}
