"use client";

import { type FormEvent, type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { Autosave, type AutosaveAnswer } from "#ui/autosave.tsx";
import { SubmitButton } from "#ui/choice.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { DateField } from "#ui/date-field.tsx";
import type { Typed } from "../typed.ts";
import { BasicFields } from "./basic-fields.tsx";
import {
  type FixedLists,
  MeetingFormProvider,
  type SideLists,
  useBoxes,
  useMeetingForm,
} from "./meeting-context.tsx";
import { RowSections } from "./row-sections.tsx";
import { listsFor } from "./side-lists.ts";
import { zonesFor } from "./time-zones.ts";

type Props = {
  words: Readonly<Record<string, string>>;
  fixed: FixedLists;
  lists: SideLists;
  typed: Typed;
  labels: Readonly<Record<string, string>>;
  /** The partner of a recorded meeting, which stays. */
  fixedPartner: string | null;
  homeZone: string;
  canSubmit: boolean;
  save: (form: FormData) => Promise<AutosaveAnswer | null>;
};

/** Everything between the form's tags; the server draws it too, for browsers without scripts. */
export function MeetingFields(props: Props) {
  const { words, fixed, labels, typed, save } = props;
  const [partner, setPartner] = useState(String(typed["partner"] ?? ""));
  const [lists, setLists] = useState(props.lists);
  const t = useCallback((key: string) => words[key] ?? key, [words]);
  const form = useMemo(
    () => ({ t, fixed, lists, partner, typed, labels }),
    [t, fixed, lists, partner, typed, labels],
  );

  // A reload finds the draft again.
  const keep = useCallback(
    async (data: FormData) => {
      const answer = await save(data);
      const id = answer?.hidden?.["draftId"];
      // With the state as it is: another one would make the router drop the save that may be under way.
      if (id !== undefined) window.history.replaceState(window.history.state, "", `?draft=${id}`);
      return answer;
    },
    [save],
  );

  function change(event: FormEvent<HTMLDivElement>) {
    const box = event.target;
    if (!(box instanceof HTMLSelectElement) || box.name !== "partner") return;
    setPartner(box.value);
    void listsFor(box.value, lists).then(setLists);
  }

  return (
    <MeetingFormProvider value={form}>
      {/* It only listens: what is pressed and changed are the boxes in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onChange={change} onKeyDown={press} className="grid gap-5">
        {/* What Enter presses in a box, where no script runs. */}
        <button type="submit" name="intent" value="keep" tabIndex={-1} className="hidden">
          {t("keepDraft")}
        </button>
        <BasicFields
          fixedPartner={props.fixedPartner}
          zones={zonesFor(partner, [props.homeZone, String(typed["timeZone"] ?? "")])}
        />
        <RowSections />
        <End />
        <div className="save-bar">
          <SubmitButton intent="save">{t("save")}</SubmitButton>
          {props.canSubmit && (
            <SubmitButton intent="submit" tone="secondary">
              {t("saveAndSubmit")}
            </SubmitButton>
          )}
          <span className="without-script">
            <SubmitButton intent="keep" tone="quiet">
              {t("keepDraft")}
            </SubmitButton>
          </span>
          <Autosave save={keep} />
          <span className="needs-script ms-auto text-xs text-ink-2 max-sm:hidden">
            {t("shortcut")}
          </span>
        </div>
      </div>
    </MeetingFormProvider>
  );
}

/** Ctrl+Enter saves from any box. Enter alone does not: the form is long, and half of it would be sent. */
function press(event: KeyboardEvent<HTMLDivElement>) {
  const box = event.target;
  if (event.key !== "Enter" || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const form = event.currentTarget.closest("form");
    form?.requestSubmit(form.querySelector<HTMLElement>('button[name="intent"][value="save"]'));
  } else if (box instanceof HTMLInputElement && !["checkbox", "radio"].includes(box.type)) {
    event.preventDefault();
  }
}

function End() {
  const { t } = useMeetingForm();
  const { text } = useBoxes();
  const precision = text("nextRoundPrecision");
  return (
    <section aria-labelledby="end-title" className="sheet grid gap-4 px-4 py-3">
      <h2 id="end-title" className="text-lg font-semibold">
        {t("end")}
      </h2>
      <TextArea
        name="summary"
        label={t("summary")}
        hint={t("summaryHint")}
        rows={4}
        initial={text("summary")}
      />
      <div className="grid items-end gap-4 md:grid-cols-2">
        <TextField
          name="nextRoundWords"
          label={t("nextRoundWords")}
          hint={t("nextRoundWordsHint")}
          initial={text("nextRoundWords")}
        />
        <DateField
          name="nextRound"
          label={t("nextRound")}
          hint={t("nextRoundHint")}
          initial={text("nextRoundOn")}
          {...(precision !== "" && { initialPrecision: precision as "day" })}
        />
      </div>
    </section>
  );
}
