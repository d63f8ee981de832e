import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { LinkForm } from "#features/agreements/components/link-form.tsx";
import { Nothing } from "#features/agreements/components/nothing.tsx";
import { listOtherAgreements } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.link"))("title") };
}

export default async function LinkPage({ params }: PageProps<"/agreements/[id]/link">) {
  const { id } = await params;
  const { agreement, others } = await readPage("/agreements/[id]/link", async ({ tx, today }) => {
    const one = await getAgreement(tx, id, today);
    return { agreement: one, others: await listOtherAgreements(tx, one.partner.code, id) };
  });
  const t = await getTranslations("agreements.link");
  return (
    <AgreementFormPage agreement={agreement} title={t("title")} lead={agreement.title}>
      {others.length === 0 ? (
        <Nothing>{t("none")}</Nothing>
      ) : (
        <LinkForm id={id} partner={agreement.partner.code} others={others} requestKey={uuidv7()} />
      )}
    </AgreementFormPage>
  );
}
