import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "#ui/choice.tsx";
import type { Conditions } from "../rules.ts";
import { CONDITIONS } from "../schema.ts";

/** For which instruments it is; without a tick in a group that fact is not asked for. */
export async function ConditionFields({ of, prefix = "" }: { of?: Conditions; prefix?: string }) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values");
  return (
    <details className="rounded-md border border-line px-3 py-2" open={hasAny(of)}>
      <summary className="min-h-6 text-sm font-medium">{t("condition.title")}</summary>
      <div className="grid gap-4 pt-3">
        <p className="text-sm text-ink-2">{t("condition.hint")}</p>
        <CheckboxGroup
          name={`${prefix}forBindings`}
          label={t("condition.binding")}
          options={CONDITIONS.forBindings.map((value) => ({
            value,
            label: values(`binding.${value}`),
          }))}
          initial={of?.forBindings ?? []}
          inline
        />
        <CheckboxGroup
          name={`${prefix}forCounterparts`}
          label={t("condition.counterpart")}
          options={CONDITIONS.forCounterparts.map((value) => ({
            value,
            label: values(`counterpart.${value}`),
          }))}
          initial={of?.forCounterparts ?? []}
          inline
        />
        <CheckboxGroup
          name={`${prefix}forMoney`}
          label={t("condition.moneyInvolved")}
          options={CONDITIONS.forMoney.map((value) => ({
            value,
            label: t(`condition.money.${value}`),
          }))}
          initial={of?.forMoney ?? []}
          inline
        />
      </div>
    </details>
  );
}

function hasAny(of: Conditions | undefined): boolean {
  if (of === undefined) return false;
  return of.forBindings.length + of.forCounterparts.length + of.forMoney.length > 0;
}
