import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { RETURN_REASONS } from "#domain/return-reason.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";

type Action = ComponentProps<typeof ActionForm>["action"];
type Props = {
  item: { id: string; version: number; isOwn: boolean };
  /** The part of the queue that it is decided in. */
  queue: string;
  accept: { action: Action; label: string };
  back: { action: Action; label: string };
};

/** The two ways on: it is accepted, or it goes back with a reason. Nobody decides on what is their own. */
export async function Decision({ item: { id, version, isOwn }, queue, accept, back }: Props) {
  const t = await getTranslations("reviews");
  if (isOwn) return <Notice title={t("own")}>{t("ownHint")}</Notice>;
  return (
    <div className="no-print flex flex-wrap items-start gap-4">
      <ActionForm
        action={accept.action}
        requestKey={uuidv7()}
        hidden={{ id, version, queue }}
        label={accept.label}
        className="queue-accept grid justify-items-start gap-2"
      >
        <SubmitButton>{accept.label}</SubmitButton>
      </ActionForm>
      <details className="queue-return min-w-64 flex-1 pt-1">
        <summary className="link inline-flex min-h-6 items-center font-medium">
          {back.label}
        </summary>
        <ActionForm
          action={back.action}
          requestKey={uuidv7()}
          hidden={{ id, version, queue }}
          label={back.label}
          className="grid max-w-xl gap-3 pt-2"
        >
          <SelectField
            name="reasonKind"
            label={t("reasonKind")}
            options={RETURN_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
            required
          />
          <TextArea name="reason" label={t("reasonWords")} rows={3} required />
          <SubmitButton tone="secondary">{back.label}</SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
