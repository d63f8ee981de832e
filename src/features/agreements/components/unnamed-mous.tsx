import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";
import type { UnnamedGroup } from "../mou-views.ts";

type Props = { groups: UnnamedGroup[]; params: Params };

/** MoUs that a source counts and does not name, and how many of them have been identified. */
export async function UnnamedMous({ groups, params }: Props) {
  const t = await getTranslations("mous.unnamed");
  const locale = await getLocale();
  if (groups.length === 0) return null;
  return (
    <Section id="unnamed" title={t("title")} count={groups.length}>
      <ul className="sheet grid divide-y divide-line">
        {groups.map(({ partner, counted, identified, passage }) => (
          <li
            key={`${partner.code}-${passage?.citationId ?? ""}`}
            className="grid gap-1 px-4 py-2.5 text-sm"
          >
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <CountryName code={partner.code} name={nameIn(locale, partner)} />
              <strong className="figures">{t("identified", { identified, counted })}</strong>
              <Link
                href={hrefWith("/mous", params, {
                  view: "table",
                  named: "no",
                  partner: partner.code,
                })}
              >
                {t("list")}
                <span className="sr-only"> {nameIn(locale, partner)}</span>
              </Link>
            </p>
            {passage === null ? (
              <p className="text-xs text-ink-2">{t("noSource")}</p>
            ) : (
              <p className="text-xs text-ink-2">
                <bdi>
                  <q className="italic">{passage.quote}</q>
                </bdi>{" "}
                <Link href={`/sources/${passage.sourceId}#citation-${passage.citationId}`}>
                  {t("passage", { source: passage.publisher ?? passage.title })}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
