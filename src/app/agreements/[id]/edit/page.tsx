import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { reviseAgreementAction } from "#features/agreements/actions.ts";
import { AgreementForm } from "#features/agreements/components/agreement-form.tsx";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { markingsFor } from "#features/agreements/policy.ts";
import { getAgreementOptions, listTopicOptions } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.form"))("editTitle") };
}

export default async function EditAgreementPage({ params }: PageProps<"/agreements/[id]/edit">) {
  const { id } = await params;
  const { agreement, markings, ...lists } = await readPage(
    "/agreements/[id]/edit",
    async ({ tx, viewer, today }) => {
      const one = await getAgreement(tx, id, today);
      return {
        agreement: one,
        options: await getAgreementOptions(tx, one.partner.code),
        topics: await listTopicOptions(tx),
        markings: markingsFor(viewer),
      };
    },
  );
  const t = await getTranslations("agreements.form");
  return (
    <AgreementFormPage agreement={agreement} title={t("editTitle")} lead={agreement.title}>
      <AgreementForm
        action={reviseAgreementAction}
        requestKey={uuidv7()}
        agreement={agreement}
        markings={markings}
        {...lists}
      />
    </AgreementFormPage>
  );
}
