import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { MoveForm, MoveFrom } from "#features/agreements/components/move-form.tsx";
import { getAgreementOptions, listOwnerPosts } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { moveParams } from "#features/agreements/views.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.move"))("title") };
}

export default async function MovePage(props: PageProps<"/agreements/[id]/move">) {
  const { id } = await props.params;
  const { to, back } = moveParams.parse(await props.searchParams);
  const data = await readPage("/agreements/[id]/move", async ({ tx, today }) => {
    const agreement = await getAgreement(tx, id, today);
    const options = await getAgreementOptions(tx, agreement.partner.code);
    const ours = options.home.map((agency) => agency.id);
    return { agreement, options, posts: await listOwnerPosts(tx, ours), today };
  });
  const t = await getTranslations("agreements.move");
  return (
    <AgreementFormPage agreement={data.agreement} title={t("title")} lead={data.agreement.title}>
      <MoveFrom agreement={data.agreement} />
      <MoveForm {...data} to={to} back={back} requestKey={uuidv7()} />
    </AgreementFormPage>
  );
}
