import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { type Marking, MARKINGS } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import {
  Binding,
  Counterpart,
  InstrumentType,
  MoneyInvolved,
  RenewalRule,
} from "#generated/prisma/enums.ts";
import { CheckboxField, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { PickerField } from "#ui/picker.tsx";
import type { AgreementOptions, AgreementView, TopicOption } from "../views.ts";
import { agencyOptions, allAgencyOptions, topicOptions } from "./options.ts";

type Props = {
  action: ComponentProps<typeof ActionForm>["action"];
  requestKey: string;
  options: AgreementOptions;
  topics: TopicOption[];
  /** Markings that the writer may give. */
  markings: readonly Marking[];
  /** The one to edit; without it a new one is recorded. */
  agreement?: AgreementView;
  /** What a new one begins as. */
  instrument?: InstrumentType;
  topicIds?: readonly string[];
  /** More of the form of a new one: what has happened, where it stands. */
  children?: ReactNode;
};

/** What may be said about an agreement at any time; its histories have forms of their own. */
export async function AgreementForm(props: Props) {
  const { action, requestKey, options, agreement, children } = props;
  const t = await getTranslations("agreements.form");
  const hidden = agreement
    ? { id: agreement.id, version: agreement.version }
    : { partner: options.partner.code };
  return (
    <ActionForm action={action} requestKey={requestKey} hidden={hidden} className="grid gap-8">
      <Part title={t("identity")}>
        <Identity {...props} />
      </Part>
      <Part title={t("people")}>
        <People {...props} />
      </Part>
      {children}
      <Part title={t("time")}>
        <Time {...props} />
      </Part>
      <FormButtons>
        <SubmitButton>{t(agreement ? "save" : "record")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

type PartProps = { title: ReactNode; hint?: ReactNode; children: ReactNode };

export function Part({ title, hint, children }: PartProps) {
  return (
    <section className="grid gap-4">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        {hint && <p className="text-sm text-ink-2">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

async function Identity({ agreement, instrument, markings, options }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  return (
    <>
      <TextField
        name="title"
        label={t("field.title")}
        hint={t("hint.title")}
        initial={agreement?.title}
        required
      />
      <CheckboxField
        name="isPlaceholder"
        label={t("field.isPlaceholder")}
        hint={t("hint.isPlaceholder")}
        initial={agreement?.isPlaceholder ?? false}
      />
      <SelectField
        name="instrument"
        label={t("field.instrument")}
        options={Object.values(InstrumentType).map((value) => ({
          value,
          label: values(`instrumentType.${value}`),
        }))}
        initial={agreement?.instrument ?? instrument}
        required
      />
      <RadioGroup
        name="binding"
        label={t("field.binding")}
        hint={t("hint.binding")}
        options={Object.values(Binding).map((value) => ({
          value,
          label: values(`binding.${value}`),
        }))}
        initial={agreement?.binding ?? "unknown"}
        required
        inline
      />
      <SelectField
        name="counterpart"
        label={t("field.counterpart")}
        hint={t("hint.counterpart")}
        options={Object.values(Counterpart).map((value) => ({
          value,
          label: values(`counterpart.${value}`),
        }))}
        initial={agreement?.counterpart ?? "unknown"}
        empty={null}
        required
      />
      <RadioGroup
        name="money"
        label={t("field.money")}
        hint={t("hint.money")}
        options={Object.values(MoneyInvolved).map((value) => ({
          value,
          label: values(`moneyInvolved.${value}`),
        }))}
        initial={agreement?.money ?? "unknown"}
        required
        inline
      />
      <TextArea name="summary" label={t("field.summary")} initial={agreement?.summary ?? ""} />
      <SelectField
        name="marking"
        label={t("field.marking")}
        options={MARKINGS.filter((value) => markings.includes(value)).map((value) => ({
          value,
          label: values(`marking.${value}`),
        }))}
        initial={agreement?.marking ?? "official"}
        empty={null}
        required
      />
      <MultiPicker
        name="releasableTo"
        label={t("field.releasableTo")}
        hint={t("hint.releasableTo")}
        options={options.countries.map((country) => ({
          value: country.code,
          label: nameIn(locale, country),
        }))}
        initial={agreement?.releasableTo ?? []}
      />
    </>
  );
}

async function People({ agreement, options, topics, topicIds = [] }: Props) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const groups = { home: t("ours"), theirs: t("theirs"), multilateral: t("multilateral") };
  const lead = agreement?.leadAgency ?? null;
  const ofSide = (side: "home" | "partner") =>
    agreement?.parties.filter((party) => party.side === side).map(({ id }) => id) ?? [];
  const shared = agencyOptions(locale, options.multilateral, groups.multilateral);
  return (
    <>
      <PickerField
        name="leadAgencyId"
        label={t("field.lead")}
        kind="agency"
        query={{ partner: options.partner.code }}
        options={allAgencyOptions(locale, options, groups)}
        initial={lead && { id: lead.id, label: nameIn(locale, lead) }}
      />
      <MultiPicker
        name="homePartyIds"
        label={t("field.homeParties")}
        hint={t("hint.parties")}
        options={[...agencyOptions(locale, options.home, groups.home), ...shared]}
        initial={ofSide("home")}
      />
      <MultiPicker
        name="partnerPartyIds"
        label={t("field.partnerParties")}
        options={[...agencyOptions(locale, options.theirs, groups.theirs), ...shared]}
        initial={ofSide("partner")}
      />
      <MultiPicker
        name="topicIds"
        label={t("field.topics")}
        options={topicOptions(locale, topics)}
        initial={agreement?.topics.map(({ id }) => id) ?? topicIds}
      />
    </>
  );
}

async function Time({ agreement }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { months = null, renewal = "unknown", noticeDays = null } = agreement?.term ?? {};
  const endsOn = agreement?.term.statedEnd ?? null;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="termMonths"
          label={t("field.termMonths")}
          hint={t("hint.termMonths")}
          inputMode="numeric"
          initial={months === null ? "" : String(months)}
        />
        <TextField
          name="noticeDays"
          label={t("field.noticeDays")}
          hint={t("hint.noticeDays")}
          inputMode="numeric"
          initial={noticeDays === null ? "" : String(noticeDays)}
        />
      </div>
      <DateField
        name="endsOn"
        dayOnly
        label={t("field.endsOn")}
        hint={t("hint.endsOn")}
        initial={endsOn === null ? "" : dateAsTyped({ on: endsOn, precision: "day" }, locale)}
      />
      <SelectField
        name="renewal"
        label={t("field.renewal")}
        options={Object.values(RenewalRule).map((value) => ({
          value,
          label: values(`renewalRule.${value}`),
        }))}
        initial={renewal}
        empty={null}
        required
      />
      {agreement === undefined && (
        <>
          <CheckboxField
            name="isFastTrack"
            label={t("field.isFastTrack")}
            hint={t("hint.isFastTrack")}
            initial={false}
          />
          <TextField name="fastTrackReason" label={t("field.fastTrackReason")} />
        </>
      )}
    </>
  );
}
