import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { coversPartner } from "#domain/actor.ts";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { recordAgreementAction } from "#features/agreements/actions.ts";
import { AgreementForm } from "#features/agreements/components/agreement-form.tsx";
import {
  FirstStageFields,
  HappeningFields,
} from "#features/agreements/components/beginning-fields.tsx";
import { LookFirst } from "#features/agreements/components/look-first.tsx";
import { PartnerChoice } from "#features/agreements/components/partner-choice.tsx";
import { markingsFor } from "#features/agreements/policy.ts";
import {
  getAgreementOptions,
  listPartnerNames,
  listTopicOptions,
} from "#features/agreements/queries/forms.ts";
import { newAgreementParams } from "#features/agreements/params.ts";
import { listNeighboursOfNew } from "#features/agreements/queries/neighbours.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.form"))("newTitle") };
}

export default async function NewAgreementPage({ searchParams }: PageProps<"/agreements/new">) {
  const { partner, instrument, topics: topicIds } = newAgreementParams.parse(await searchParams);
  const { chosen, partners, viewer, today } = await readPage(
    "/agreements/new",
    async ({ tx, viewer: reader, today: day }) => {
      const isOurs = partner !== null && coversPartner(reader, partner);
      return {
        viewer: reader,
        today: day,
        chosen: isOurs && {
          options: await getAgreementOptions(tx, partner, { withSources: true }),
          topics: await listTopicOptions(tx),
          neighbours:
            topicIds.length === 0 ? null : await listNeighboursOfNew(tx, partner, topicIds, day),
        },
        partners: isOurs ? [] : await listPartnerNames(tx),
      };
    },
  );
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const title = chosen
    ? `${t("form.newTitle")} ${t("form.with", { partner: nameIn(locale, chosen.options.partner) })}`
    : t("form.newTitle");
  return (
    <Page narrow>
      <PageHeader title={title} breadcrumb={[{ href: "/agreements", label: t("title") }]} />
      {chosen ? (
        <>
          <LookFirst
            partner={chosen.options.partner.code}
            instrument={instrument}
            topics={chosen.topics}
            topicIds={topicIds}
            neighbours={chosen.neighbours}
            timeZone={homeTimeZone()}
          />
          <AgreementForm
            action={recordAgreementAction}
            requestKey={uuidv7()}
            markings={markingsFor(viewer)}
            options={chosen.options}
            topics={chosen.topics}
            topicIds={topicIds}
            {...(instrument && { instrument })}
          >
            <HappeningFields options={chosen.options} />
            <FirstStageFields options={chosen.options} today={today} />
          </AgreementForm>
        </>
      ) : (
        <PartnerChoice
          partners={partners.filter(({ code }) => coversPartner(viewer, code))}
          instrument={instrument}
        />
      )}
    </Page>
  );
}
