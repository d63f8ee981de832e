import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { ConcurForm } from "#features/agreements/components/concur-form.tsx";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { getAgreementOptions } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { beginningOf } from "#features/agreements/concurrences.ts";
import { concurParams } from "#features/agreements/params.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.concur"))("title") };
}

export default async function ConcurPage(props: PageProps<"/agreements/[id]/concur">) {
  const { id } = await props.params;
  const { concurrence, desk } = concurParams.parse(await props.searchParams);
  const data = await readPage("/agreements/[id]/concur", async ({ tx, today }) => {
    const agreement = await getAgreement(tx, id, today);
    const asked = agreement.concurrences.find((one) => one.id === concurrence) ?? null;
    if (concurrence !== null && asked === null) throw new AppError("not_found", "errors.notFound");
    const begin = beginningOf(agreement, desk);
    const options = await getAgreementOptions(tx, agreement.partner.code, { withSources: true });
    return { agreement, options, asked, today, begin };
  });
  const t = await getTranslations("agreements.concur");
  const { agreement, options, asked, today, begin } = data;
  return (
    <AgreementFormPage
      agreement={agreement}
      title={asked ? t("editTitle", { desk: asked.desk }) : t("newTitle")}
      lead={agreement.title}
    >
      <ConcurForm
        agreementId={id}
        options={options}
        concurrence={asked}
        begin={begin}
        drafts={agreement.draftTexts.map(({ number }) => number)}
        requestKey={uuidv7()}
        today={today}
      />
    </AgreementFormPage>
  );
}
