import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { ActForm } from "#features/agreements/components/act-form.tsx";
import { ActionTimeline } from "#features/agreements/components/agreement-history.tsx";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { getAgreementOptions } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";
import { Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.act"))("title") };
}

export default async function ActPage({ params }: PageProps<"/agreements/[id]/act">) {
  const { id } = await params;
  const { agreement, options } = await readPage("/agreements/[id]/act", async ({ tx, today }) => {
    const one = await getAgreement(tx, id, today);
    const lists = await getAgreementOptions(tx, one.partner.code, { withSources: true });
    return { agreement: one, options: lists };
  });
  const t = await getTranslations("agreements.act");
  return (
    <AgreementFormPage agreement={agreement} title={t("title")} lead={t("hint")}>
      <ActForm id={id} options={options} requestKey={uuidv7()} />
      <Section id="so-far" title={t("soFar")} count={agreement.actions.length}>
        <ActionTimeline agreement={agreement} />
      </Section>
    </AgreementFormPage>
  );
}
