import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { DEFAULT_ROUTE, type Stage } from "#features/agreements/stages.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { reviseRouteAction } from "../actions.ts";
import type { StageDetails } from "../schema.ts";
import type { DraftView } from "../views.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { conditionWords } from "./words.tsx";

type Props = { draft: DraftView };

/** A whole route as it is being written; every button keeps all that is typed. */
export async function RouteForm({ draft }: Props) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  const { route } = draft;
  const typed = (on: typeof route.validUntil) =>
    on === null ? "" : dateAsTyped({ on, precision: "day" }, locale);
  return (
    <ActionForm
      action={reviseRouteAction}
      requestKey={uuidv7()}
      hidden={{ id: draft.id, version: draft.version }}
      className="grid gap-8"
    >
      <section className="grid gap-4">
        <TextField
          name="name"
          label={t("field.name")}
          hint={t("hint.name")}
          initial={route.name}
          required
        />
        <TextField name="nameUr" label={t("field.nameUr")} initial={route.nameUr ?? ""} lang="ur" />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField
            name="validFrom"
            dayOnly
            label={t("field.validFrom")}
            hint={t("hint.validFrom")}
            initial={typed(route.validFrom)}
            required
          />
          <DateField
            name="validUntil"
            dayOnly
            label={t("field.validUntil")}
            hint={t("hint.validUntil")}
            initial={typed(route.validUntil)}
          />
        </div>
        <ConditionFields of={route} />
        <TextArea name="basis" label={t("field.basis")} initial={route.basis ?? ""} rows={3} />
        <TextArea
          name="sources"
          label={t("field.sources")}
          hint={t("hint.sources")}
          initial={route.sources.join("\n")}
          rows={3}
        />
        <CheckboxField
          name="isExample"
          label={t("field.isExample")}
          hint={t("hint.isExample")}
          initial={route.isExample}
        />
        <FormButtons>
          <SubmitButton intent="preview">{t("draft.preview")}</SubmitButton>
          <SubmitButton intent="keep" tone="secondary">
            {t("draft.keep")}
          </SubmitButton>
        </FormButtons>
      </section>
      <section className="grid gap-4" id="stages">
        <h2 className="text-lg font-semibold">{t("section.stages")}</h2>
        <ol className="grid gap-3">
          {route.stages.map((stage, index) => (
            <StageRow
              key={stage.stage}
              stage={stage}
              index={index}
              isLast={index === route.stages.length - 1}
            />
          ))}
        </ol>
        <NewStage taken={route.stages.map(({ stage }) => stage)} />
      </section>
      <FormButtons>
        <SubmitButton intent="preview">{t("draft.preview")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

type RowProps = { stage: StageDetails; index: number; isLast: boolean };

async function StageRow({ stage, index, isLast }: RowProps) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  const name = values(stage.stage);
  const onlyFor = await conditionWords(stage);
  const desks = stage.concurrences.map(({ desk }) => desk).join(", ");
  return (
    <li className="sheet grid gap-3 p-4">
      <input type="hidden" name={`stages.${index}.stage`} value={stage.stage} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">
          <span className="figures text-ink-3">{index + 1}.</span> {name}
        </h3>
        <span className="flex flex-wrap gap-1">
          {index > 0 && (
            <SubmitButton intent={`up:${stage.stage}`} tone="quiet" small>
              <Icon name="sortUp" className="size-4" />
              <span className="sr-only">{t("draft.up", { name })}</span>
            </SubmitButton>
          )}
          {!isLast && (
            <SubmitButton intent={`down:${stage.stage}`} tone="quiet" small>
              <Icon name="sortDown" className="size-4" />
              <span className="sr-only">{t("draft.down", { name })}</span>
            </SubmitButton>
          )}
          <SubmitButton intent={`open:${stage.stage}`} tone="secondary" small>
            {t("draft.desks")}
            <span className="sr-only"> {t("draft.of", { name })}</span>
          </SubmitButton>
          <SubmitButton intent={`remove:${stage.stage}`} tone="danger" small>
            {t("draft.remove")}
            <span className="sr-only"> {t("draft.of", { name })}</span>
          </SubmitButton>
        </span>
      </div>
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        <TextField
          name={`stages.${index}.targetDays`}
          label={t("field.targetDays")}
          inputMode="numeric"
          initial={stage.targetDays === null ? "" : String(stage.targetDays)}
        />
        <TextField
          name={`stages.${index}.ownerPost`}
          label={t("field.ownerPost")}
          initial={stage.ownerPost ?? ""}
        />
      </div>
      {(desks !== "" || onlyFor !== null) && (
        <p className="text-sm text-ink-2">
          {desks !== "" && t("draft.asks", { desks })}
          {desks !== "" && onlyFor !== null && " · "}
          {onlyFor !== null && t("onlyFor", { conditions: onlyFor })}
        </p>
      )}
    </li>
  );
}

async function NewStage({ taken }: { taken: readonly Stage[] }) {
  const t = await getTranslations("routes.draft");
  const values = await getTranslations("values.stage");
  const free = DEFAULT_ROUTE.filter((stage) => !taken.includes(stage));
  if (free.length === 0) return null;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        name="newStage"
        label={t("newStage")}
        options={free.map((value) => ({ value, label: values(value) }))}
      />
      <SubmitButton intent="add" tone="secondary">
        {t("add")}
      </SubmitButton>
    </div>
  );
}
