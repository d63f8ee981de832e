"use client";

import { AgendaRow, OutcomeButtons, Outcomes } from "./agenda-rows.tsx";
import { useBoxes, useMeetingForm } from "./meeting-context.tsx";
import { ParticipantRow } from "./participant-row.tsx";
import { AddButton } from "./row-buttons.tsx";
import { useRows } from "./use-rows.ts";

const SIDES = ["home", "partner"] as const;

/** The parts of the form that grow: who was there, what was spoken about, what came of it. */
export function RowSections() {
  const { t } = useMeetingForm();
  const { typed } = useBoxes();
  const { rows, addPerson, addItem, addOutcome, remove } = useRows(typed);
  const loose = rows.outcomes.filter(({ agenda }) => !rows.agenda.includes(Number(agenda || -1)));
  return (
    <>
      <section id="participants" aria-labelledby="participants-title" className="sheet px-4 py-3">
        <h2 id="participants-title" className="text-lg font-semibold">
          {t("participants")}
        </h2>
        <p className="text-sm text-ink-2">{t("participantsHint")}</p>
        <div className="grid gap-4 pt-2">
          {SIDES.map((side) => (
            <div key={side} role="group" aria-labelledby={`side-${side}`}>
              <h3 id={`side-${side}`} className="eyebrow pb-1">
                {t(`side.${side}`)}
              </h3>
              {rows.participants
                .filter((one) => one.side === side)
                .map(({ row }) => (
                  <ParticipantRow
                    key={row}
                    row={row}
                    side={side}
                    onRemove={() => remove("participants", row)}
                  />
                ))}
              <div className="border-t border-line pt-2">
                <AddButton what={`participants:${side}`} onAdd={() => addPerson(side)}>
                  {t(`addPerson.${side}`)}
                </AddButton>
              </div>
            </div>
          ))}
        </div>
      </section>
      <section id="agenda" aria-labelledby="agenda-title" className="sheet grid gap-3 px-4 py-3">
        <div>
          <h2 id="agenda-title" className="text-lg font-semibold">
            {t("agenda")}
          </h2>
          <p className="text-sm text-ink-2">{t("agendaHint")}</p>
        </div>
        {rows.agenda.map((row, index) => (
          <AgendaRow
            key={row}
            row={row}
            number={index + 1}
            outcomes={rows.outcomes.filter(({ agenda }) => agenda === String(row))}
            onAdd={addOutcome}
            onRemove={() => remove("agenda", row)}
            onRemoveOutcome={(outcome) => remove("outcomes", outcome)}
          />
        ))}
        <div>
          <AddButton what="agenda" onAdd={addItem}>
            {t("addItem")}
          </AddButton>
        </div>
        <div id="outcomes" className="grid gap-2 border-t border-line pt-3">
          <h3 className="eyebrow">{t("looseOutcomes")}</h3>
          <Outcomes outcomes={loose} onRemove={(outcome) => remove("outcomes", outcome)} />
          <OutcomeButtons agenda="" onAdd={addOutcome} />
        </div>
      </section>
    </>
  );
}
