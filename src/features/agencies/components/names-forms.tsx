import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { SuccessionKind } from "#generated/prisma/enums.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { DateText } from "#ui/date-text.tsx";
import { type Option, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Section } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import {
  addAliasAction,
  recordSuccessionAction,
  removeAliasAction,
  removeSuccessionAction,
} from "../actions.ts";
import type { AliasView, Choice, SuccessionView } from "../views.ts";

const LANGUAGES = ["en", "ur", "ar", "fa", "tr", "zh", "fr", "ru"] as const;

type AliasProps = {
  agencyId: string;
  aliases: readonly AliasView[];
  sources: readonly Choice[];
};

/** The other names of an agency, to take away and to add to. */
export async function AliasForms({ agencyId, aliases, sources }: AliasProps) {
  const t = await getTranslations("agencies");
  const languages = await getTranslations("agencies.language");
  return (
    <Section id="names" title={t("otherNames")} count={aliases.length} sheet>
      <ul className="grid gap-1">
        {aliases.map(({ id, name, source }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
            <span>
              <bdi className="font-medium">{name}</bdi>{" "}
              <span className="text-sm text-ink-2">{source?.ref ?? t("alias.noSource")}</span>
            </span>
            <RemoveForm action={removeAliasAction} id={id} label={t("alias.removeOf", { name })}>
              {t("alias.remove")}
            </RemoveForm>
          </li>
        ))}
      </ul>
      <details className="mt-2">
        <summary className="link inline-block py-1">{t("alias.add")}</summary>
        <ActionForm
          action={addAliasAction}
          requestKey={uuidv7()}
          hidden={{ agencyId }}
          label={t("alias.add")}
          className="mt-2 grid gap-4"
        >
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
            <TextField name="name" label={t("alias.name")} autoComplete="off" required />
            <SelectField
              name="language"
              label={t("alias.language")}
              options={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
              initial="en"
              empty={null}
              required
            />
          </div>
          <PickerField
            name="sourceId"
            label={t("alias.source")}
            kind="source"
            options={pickOptions(sources)}
          />
          <FormButtons>
            <SubmitButton>{t("alias.added")}</SubmitButton>
          </FormButtons>
        </ActionForm>
      </details>
    </Section>
  );
}

type RemoveProps = {
  action: typeof removeAliasAction;
  id: string;
  label: string;
  children: string;
};

function RemoveForm({ action, id, label, children }: RemoveProps) {
  return (
    <ActionForm
      action={action}
      requestKey={uuidv7()}
      hidden={{ id }}
      label={label}
      className="grid"
    >
      <SubmitButton tone="quiet" small>
        {children}
        <span className="sr-only"> ({label})</span>
      </SubmitButton>
    </ActionForm>
  );
}

type SuccessionProps = {
  agencyId: string;
  successions: readonly SuccessionView[];
  agencies: readonly Choice[];
};

/** What came before and after an agency, to take away and to add to. */
export async function SuccessionForms(props: SuccessionProps) {
  const { agencyId, successions } = props;
  const agencies = pickOptions(props.agencies);
  const t = await getTranslations("agencies.succession");
  const locale = await getLocale();
  const own = successions.filter(({ predecessorId, successorId }) =>
    [predecessorId, successorId].includes(agencyId),
  );
  return (
    <Section id="succession" title={t("title")} count={own.length} sheet>
      <ul className="grid gap-1">
        {own.map(({ id, kind, happened, predecessor, successor }) => {
          const from = nameIn(locale, predecessor);
          const to = nameIn(locale, successor);
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
              <span>
                {t.rich(kind, { from: () => <bdi>{from}</bdi>, to: () => <bdi>{to}</bdi> })} (
                <DateText date={happened} />)
              </span>
              <RemoveForm
                action={removeSuccessionAction}
                id={id}
                label={t("removeOf", { from, to })}
              >
                {t("remove")}
              </RemoveForm>
            </li>
          );
        })}
      </ul>
      <SuccessionForm
        title={t("addAfter")}
        hidden={{ predecessorId: agencyId }}
        agencies={agencies}
        other={{ name: "successorId", label: t("successor") }}
      />
      <SuccessionForm
        title={t("addBefore")}
        hidden={{ successorId: agencyId }}
        agencies={agencies}
        other={{ name: "predecessorId", label: t("predecessor") }}
      />
    </Section>
  );
}

type SuccessionFormProps = {
  title: string;
  hidden: Record<string, string>;
  agencies: readonly Option[];
  other: { name: string; label: string };
};

async function SuccessionForm({ title, hidden, agencies, other }: SuccessionFormProps) {
  const t = await getTranslations("agencies.succession");
  const kinds = await getTranslations("values.successionKind");
  return (
    <details className="mt-2">
      <summary className="link inline-block py-1">{title}</summary>
      <ActionForm
        action={recordSuccessionAction}
        requestKey={uuidv7()}
        hidden={hidden}
        label={title}
        className="mt-2 grid gap-4"
      >
        <PickerField {...other} kind="agency" options={agencies} required />
        <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <SelectField
            name="kind"
            label={t("kind")}
            options={Object.values(SuccessionKind).map((value) => ({ value, label: kinds(value) }))}
            empty={null}
            required
          />
          <DateField name="happened" label={t("date")} />
        </div>
        <TextArea name="note" label={t("note")} rows={2} />
        <FormButtons>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormButtons>
      </ActionForm>
    </details>
  );
}
