import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import type { FormAction } from "#domain/form-state.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";

type Props = { userId: string; link: string | null; action: FormAction };

/** The link to pass on, right after it was made; later the button that makes another. */
export async function InvitationPanel({ userId, link, action }: Props) {
  const t = await getTranslations("administration");
  return (
    <>
      {link !== null && (
        <Notice tone="success" title={t("link")}>
          <p>{t("linkHint")}</p>
          <input
            readOnly
            aria-label={t("link")}
            value={link}
            className="control figures mt-2 w-full"
            dir="ltr"
          />
        </Notice>
      )}
      <ActionForm
        action={action}
        requestKey={uuidv7()}
        hidden={{ id: userId }}
        label={t("inviteAgain")}
      >
        <p className="text-sm text-ink-2">{t("inviteAgainHint")}</p>
        <SubmitButton tone="secondary">{t("inviteAgain")}</SubmitButton>
      </ActionForm>
    </>
  );
}
