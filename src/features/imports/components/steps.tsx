import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import type { FormAction } from "#domain/form-state.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import {
  discardImportAction,
  finishImportAction,
  startImportAction,
  undoImportAction,
} from "../actions.ts";
import type { BatchView, BroughtRecord } from "../views.ts";

const STEPS = ["new", "map", "check", "done"] as const;

/** Where on its way a file is; the steps behind can be gone back to. */
export async function StepList({ id, now }: { id: string | null; now: (typeof STEPS)[number] }) {
  const t = await getTranslations("imports.step");
  const at = STEPS.indexOf(now);
  return (
    <ol className="flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t("label")}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          {...(step === now && { "aria-current": "step" as const })}
          className={step === now ? "font-semibold text-ink" : "text-ink-2"}
        >
          {index + 1}.{" "}
          {id !== null && step === "map" && index < at && now === "check" ? (
            <Link href={`/imports/${id}/map`} className="link">
              {t(step)}
            </Link>
          ) : (
            t(step)
          )}
        </li>
      ))}
    </ol>
  );
}

type OneButton = {
  action: FormAction;
  batch: Pick<BatchView, "id" | "version">;
  word: string;
  tone: "secondary" | "danger" | "quiet";
};

function OneButton({ action, batch: { id, version }, word, tone }: OneButton) {
  return (
    <ActionForm action={action} requestKey={uuidv7()} hidden={{ id, version: String(version) }}>
      <div className="mt-2">
        <SubmitButton tone={tone}>{word}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Lets the checked file in, with or without its bad rows, or forgets it. */
export async function StartForm({ batch }: { batch: BatchView }) {
  const t = await getTranslations("imports.start");
  const { id, version, counts } = batch;
  const good = counts.created + counts.updated;
  return (
    <div className="grid gap-4">
      {good === 0 ? (
        <p className="sheet p-4">{t("nothing")}</p>
      ) : (
        <ActionForm
          action={startImportAction}
          requestKey={uuidv7()}
          hidden={{ id, version: String(version) }}
        >
          {counts.refused > 0 && (
            <CheckboxField
              name="skipsBad"
              label={t("skip", { count: counts.refused })}
              hint={t("skipHint")}
            />
          )}
          <FormButtons>
            <SubmitButton>{t("go", { count: good })}</SubmitButton>
          </FormButtons>
        </ActionForm>
      )}
      <OneButton action={discardImportAction} batch={batch} word={t("discard")} tone="quiet" />
    </div>
  );
}

/** Search has not all of it: it is being told, or was stopped in the middle. */
export async function FinishForm({ batch }: { batch: BatchView }) {
  const t = await getTranslations("imports.done");
  return (
    <Notice tone="info" title={t("indexing")}>
      <OneButton action={finishImportAction} batch={batch} word={t("finish")} tone="secondary" />
    </Notice>
  );
}

/** Takes it back, while nothing else has touched its rows; else says which were. */
export async function UndoForm({
  batch,
  touched,
}: {
  batch: BatchView;
  touched: readonly number[];
}) {
  const t = await getTranslations("imports.undo");
  return (
    <Section id="undo" title={t("title")}>
      {touched.length === 0 ? (
        <>
          <p className="text-sm text-ink-2">{t("what")}</p>
          <OneButton action={undoImportAction} batch={batch} word={t("go")} tone="danger" />
        </>
      ) : (
        <p className="sheet p-4">
          {t("touched", { rows: touched.join(", "), count: touched.length })}
        </p>
      )}
    </Section>
  );
}

const PLACES = {
  agreement: "agreements",
  training: "trainings",
  meeting: "meetings",
  commitment: "commitments",
  programme: "trainings",
  delivery: "deliveries",
  source: "sources",
  agency: "agencies",
  person: "people",
} as const;

/** The first records that came in, as links. */
export async function Brought({ records }: { records: readonly BroughtRecord[] }) {
  if (records.length === 0) return null;
  const t = await getTranslations("imports.brought");
  return (
    <Section id="records" title={t("title")} hint={t("hint", { count: records.length })}>
      <ul className="sheet grid gap-1 px-4 py-3">
        {records.map(({ id, kind, number, label }) => (
          <li key={`${kind} ${number}`}>
            <Link href={`/${PLACES[kind]}/${id}`} className="link">
              <bdi>{label}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
