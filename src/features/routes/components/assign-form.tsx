import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { assignRouteAction } from "../actions.ts";
import type { Compared } from "../views.ts";
import { ComparedTable } from "./instruments.tsx";

type Props = { id: string; version: number; movable: readonly Compared[] };

/** Moves the instruments that are ticked to the route, with a reason that their records show. */
export async function AssignForm({ id, version, movable }: Props) {
  const t = await getTranslations("routes.assign");
  if (movable.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  return (
    <ActionForm action={assignRouteAction} requestKey={uuidv7()} hidden={{ id, version }}>
      <ComparedTable caption={t("title")} rows={movable} choose />
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
