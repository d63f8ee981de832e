"use client";

import { RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { PickerField } from "#ui/picker.tsx";
import { useBoxes, useMeetingForm } from "./meeting-context.tsx";

type Props = { fixedPartner: string | null; zones: readonly string[] };

/** Who met whom, when, where and how. */
export function BasicFields({ fixedPartner, zones }: Props) {
  const { t, fixed, lists, partner } = useMeetingForm();
  const { text, list, picked } = useBoxes();
  const select = (name: string, options: keyof typeof fixed) => ({
    name,
    label: t(name),
    options: fixed[options],
    initial: text(name),
  });
  const precision = text("heldPrecision");
  return (
    <section aria-labelledby="basics-title" className="sheet grid gap-4 px-4 py-3">
      <h2 id="basics-title" className="text-lg font-semibold">
        {t("basics")}
      </h2>
      {["lifeReason"].map((name) => {
        const value = text(name);
        return value && <input key={name} type="hidden" name={name} value={value} />;
      })}
      <div className="grid gap-4 md:grid-cols-3">
        {fixedPartner === null ? (
          <div className="grid content-start gap-2">
            <SelectField {...select("partner", "partners")} required />
            <span className="without-script">
              <SubmitButton intent="keep=participants" tone="secondary" small>
                {t("usePartner")}
              </SubmitButton>
            </span>
          </div>
        ) : (
          <div className="grid content-start gap-1">
            <span className="field-label">{t("partner")}</span>
            <p className="py-1.5">{fixedPartner}</p>
            <input type="hidden" name="partner" value={partner} />
          </div>
        )}
        <SelectField {...select("type", "types")} required />
        <RadioGroup
          name="life"
          label={t("life")}
          options={fixed.lives}
          inline
          required
          initial={text("life")}
        />
      </div>
      <div className="grid items-end gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <DateField
          name="held"
          label={t("held")}
          initial={text("heldOn")}
          {...(precision !== "" && { initialPrecision: precision as "day" })}
        />
        <TextField name="startsAt" label={t("startsAt")} type="time" initial={text("startsAt")} />
        <DateField
          name="untilOn"
          label={t("until")}
          hint={t("untilHint")}
          dayOnly
          initial={text("untilOn")}
        />
      </div>
      <div className="grid items-end gap-4 md:grid-cols-3">
        <TextField name="place" label={t("place")} initial={text("place")} />
        <SelectField {...select("mode", "modes")} required empty={null} />
        <SelectField {...select("hostSide", "sides")} empty={t("noHost")} />
      </div>
      <TextField name="title" label={t("title")} hint={t("titleHint")} initial={text("title")} />
      <div className="grid items-end gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <MultiPicker
          name="topicIds"
          label={t("topics")}
          options={fixed.topics}
          initial={list("topicIds")}
        />
        <SelectField {...select("marking", "markings")} required empty={null} />
      </div>
      <details open={text("seriesId") !== "" || text("newSeries") !== "" || text("round") !== ""}>
        <summary className="link inline-flex min-h-6 items-center text-sm">{t("more")}</summary>
        <div className="grid items-end gap-4 pt-2 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <PickerField
            name="seriesId"
            newName="newSeries"
            label={t("series")}
            hint={t("seriesHint")}
            kind="series"
            query={{ partner }}
            options={lists.series}
            initial={picked("seriesId", "newSeries")}
          />
          <TextField name="round" label={t("round")} inputMode="numeric" initial={text("round")} />
          <SelectField
            name="timeZone"
            label={t("timeZone")}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            empty={null}
            required
            initial={text("timeZone")}
          />
        </div>
      </details>
    </section>
  );
}
