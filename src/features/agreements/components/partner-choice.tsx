import { getLocale, getTranslations } from "next-intl/server";
import { useId } from "react";
import { nameIn } from "#domain/names.ts";
import type { PartnerName } from "../views.ts";

type Props = { partners: readonly PartnerName[]; instrument: string | null };

/** Asks whose agreement it is, since the rest of the form offers that partner's agencies. */
export async function PartnerChoice({ partners, instrument }: Props) {
  const t = await getTranslations("agreements.form");
  const locale = await getLocale();
  return (
    <ChoiceForm
      label={t("choosePartner")}
      hint={t("choosePartnerHint")}
      button={t("continue")}
      instrument={instrument}
      options={partners.map((partner) => ({ value: partner.code, label: nameIn(locale, partner) }))}
    />
  );
}

type ChoiceFormProps = {
  label: string;
  hint: string;
  button: string;
  instrument: string | null;
  options: readonly { value: string; label: string }[];
};

function ChoiceForm({ label, hint, button, instrument, options }: ChoiceFormProps) {
  const id = useId();
  return (
    <form action="/agreements/new" method="get" className="grid gap-4">
      {instrument !== null && <input type="hidden" name="instrument" value={instrument} />}
      <div className="field">
        <label htmlFor={id} className="field-label">
          {label}
        </label>
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
        <select id={id} name="partner" required aria-describedby={`${id}-hint`} className="control">
          {options.map(({ value, label: word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-primary justify-self-start">
        {button}
      </button>
    </form>
  );
}
