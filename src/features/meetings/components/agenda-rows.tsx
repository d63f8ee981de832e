"use client";

import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { CommitmentFields } from "./commitment-fields.tsx";
import { useBoxes, useMeetingForm } from "./meeting-context.tsx";
import { AddButton, RemoveButton } from "./row-buttons.tsx";

/** A row is added in front of others only in the eye: in the form it has its own number. */
export type OutcomeRow = { row: number; kind: string; agenda: string };

type Adding = (kind: string, agenda: string) => void;

type AgendaProps = {
  row: number;
  /** Its place on the page, from 1. */
  number: number;
  outcomes: readonly OutcomeRow[];
  onAdd: Adding;
  onRemove: () => void;
  onRemoveOutcome: (row: number) => void;
};

/** An agenda item with what came out of it. */
export function AgendaRow(props: AgendaProps) {
  const { row, number, outcomes, onAdd, onRemove, onRemoveOutcome } = props;
  const { t } = useMeetingForm();
  const { text } = useBoxes();
  const name = (field: string) => `agenda.${row}.${field}`;
  const id = text(name("id"));
  return (
    <fieldset id={`agenda-${row}`} className="agenda-item">
      <legend className="sr-only">{t("agendaItem").replace("{n}", String(number))}</legend>
      {id !== "" && <input type="hidden" name={name("id")} value={id} />}
      <div className="flex items-start gap-2">
        <span aria-hidden="true" className="figures w-6 pt-8 text-end font-semibold text-ink-2">
          {number}
        </span>
        <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <TextField name={name("title")} label={t("agendaTitle")} initial={text(name("title"))} />
          <TextArea
            name={name("notes")}
            label={t("agendaNotes")}
            rows={1}
            initial={text(name("notes"))}
          />
        </div>
        <div className="pt-7">
          <RemoveButton
            row={`agenda.${row}`}
            label={t("removeItem").replace("{n}", String(number))}
            onRemove={onRemove}
          />
        </div>
      </div>
      <Outcomes outcomes={outcomes} onRemove={onRemoveOutcome} />
      <OutcomeButtons agenda={String(row)} onAdd={onAdd} />
    </fieldset>
  );
}

type OutcomesProps = { outcomes: readonly OutcomeRow[]; onRemove: (row: number) => void };

export function Outcomes({ outcomes, onRemove }: OutcomesProps) {
  if (outcomes.length === 0) return null;
  return (
    <div className="grid gap-2 sm:ps-8">
      {outcomes.map((outcome) => (
        <Outcome key={outcome.row} {...outcome} onRemove={() => onRemove(outcome.row)} />
      ))}
    </div>
  );
}

function Outcome({ row, kind, agenda, onRemove }: OutcomeRow & { onRemove: () => void }) {
  const { t, fixed } = useMeetingForm();
  const { text } = useBoxes();
  const name = (field: string) => `outcomes.${row}.${field}`;
  const isKept = text(name("_keep")) === "true";
  return (
    <fieldset id={`outcomes-${row}`} className="outcome">
      <legend className="sr-only">{t("outcome")}</legend>
      <input type="hidden" name={name("_agenda")} value={agenda} />
      {["id", "_keep"].map((field) => {
        const value = text(name(field));
        return value && <input key={field} type="hidden" name={name(field)} value={value} />;
      })}
      {isKept ? (
        <p className="col-span-2 text-sm">
          {text(name("text"))} <span className="text-ink-2">{t("keptRow")}</span>
        </p>
      ) : (
        <>
          <SelectField
            name={name("kind")}
            label={t("outcomeKind")}
            options={fixed.kinds}
            empty={null}
            required
            initial={text(name("kind")) || kind}
          />
          <TextArea
            name={name("text")}
            label={t("outcomeText")}
            rows={2}
            required
            initial={text(name("text"))}
          />
        </>
      )}
      <div className="pt-7">
        <RemoveButton row={`outcomes.${row}`} label={t("removeOutcome")} onRemove={onRemove} />
      </div>
      {!isKept && <CommitmentFields row={row} />}
    </fieldset>
  );
}

const KINDS = ["commitment", "decision", "information"] as const;

export function OutcomeButtons({ agenda, onAdd }: { agenda: string; onAdd: Adding }) {
  const { t } = useMeetingForm();
  return (
    <div className="flex flex-wrap items-center gap-2 sm:ps-8">
      {KINDS.map((kind) => (
        <AddButton key={kind} what={`outcomes:${kind}:${agenda}`} onAdd={() => onAdd(kind, agenda)}>
          {t(`add.${kind}`)}
        </AddButton>
      ))}
    </div>
  );
}
