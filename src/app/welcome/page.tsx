import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { welcomeAction } from "#features/administration/actions.ts";
import { WelcomeForm } from "#features/administration/components/welcome-form.tsx";
import { welcomeOf } from "#server/invitation.ts";
import { ButtonLink } from "#ui/page.tsx";
import { PlainPage } from "#ui/plain-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("welcome") };
}

export default async function WelcomePage({ searchParams }: PageProps<"/welcome">) {
  const t = await getTranslations("sign-in");
  const { token } = await searchParams;
  const secret = typeof token === "string" ? token : "";
  const kind = await welcomeOf(secret);
  if (kind === null) {
    return (
      <PlainPage
        title={t("linkEnded")}
        actions={<ButtonLink href="/sign-in">{t("title")}</ButtonLink>}
      >
        <p>{t("linkEndedHint")}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t("welcome")}>
      <p>{t(kind === "first" ? "welcomeFirst" : "welcomeInvited")}</p>
      <WelcomeForm action={welcomeAction} token={secret} isFirst={kind === "first"} />
    </PlainPage>
  );
}
