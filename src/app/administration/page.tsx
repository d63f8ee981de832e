import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterPage } from "#server/page.ts";
import { Link } from "#ui/link.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("title") };
}

export default async function AdministrationPage() {
  await enterPage("/administration");
  const t = await getTranslations("administration");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {(
          ["users", "topics", "routes", "audit", "exports", "open-data", "tokens", "jobs"] as const
        ).map((name) => (
          <li key={name} className="sheet grid gap-1 p-5">
            <h2 className="text-lg font-semibold">
              <Link href={`/administration/${name}`} className="link">
                {t(name)}
              </Link>
            </h2>
            <p className="text-ink-2">{t(`${name}Hint`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
