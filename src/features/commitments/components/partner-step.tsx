import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { PartnerName } from "../views.ts";

type Props = {
  partners: readonly PartnerName[];
  /** Kept for the next step: where the promise was made. */
  from: Readonly<Record<string, string | null>>;
};

/** The first question, a page of its own: what the other boxes offer follows from it. */
export async function PartnerStep({ partners, from }: Props) {
  const t = await getTranslations("commitments.create");
  const locale = await getLocale();
  const { partner: _, ...kept } = from;
  const named = partners
    .map((partner) => ({ code: partner.code, name: nameIn(locale, partner) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <form action="/commitments/new" method="get" className="grid gap-5">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="field">
        <label htmlFor="partner" className="field-label">
          {t("choosePartner")}
        </label>
        <select id="partner" name="partner" className="control max-w-sm" required>
          <option value="">{t("choose")}</option>
          {named.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <button type="submit" className="button button-primary">
          {t("next")}
        </button>
      </div>
    </form>
  );
}
