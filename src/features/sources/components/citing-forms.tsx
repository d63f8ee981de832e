import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { type Option, SelectField, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { PickerField } from "#ui/picker.tsx";
import { attachCitationAction, citeFigureAction, recordClaimAction } from "../actions.ts";
import { CITED_FIELDS, CLAIMED_KINDS } from "../schema.ts";
import type { CitableChoice } from "../views.ts";

type Place = { sourceId: string; startsAt: number; endsAt: number };
type RecordProps = { partner: string; choices: readonly CitableChoice[] };

/** Attaches the passage to one record of the partner, or to a person or an agency. */
export async function AttachForm({ place, partner, choices }: RecordProps & { place: Place }) {
  const t = await getTranslations("sources.citing");
  const whole = await getTranslations("sources.fieldOfRecord");
  return (
    <ActionForm action={attachCitationAction} requestKey={uuidv7()} hidden={place}>
      <RecordField partner={partner} choices={choices} />
      <SelectField
        name="field"
        label={t("field")}
        empty={whole("any")}
        options={await fieldOptions()}
      />
      <TextField name="note" label={t("note")} maxLength={500} />
      <FormButtons>
        <SubmitButton>{t("attachNow")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** A figure that the passage gives, recorded together with it. */
export async function FigureForm({ place, partner }: { place: Place; partner: string }) {
  const t = await getTranslations("sources.citing");
  const kinds = await getTranslations("sources.kind");
  return (
    <ActionForm action={citeFigureAction} requestKey={uuidv7()} hidden={place}>
      <p className="text-sm text-ink-2">{t("asFigureHint")}</p>
      <TextField name="quantity" label={t("quantity")} hint={t("quantityHint")} required />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField name="qualifier" label={t("qualifier")} hint={t("qualifierHint")} />
        <TextField name="value" label={t("value")} inputMode="decimal" required />
        <TextField name="unit" label={t("unit")} hint={t("unitHint")} required />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="period" label={t("period")} />
        <TextField name="saidBy" label={t("saidBy")} />
        <PickerField
          name="agencyId"
          label={kinds("agency")}
          kind="agency"
          query={{ partner }}
          options={[]}
        />
        <PickerField
          name="commitmentId"
          label={kinds("commitment")}
          kind="commitment"
          query={{ partner }}
          options={[]}
        />
      </div>
      <CheckboxField name="isDocumentSeen" label={t("isDocumentSeen")} />
      <FormButtons>
        <SubmitButton>{t("recordFigure")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** What this source says about a field of a record that others describe differently. */
export async function ClaimForm({
  sourceId,
  partner,
  choices,
}: RecordProps & { sourceId: string }) {
  const t = await getTranslations("sources.citing");
  const claimed: readonly string[] = CLAIMED_KINDS;
  return (
    <ActionForm action={recordClaimAction} requestKey={uuidv7()} hidden={{ sourceId }}>
      <p className="text-sm text-ink-2">{t("asClaimHint")}</p>
      <RecordField
        partner={partner}
        choices={choices.filter(({ kind }) => claimed.includes(kind))}
      />
      <SelectField name="field" label={t("claimField")} options={await fieldOptions()} required />
      <TextField name="value" label={t("claimValue")} maxLength={500} required />
      <FormButtons>
        <SubmitButton>{t("recordClaim")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

async function RecordField({ partner, choices }: RecordProps) {
  const t = await getTranslations("sources.citing");
  const kinds = await getTranslations("sources.kind");
  return (
    <PickerField
      name="targetId"
      label={t("record")}
      hint={t("recordHint")}
      kind="citable"
      query={{ partner }}
      options={choices.map(({ id, kind, label }) => ({
        value: id,
        label,
        hint: kinds(kind),
        group: kinds(kind),
      }))}
      required
    />
  );
}

async function fieldOptions(): Promise<Option[]> {
  const t = await getTranslations("sources.field");
  return CITED_FIELDS.map((field) => ({ value: field, label: t(field) }));
}
