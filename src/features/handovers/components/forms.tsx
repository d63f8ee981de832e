import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { acknowledgeHandoverAction, openHandoverAction } from "../actions.ts";

type OpenProps = { postId: string; accounts: { id: string; name: string; email: string }[] };

/** A manager hands the list to the account of whoever takes the post over. */
export async function OpenForm({ postId, accounts }: OpenProps) {
  const t = await getTranslations("handovers.open");
  return (
    <details className="sheet no-print px-4 py-2.5">
      <summary className="text-sm font-medium">{t("title")}</summary>
      <div className="mt-3 grid max-w-2xl gap-3">
        <p className="text-sm text-ink-2">{t("hint")}</p>
        <ActionForm
          action={openHandoverAction}
          requestKey={uuidv7()}
          label={t("title")}
          hidden={{ postId }}
        >
          <SelectField
            name="toId"
            label={t("to")}
            required
            options={accounts.map(({ id, name, email }) => ({
              value: id,
              label: `${name} (${email})`,
            }))}
          />
          <TextArea name="note" label={t("note")} rows={2} />
          <FormButtons>
            <SubmitButton>{t("button")}</SubmitButton>
          </FormButtons>
        </ActionForm>
      </div>
    </details>
  );
}

type AcknowledgeProps = { handoverId: string; digest: string; note: string | null };

/** The new holder says that the list was read. */
export async function AcknowledgeForm({ handoverId, digest, note }: AcknowledgeProps) {
  const t = await getTranslations("handovers.acknowledge");
  return (
    <section className="sheet no-print grid gap-3 px-4 py-3" aria-labelledby="acknowledge-title">
      <h2 id="acknowledge-title" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="max-w-prose text-sm text-ink-2">{t("hint")}</p>
      {note && (
        <p className="quote text-sm" dir="auto">
          {note}
        </p>
      )}
      <ActionForm
        action={acknowledgeHandoverAction}
        requestKey={uuidv7()}
        label={t("title")}
        hidden={{ handoverId, digest }}
      >
        <TextArea name="note" label={t("note")} rows={2} />
        <FormButtons>
          <SubmitButton>{t("button")}</SubmitButton>
        </FormButtons>
      </ActionForm>
    </section>
  );
}
