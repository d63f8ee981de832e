import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { PartnerStep } from "#features/commitments/components/partner-step.tsx";
import { RecordForm } from "#features/commitments/components/record-form.tsx";
import { readChoices } from "#features/commitments/queries/choices.ts";
import { newAddress } from "#features/commitments/schema.ts";
import { listCountries } from "#features/countries/queries.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments.create"))("title") };
}

export default async function NewCommitmentPage({ searchParams }: PageProps<"/commitments/new">) {
  const from = newAddress.parse(await searchParams);
  const read = await readPage("/commitments/new", async ({ tx, viewer }) => {
    const countries = await listCountries(tx);
    const own = viewer.kind === "user" ? viewer.partners : [];
    const partners = countries.filter(({ code }) => own?.some((mine) => mine === code) ?? true);
    const partner = partners.find(({ code }) => code === from.partner) ?? null;
    return {
      partners,
      partner,
      clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
      choices: partner && (await readChoices(tx, partner.code)),
      topics: partner ? await listTopicChoices(tx) : [],
    };
  });
  const { partner, partners, choices, topics, clearance } = read;
  const t = await getTranslations("commitments");
  const locale = await getLocale();
  return (
    <Page narrow>
      <PageHeader
        title={t("create.title")}
        breadcrumb={[{ href: "/commitments", label: t("title") }]}
        meta={
          partner ? (
            <CountryName code={partner.code} name={nameIn(locale, partner)} />
          ) : (
            t("create.lead")
          )
        }
      />
      {partner && choices ? (
        <RecordForm partner={partner.code} {...{ choices, topics, clearance, from }} />
      ) : (
        <PartnerStep partners={partners} from={from} />
      )}
    </Page>
  );
}
