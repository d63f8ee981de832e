import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { AgreementFormPage } from "#features/agreements/components/form-page.tsx";
import { MoveForm } from "#features/agreements/components/move-form.tsx";
import { MoveFrom } from "#features/agreements/components/move-from.tsx";
import { blockedMove, moveChoices } from "#features/agreements/moves.ts";
import { listUnmarked } from "#features/agreements/neighbour-rows.ts";
import { getAgreementOptions, listOwnerPosts } from "#features/agreements/queries/forms.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { standingOfView } from "#features/agreements/standing-of-view.ts";
import { moveParams } from "#features/agreements/params.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.move"))("title") };
}

export default async function MovePage(props: PageProps<"/agreements/[id]/move">) {
  const { id } = await props.params;
  const { to, back } = moveParams.parse(await props.searchParams);
  const { unmarked, ...data } = await readPage("/agreements/[id]/move", async ({ tx, today }) => {
    const agreement = await getAgreement(tx, id, today);
    const options = await getAgreementOptions(tx, agreement.partner.code);
    const ours = options.home.map((agency) => agency.id);
    const posts = await listOwnerPosts(tx, ours);
    return { agreement, options, posts, today, unmarked: await listUnmarked(tx, id, today) };
  });
  const t = await getTranslations("agreements.move");
  const standing = standingOfView(data.agreement, unmarked);
  return (
    <AgreementFormPage agreement={data.agreement} title={t("title")} lead={data.agreement.title}>
      <MoveFrom agreement={data.agreement} blocked={blockedMove(to, data.today, standing)} />
      <MoveForm
        {...data}
        to={to}
        back={back}
        choices={moveChoices(data.today, standing)}
        requestKey={uuidv7()}
      />
    </AgreementFormPage>
  );
}
