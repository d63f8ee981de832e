import { getLocale, getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { TopicPicker } from "#features/topics/components/topic-picker.tsx";
import type { TopicChoice } from "#features/topics/views.ts";
import { AgencyKind } from "#generated/prisma/enums.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MarkingField } from "#ui/marking-field.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { recordAgencyAction, reviseAgencyAction } from "../actions.ts";
import type { AgencyView, Choice, CountryName } from "../views.ts";

type Props = {
  sides: readonly CountryName[];
  parents: readonly Choice[];
  topics: readonly TopicChoice[];
  clearance: Marking;
  /** The agency to revise; without one the form records a new one. */
  agency?: AgencyView;
  /** What the first step has asked already. */
  start?: { name: string; country: string };
};

export async function AgencyForm(props: Props) {
  const { sides, parents, topics, clearance, agency, start } = props;
  const t = await getTranslations("agencies");
  const kinds = await getTranslations("values.agencyKind");
  const locale = await getLocale();
  const parent = agency?.parent ?? null;
  return (
    <ActionForm
      action={agency ? reviseAgencyAction : recordAgencyAction}
      requestKey={uuidv7()}
      {...(agency && { hidden: { id: agency.id, version: agency.version } })}
    >
      <TextField
        name="name"
        label={t("field.name")}
        initial={agency?.name ?? start?.name}
        autoComplete="off"
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="nameUr"
          label={t("field.nameUr")}
          initial={agency?.nameUr ?? undefined}
          lang="ur"
        />
        <TextField
          name="acronym"
          label={t("field.acronym")}
          initial={agency?.acronym ?? undefined}
          autoComplete="off"
        />
        <SelectField
          name="country"
          label={t("field.country")}
          hint={t("field.countryHint")}
          empty={t("noCountry")}
          initial={agency ? (agency.countryCode ?? undefined) : start?.country}
          options={sides.map((side) => ({ value: side.code, label: nameIn(locale, side) }))}
          required
        />
        <SelectField
          name="kind"
          label={t("field.kind")}
          initial={agency?.kind}
          options={Object.values(AgencyKind).map((value) => ({ value, label: kinds(value) }))}
          required
        />
      </div>
      <PickerField
        name="parentId"
        label={t("field.parent")}
        kind="agency"
        options={pickOptions(parents)}
        initial={parent && { id: parent.id, label: nameIn(locale, parent) }}
      />
      <TextArea
        name="functions"
        label={t("field.functions")}
        hint={t("field.functionsHint")}
        initial={agency?.functions.join("\n")}
        rows={3}
      />
      <TopicPicker label={t("field.topics")} topics={topics} current={agency?.topics ?? []} />
      <TextArea name="notes" label={t("field.notes")} initial={agency?.notes ?? undefined} />
      <MarkingField
        label={t("field.marking")}
        initial={agency?.marking ?? "official"}
        clearance={clearance}
      />
      <CheckboxField
        name="isPlaceholder"
        label={t("field.isPlaceholder")}
        hint={t("field.isPlaceholderHint")}
        initial={agency?.isPlaceholder ?? false}
      />
      {!agency && (
        <CheckboxField
          name="isDistinct"
          label={t("field.isDistinct")}
          hint={t("field.isDistinctHint")}
        />
      )}
      <FormButtons>
        <SubmitButton>{agency ? t("save") : t("record")}</SubmitButton>
        <ButtonLink href={agency ? `/agencies/${agency.id}` : "/agencies"} tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
