import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { FastTrackForm } from "#features/agreements/components/fast-track-form.tsx";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.fast"))("title") };
}

export default async function FastTrackPage(props: PageProps<"/agreements/[id]/fast-track">) {
  const { id } = await props.params;
  const agreement = await readPage("/agreements/[id]/fast-track", ({ tx, today }) =>
    getAgreement(tx, id, today),
  );
  const t = await getTranslations("agreements.fast");
  return (
    <AgreementFormPage agreement={agreement} title={t("title")} lead={agreement.title}>
      {agreement.fastTrackReason !== null && (
        <p className="text-sm text-ink-2">
          {t("lastReason")} <span dir="auto">{agreement.fastTrackReason}</span>
        </p>
      )}
      <FastTrackForm agreement={agreement} requestKey={uuidv7()} />
    </AgreementFormPage>
  );
}
