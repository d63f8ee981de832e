import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { When } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { formatDay } from "#ui/format.ts";
import { ButtonLink, PageHeader } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { CountryName } from "#ui/tag.tsx";
import type { PartnerSummary } from "../schema.ts";

const TABS = { overview: "", topics: "/topics", balance: "/balance" } as const;

type Props = {
  partner: PartnerSummary;
  tab: keyof typeof TABS;
  when: When;
  params: Params;
  actions?: ReactNode;
  limits?: readonly string[];
};

/** What stands above every page of a partner: the name, the views, and the day that is shown. */
export async function PartnerHead({ partner, tab, when, params, actions, limits = [] }: Props) {
  const t = await getTranslations("partners");
  const locale = await getLocale();
  const path = `/partners/${partner.code}`;
  return (
    <>
      <PageHeader
        title={<CountryName code={partner.code} name={nameIn(locale, partner)} />}
        breadcrumb={[{ href: "/partners", label: t("title") }]}
        meta={
          partner.lastMetOn !== null && t("lastMet", { on: formatDay(partner.lastMetOn, locale) })
        }
        actions={
          <>
            <ButtonLink href={`/partners/compare?a=${partner.code}`}>{t("compare.do")}</ButtonLink>
            {actions}
          </>
        }
      />
      <Tabs
        label={t("views")}
        tabs={Object.entries(TABS).map(([name, end]) => ({
          href: `${path}${end}`,
          label: t(`view.${name}`),
          current: name === tab,
        }))}
      />
      <AsOf path={`${path}${TABS[tab]}`} params={params} when={when} limits={limits} />
    </>
  );
}
