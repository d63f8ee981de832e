import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { DraftForm } from "#features/agreements/components/draft-form.tsx";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.draft"))("title") };
}

export default async function DraftPage({ params }: PageProps<"/agreements/[id]/draft">) {
  const { id } = await params;
  const agreement = await readPage("/agreements/[id]/draft", ({ tx, today }) =>
    getAgreement(tx, id, today),
  );
  const t = await getTranslations("agreements.draft");
  return (
    <AgreementFormPage agreement={agreement} title={t("title")} lead={agreement.title}>
      <DraftForm
        agreementId={id}
        last={agreement.draftTexts[0]?.text ?? ""}
        requestKey={uuidv7()}
      />
    </AgreementFormPage>
  );
}
