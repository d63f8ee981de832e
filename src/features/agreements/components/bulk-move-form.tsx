import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { AskedFor } from "#ui/asked-for.tsx";
import { CheckboxGroup, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { moveSeveralAction } from "../actions.ts";
import type { BulkGroup, ChosenCard } from "../bulk-moves.ts";
import { stagesThatNeed } from "../moves.ts";
import { AskedReasons } from "./move-form.tsx";
import { inWords } from "./move-from.tsx";

type Props = { group: BulkGroup<ChosenCard>; today: CalendarDate };

/** Moves the cards of one stage together, with what is said of all of them once. */
export async function BulkMoveForm({ group: { choices, cards }, today }: Props) {
  const t = await getTranslations("mous.bulk");
  const agreements = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  const [first] = choices;
  if (first === undefined) return null;
  const options = await Promise.all(
    cards.map(async ({ card: { id, version, fromId, ref, title }, ahead }) => ({
      value: `${id}:${version}:${fromId}`,
      label: `${ref} ${title}`,
      ...(ahead !== null && {
        hint: t("ahead", { stage: values(ahead.to), why: await inWords(ahead.refusal) }),
      }),
    })),
  );
  const isAhead = first.way === "forward" || first.way === "resume";
  const ready = cards.flatMap(({ ahead }, index) =>
    isAhead && ahead !== null ? [] : [options[index]?.value ?? ""],
  );
  return (
    <ActionForm action={moveSeveralAction} requestKey={uuidv7()}>
      <CheckboxGroup name="moves" label={t("cards")} options={options} initial={ready} required />
      <SelectField
        name="stage"
        label={agreements("field.stage")}
        options={choices.map(({ stage, way }) => ({
          value: stage,
          label: values(stage),
          group: agreements(`move.${way === "forward" ? "next" : way}`),
        }))}
        initial={first.stage}
        empty={null}
        required
      />
      <DateField
        name="enteredOn"
        dayOnly
        label={agreements("field.enteredOn")}
        initial={dateAsTyped({ on: today, precision: "day" }, locale)}
        required
      />
      <AskedReasons choices={choices} initial={first.stage} />
      {(["required", "optional"] as const).map((need) => (
        <AskedFor
          key={need}
          by="stage"
          when={stagesThatNeed(choices, "note", need)}
          initial={first.stage}
        >
          <TextArea
            name="note"
            label={agreements("field.note")}
            rows={3}
            required={need === "required"}
          />
        </AskedFor>
      ))}
      <RadioGroup
        name="waitingOn"
        label={agreements("field.waitingOn")}
        hint={agreements("move.waitingHint")}
        options={(["us", "them"] as const).map((value) => ({
          value,
          label: agreements(`waitingShort.${value}`),
        }))}
        initial={first.stage === "on_hold_them" ? "them" : "us"}
        required
        inline
      />
      <FormButtons>
        <SubmitButton>{t("move")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
