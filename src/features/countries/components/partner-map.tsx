import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { formatNumber } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { MapLegend, SHADES, WorldMap } from "#ui/world-map.tsx";
import { rangesOf, stepOf } from "../rules.ts";
import { MAP_MEASURES, type PartnerSummary } from "../schema.ts";

type Props = {
  partners: readonly PartnerSummary[];
  measure: (typeof MAP_MEASURES)[number];
  home: string;
  params: Params;
};

/** Where the partners are, with one count of each; the table below has all of them. */
export async function PartnerMap({ partners, measure, home, params }: Props) {
  const t = await getTranslations("partners");
  const locale = await getLocale();
  const most = Math.max(0, ...partners.map((one) => one[measure]));
  const number = (count: number) => formatNumber(count, locale);
  return (
    <Section id="map" title={t("map.title")}>
      <div className="grid gap-3">
        <Tabs
          label={t("map.measure")}
          tabs={MAP_MEASURES.map((one) => ({
            href: hrefWith("/partners", params, { measure: one === "open" ? null : one }),
            label: t(`tile.${one}`),
            current: one === measure,
          }))}
        />
        <WorldMap
          label={t("map.label", { measure: t(`tile.${measure}`) })}
          home={{ code: home, label: t("map.home") }}
          places={partners.map((partner) => ({
            code: partner.code,
            href: `/partners/${partner.code}`,
            label: t("map.partner", {
              name: nameIn(locale, partner),
              count: number(partner[measure]),
            }),
            figure: number(partner[measure]),
            step: stepOf(partner[measure], most, SHADES),
          }))}
        />
        <MapLegend
          home={t("map.home")}
          steps={[
            { step: 0, label: t("map.none") },
            ...rangesOf(most, SHADES).map(({ step, from, to }) => ({
              step,
              label:
                from === to ? number(from) : t("map.range", { from: number(from), to: number(to) }),
            })),
          ]}
        />
      </div>
    </Section>
  );
}
