import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#ui/page.tsx";
import { PlainPage } from "#ui/plain-page.tsx";

/** For an unknown address, and for a record that is missing or hidden: both read the same. */
export default async function NotFoundPage() {
  const t = await getTranslations("ui.notFound");
  return (
    <PlainPage
      title={t("title")}
      actions={
        <>
          <ButtonLink href="/" tone="primary">
            {t("home")}
          </ButtonLink>
          <ButtonLink href="/search">{t("search")}</ButtonLink>
        </>
      }
    >
      <p>{t("body")}</p>
    </PlainPage>
  );
}
