import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped, formatDayShort } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { addMilestoneAction, keepMilestoneAction } from "../actions.ts";
import type { MilestoneView } from "../views.ts";

type Props = { commitmentId: string; milestones: readonly MilestoneView[] };

/** A small form for each milestone, and an empty one: each is saved by itself. */
export async function MilestoneForms({ commitmentId, milestones }: Props) {
  const t = await getTranslations("commitments.edit");
  return (
    <Section id="milestones" title={t("milestones")} hint={t("milestonesHint")}>
      <div className="grid gap-3">
        {milestones.map((milestone, index) => (
          <ActionForm
            key={`${milestone.id}-${milestone.version}`}
            action={keepMilestoneAction}
            requestKey={uuidv7()}
            hidden={{ id: milestone.id, version: milestone.version }}
            label={t("milestoneN", { n: index + 1 })}
            className="sheet grid gap-3 px-4 py-3"
          >
            <Fields milestone={milestone} />
            <div className="flex flex-wrap gap-2">
              <SubmitButton intent="save" tone="secondary" small>
                {t("saveMilestone")}
              </SubmitButton>
              <SubmitButton intent="remove" tone="quiet" small>
                {t("removeMilestone")}
              </SubmitButton>
            </div>
          </ActionForm>
        ))}
        <ActionForm
          // Another one once this is saved: the count is its name.
          key={milestones.length}
          action={addMilestoneAction}
          requestKey={uuidv7()}
          hidden={{ commitmentId }}
          label={t("addMilestone")}
          className="sheet grid gap-3 px-4 py-3"
        >
          <h3 className="eyebrow">{t("addMilestone")}</h3>
          <Fields />
          <div>
            <SubmitButton tone="secondary" small>
              {t("addMilestone")}
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Section>
  );
}

async function Fields({ milestone }: { milestone?: MilestoneView }) {
  const t = await getTranslations("commitments.edit");
  const locale = await getLocale();
  const due = milestone?.due;
  const reachedOn = milestone?.reachedOn;
  return (
    <>
      <TextField name="title" label={t("milestoneTitle")} initial={milestone?.title} required />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField
          name="due"
          label={t("milestoneDue")}
          {...(due && { initial: dateAsTyped(due, locale), initialPrecision: due.precision })}
        />
        <DateField
          name="reachedOn"
          label={t("reachedOn")}
          initial={reachedOn ? formatDayShort(reachedOn, locale) : undefined}
          dayOnly
        />
      </div>
    </>
  );
}
