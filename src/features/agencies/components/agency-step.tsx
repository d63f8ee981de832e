import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Notice } from "#ui/notice.tsx";
import type { CountryName, SimilarAgency } from "../views.ts";
import { AgencyLink } from "./agency-name.tsx";

type StepProps = { sides: readonly CountryName[]; name: string | null; country: string | null };

/** Asks what an agency is called before it is added, so that it is looked for first. */
export async function AgencyStep({ sides, name, country }: StepProps) {
  const t = await getTranslations("agencies");
  const locale = await getLocale();
  return (
    <form action="/agencies/new" method="get" className="sheet grid gap-4 px-4 py-4">
      <p className="text-sm text-ink-2">{t("step.hint")}</p>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_16rem]">
        <label className="field">
          <span className="field-label">{t("step.name")}</span>
          <input
            name="name"
            defaultValue={name ?? ""}
            maxLength={200}
            autoComplete="off"
            dir="auto"
            required
            className="control"
          />
        </label>
        <label className="field">
          <span className="field-label">{t("field.country")}</span>
          <select name="country" defaultValue={country ?? sides[0]?.code} className="control">
            {sides.map((side) => (
              <option key={side.code} value={side.code}>
                {nameIn(locale, side)}
              </option>
            ))}
            <option value="none">{t("noCountry")}</option>
          </select>
        </label>
      </div>
      <button type="submit" className="button button-secondary justify-self-start">
        {t("step.look")}
      </button>
    </form>
  );
}

/** What is on record under a name like the one asked for. */
export async function SimilarAgencies({ similar }: { similar: readonly SimilarAgency[] }) {
  const t = await getTranslations("agencies");
  if (similar.length === 0) return <Notice title={t("step.noSimilar")} />;
  return (
    <Notice tone="warning" title={t("step.similar")}>
      <p>{t("step.similarHint")}</p>
      <ul className="mt-1 grid gap-1">
        {similar.map((agency) => (
          <li key={agency.id}>
            <AgencyLink agency={agency} />
            {agency.matched !== agency.name && (
              <span className="text-ink-2">
                {" "}
                {t.rich("matched", { name: () => <bdi>{agency.matched}</bdi> })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
