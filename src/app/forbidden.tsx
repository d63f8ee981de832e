import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#ui/page.tsx";
import { PlainPage } from "#ui/plain-page.tsx";

/** Signed in, but not in the role that this address is for. */
export default async function ForbiddenPage() {
  const t = await getTranslations("ui.forbidden");
  return (
    <PlainPage
      title={t("title")}
      actions={
        <ButtonLink href="/" tone="primary">
          {t("home")}
        </ButtonLink>
      }
    >
      <p>{t("body")}</p>
    </PlainPage>
  );
}
