import { getTranslations } from "next-intl/server";
import type { FormAction } from "#domain/form-state.ts";
import { NOTICE_KINDS } from "#domain/notice.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxGroup, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { SelectField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { RHYTHMS, type Setting, SETTING_LANGUAGES } from "../schema.ts";

type Props = { action: FormAction; setting: Setting };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** When mail comes, in which language and of what. */
export async function SettingForm({ action, setting }: Props) {
  const t = await getTranslations("notices");
  const { version, rhythm, hour, weekday, language, without } = setting;
  return (
    <ActionForm
      action={action}
      requestKey={uuidv7()}
      label={t("setting.title")}
      hidden={version === null ? {} : { version: String(version) }}
    >
      <RadioGroup
        name="rhythm"
        label={t("setting.rhythm")}
        initial={rhythm}
        inline
        required
        options={RHYTHMS.map((value) => ({ value, label: t(`setting.rhythmOf.${value}`) }))}
      />
      <SelectField
        name="hour"
        label={t("setting.hour")}
        initial={String(hour)}
        empty={null}
        required
        options={HOURS.map((value) => ({
          value: String(value),
          label: `${String(value).padStart(2, "0")}:00`,
        }))}
      />
      <SelectField
        name="weekday"
        label={t("setting.weekday")}
        initial={String(weekday)}
        empty={null}
        required
        options={WEEKDAYS.map((value) => ({ value, label: t(`setting.weekdayOf.${value}`) }))}
      />
      <RadioGroup
        name="language"
        label={t("setting.language")}
        initial={language}
        inline
        required
        options={SETTING_LANGUAGES.map((value) => ({
          value,
          label: t(`setting.languageOf.${value}`),
        }))}
      />
      <CheckboxGroup
        name="kinds"
        label={t("setting.kinds")}
        hint={t("setting.kindsHint")}
        initial={NOTICE_KINDS.filter((kind) => !without.includes(kind))}
        options={NOTICE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <FormButtons>
        <SubmitButton>{t("setting.save")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
