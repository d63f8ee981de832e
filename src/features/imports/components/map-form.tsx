import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { Section } from "#ui/page.tsx";
import { type Field, FIELDS } from "../fields.ts";
import type { MapView } from "../views.ts";
import { mapImportAction } from "../actions.ts";
import { LANGUAGES } from "#features/imports/values/countries.ts";
import { DATE_ORDERS } from "#features/imports/values/dates.ts";
import { textOfWordList } from "#features/imports/values/words.ts";

type Props = { id: string; version: number; map: MapView };

const SEPARATORS = [";", ",", "|", "/"];

/** Which column goes where: a list for each field, and how its values are read. */
export async function MapForm({ id, version, map }: Props) {
  const t = await getTranslations("imports");
  const { mapping, sheets } = map;
  const hidden = { id, version: String(version), kind: mapping.kind, home: mapping.home ?? "" };
  return (
    <ActionForm action={mapImportAction} requestKey={uuidv7()} hidden={hidden}>
      <Section id="columns" title={t("map.columns")} hint={t("map.columnsHint")}>
        <div className="grid gap-4">
          {FIELDS[mapping.kind].map((field) => (
            <FieldMapping key={field.name} field={field} map={map} />
          ))}
        </div>
      </Section>
      <Section id="reading" title={t("map.reading")} hint={t("map.readingHint")}>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="register"
            label={t("map.register")}
            hint={t("map.registerHint")}
            initial={mapping.register}
            required
            maxLength={80}
          />
          {sheets.length > 1 ? (
            <SelectField
              name="sheet"
              label={t("map.sheet")}
              options={sheets.map((name) => ({ value: name, label: name }))}
              initial={mapping.sheet ?? ""}
            />
          ) : (
            <input type="hidden" name="sheet" value={mapping.sheet ?? ""} />
          )}
          <SelectField
            name="dateOrder"
            label={t("map.dateOrder")}
            hint={t("map.dateOrderHint")}
            options={DATE_ORDERS.map((value) => ({ value, label: t(`map.order.${value}`) }))}
            empty={t("map.order.unsaid")}
            initial={mapping.dateOrder ?? ""}
          />
          <SelectField
            name="separator"
            label={t("map.separator")}
            hint={t("map.separatorHint")}
            options={SEPARATORS.map((value) => ({ value, label: value }))}
            empty={t("map.one")}
            initial={mapping.separator ?? ""}
          />
          <SelectField
            name="language"
            label={t("map.language")}
            options={LANGUAGES.map((value) => ({ value, label: t(`map.languages.${value}`) }))}
            empty={null}
            initial={mapping.language}
            required
          />
          <TextField
            name="profileName"
            label={t("map.profileName")}
            hint={t("map.profileNameHint")}
            initial=""
            maxLength={120}
          />
        </div>
        <CheckboxField
          name="onlyCapitals"
          label={t("map.onlyCapitals")}
          hint={t("map.onlyCapitalsHint")}
          initial={mapping.onlyCapitals}
        />
      </Section>
      <FormButtons>
        <SubmitButton>{t("map.check")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** The columns of one field, the value that stands for all rows, and what its words mean. */
async function FieldMapping({ field, map: { head, mapping } }: { field: Field; map: MapView }) {
  const t = await getTranslations("imports");
  const { name, isRequired, takesMany, takesConstant, takesWords } = field;
  const columns = await getTranslations("export.column");
  // A column of our own files is called as it is there.
  const label = t.has(`field.${name}` as never)
    ? t(`field.${name}` as never)
    : columns(name as never);
  const hint = t.has(`fieldHint.${name}` as never) ? t(`fieldHint.${name}` as never) : undefined;
  const options = head.map((one) => ({ value: one, label: one }));
  const chosen = (mapping.columns[name] ?? []).filter((one) => head.includes(one));
  const words = mapping.words[name] ?? [];
  return (
    <div className="sheet grid gap-3 p-4 md:grid-cols-2">
      {takesMany ? (
        <MultiPicker
          name={`columns.${name}`}
          label={label}
          hint={hint}
          options={options}
          initial={chosen}
          required={isRequired}
        />
      ) : (
        <SelectField
          name={`columns.${name}`}
          label={label}
          hint={hint}
          options={options}
          empty={t("map.noColumn")}
          initial={chosen[0] ?? ""}
          required={isRequired === true && takesConstant !== true}
        />
      )}
      {takesConstant && (
        <TextField
          name={`constants.${name}`}
          label={t("map.constant", { field: label })}
          hint={t("map.constantHint")}
          initial={mapping.constants[name] ?? ""}
          maxLength={500}
        />
      )}
      {takesWords && (
        <details className="md:col-span-2">
          <summary className="link w-fit cursor-pointer text-sm">
            {t("map.words", { field: label, count: words.length })}
          </summary>
          <div className="mt-2">
            <TextArea
              name={`words.${name}`}
              label={t("map.wordsLabel", { field: label })}
              hint={t("map.wordsHint")}
              rows={Math.min(12, words.length + 2)}
              initial={textOfWordList(words)}
            />
          </div>
        </details>
      )}
    </div>
  );
}
