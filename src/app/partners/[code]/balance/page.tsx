import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { momentFilter } from "#domain/moment.ts";
import { BalanceOverTime } from "#features/countries/components/balance-over-time.tsx";
import { PartnerHead } from "#features/countries/components/partner-head.tsx";
import { RestatedTable } from "#features/countries/components/restated-table.tsx";
import { getPartner } from "#features/countries/queries.ts";
import { listBalance, listRestated } from "#features/countries/queries/balance.ts";
import { monthEnds } from "#features/countries/rules.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { Page, Section } from "#ui/page.tsx";

const MONTHS = 12;

type Props = PageProps<"/partners/[code]/balance">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("partners");
  return { title: `${(await params).code} · ${t("view.balance")}` };
}

/** What each side owed month by month, and what was promised more than once. */
export default async function PartnerBalancePage({ params, searchParams }: Props) {
  const { code } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { partner, points, promises } = await readPage(
    "/partners/[code]/balance",
    async ({ tx, today }) => {
      const moment = momentOf(when, today);
      return {
        partner: await getPartner(tx, code, moment),
        points: await listBalance(tx, code, monthEnds(moment.asOf, MONTHS), moment),
        promises: await listRestated(tx, [code], moment),
      };
    },
  );
  const t = await getTranslations("partners");
  return (
    <Page dated marking={highestMarking(promises.map(({ marking }) => marking))}>
      <PartnerHead partner={partner} tab="balance" when={when} params={address} />
      <Section id="balance" title={t("balance.title")} hint={t("balance.hint")}>
        <BalanceOverTime code={partner.code} points={points} />
      </Section>
      <Section
        id="restated"
        title={t("restated.title")}
        hint={t("restated.hint")}
        count={promises.length}
      >
        <RestatedTable promises={promises} />
      </Section>
    </Page>
  );
}
