import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { CountryName } from "#features/agencies/views.ts";

type Props = { action: string; partners: readonly CountryName[]; partner: string | null };

/** Asks for the partner first: agencies, agreements and promises to choose from are that partner's. */
export async function PartnerStep({ action, partners, partner }: Props) {
  const t = await getTranslations("trainings");
  const locale = await getLocale();
  return (
    <form
      action={action}
      method="get"
      className="sheet flex flex-wrap items-end gap-4 px-4 py-4"
      aria-label={t("step.partner")}
    >
      <label className="field grow">
        <span className="field-label">{t("step.partner")}</span>
        <select name="partner" defaultValue={partner ?? ""} required className="control">
          <option value="">–</option>
          {partners.map((one) => (
            <option key={one.code} value={one.code}>
              {nameIn(locale, one)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-secondary">
        {t("step.go")}
      </button>
    </form>
  );
}
