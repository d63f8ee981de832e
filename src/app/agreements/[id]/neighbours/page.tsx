import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { NeighboursForm } from "#features/agreements/components/neighbours-form.tsx";
import { Nothing } from "#features/agreements/components/nothing.tsx";
import { listNeighbours } from "#features/agreements/queries/neighbours.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.neighbours"))("title") };
}

export default async function NeighboursPage(props: PageProps<"/agreements/[id]/neighbours">) {
  const { id } = await props.params;
  const { agreement, neighbours } = await readPage(
    "/agreements/[id]/neighbours",
    async ({ tx, today }) => {
      const one = await getAgreement(tx, id, today);
      const { code } = one.partner;
      return { agreement: one, neighbours: await listNeighbours(tx, id, code, today) };
    },
  );
  const t = await getTranslations("agreements.neighbours");
  return (
    <AgreementFormPage agreement={agreement} title={t("title")} lead={agreement.title}>
      <p className="text-ink-2">{t("lead")}</p>
      {neighbours.length === 0 ? (
        <Nothing hint={agreement.topics.length === 0 ? t("noTopicHint") : undefined}>
          {t(agreement.topics.length === 0 ? "noTopic" : "none")}
        </Nothing>
      ) : (
        <NeighboursForm id={id} neighbours={neighbours} requestKey={uuidv7()} />
      )}
    </AgreementFormPage>
  );
}
