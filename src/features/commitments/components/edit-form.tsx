import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { reviseCommitmentAction } from "../actions.ts";
import type { CommitmentView } from "../views.ts";
import { DetailsFields } from "./details-fields.tsx";

type Props = Omit<ComponentProps<typeof DetailsFields>, "partner" | "commitment"> & {
  commitment: CommitmentView;
};

/** Corrects what is said about a commitment. */
export async function EditForm({ commitment, ...rest }: Props) {
  const t = await getTranslations("commitments");
  const { id, version, partner } = commitment;
  return (
    <ActionForm action={reviseCommitmentAction} requestKey={uuidv7()} hidden={{ id, version }}>
      <DetailsFields partner={partner.code} commitment={commitment} {...rest} />
      <FormButtons>
        <SubmitButton>{t("edit.save")}</SubmitButton>
        <ButtonLink href={`/commitments/${id}`} tone="quiet">
          {t("report.cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
