import { getTranslations } from "next-intl/server";
import { Icon } from "#ui/icon.tsx";
import type { ComparedSide } from "../schema.ts";
import type { ComparedTexts } from "../views.ts";

type Props = {
  agreementId: string;
  choices: ComparedTexts["choices"];
  from: ComparedSide | null;
  to: ComparedSide | null;
  view: "inline" | "side";
};

/** Chooses two texts and how they are shown: a plain form, so that a comparison has an address. */
export async function CompareForm({ agreementId, choices, from, to, view }: Props) {
  const t = await getTranslations("texts");
  const sides = [
    { name: "from", chosen: from },
    { name: "to", chosen: to },
  ] as const;
  return (
    <form
      action={`/agreements/${agreementId}/texts/compare`}
      className="no-print flex flex-wrap items-end gap-3"
      aria-label={t("compare.title")}
    >
      {sides.map(({ name, chosen }) => (
        <label key={name} className="grid max-w-72 min-w-40 flex-1 gap-1 text-sm font-medium">
          {t(`compare.${name}`)}
          <select name={name} defaultValue={String(chosen ?? "")} className="control">
            {choices.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.name === "signed" ? t("signedText") : t("version", { number: choice.name })}
                {choice.note && `: ${choice.note}`}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="grid min-w-40 gap-1 text-sm font-medium">
        {t("compare.view")}
        <select name="view" defaultValue={view} className="control">
          <option value="inline">{t("compare.inline")}</option>
          <option value="side">{t("compare.side")}</option>
        </select>
      </label>
      <button type="submit" className="button button-secondary">
        <Icon name="columns" />
        {t("compare.button")}
      </button>
    </form>
  );
}
