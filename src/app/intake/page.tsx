import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listCountries } from "#features/countries/queries.ts";
import { listMyDrafts } from "#features/drafts/queries.ts";
import { partnerOptions } from "#features/intake/components/choices.ts";
import { HandedInList } from "#features/intake/components/handed-in-list.tsx";
import { StartForm } from "#features/intake/components/start-form.tsx";
import { WorkList } from "#features/intake/components/work-list.tsx";
import { listHandedIn } from "#features/intake/queries/handed-in.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("intake"))("new") };
}

export default async function IntakePage() {
  const t = await getTranslations("intake");
  const { countries, drafts, handedIn } = await readPage("/intake", async ({ tx, viewer }) => {
    const own = viewer.kind === "user" ? viewer.partners : null;
    const all = await listCountries(tx);
    return {
      countries: all.filter(({ code }) => own === null || own.some((one) => one === code)),
      drafts: await listMyDrafts(tx),
      handedIn: await listHandedIn(tx, viewer),
    };
  });
  const intakes = drafts.filter(({ kind }) => kind === "intake");
  return (
    <Page narrow>
      <PageHeader
        title={t("new")}
        actions={<ButtonLink href="/help/intake">{t("help")}</ButtonLink>}
      />
      <p className="text-sm text-ink-2">{t("intro")}</p>
      <StartForm partners={await partnerOptions(countries)} />
      {handedIn.length > 0 && (
        <Section id="handed-in" title={t("review.list")} hint={t("review.listHint")}>
          <HandedInList lines={handedIn} timeZone={homeTimeZone()} />
        </Section>
      )}
      <Section id="work" title={t("work.title")} hint={t("work.hint")}>
        <WorkList intakes={intakes} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
