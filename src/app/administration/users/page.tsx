import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserTable } from "#features/administration/components/user-table.tsx";
import { listUsers } from "#features/administration/queries.ts";
import { readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("users") };
}

export default async function UsersPage() {
  const users = await readPage("/administration/users", ({ tx }) => listUsers(tx));
  const t = await getTranslations("administration");
  return (
    <Page>
      <PageHeader
        title={t("users")}
        breadcrumb={[{ href: "/administration", label: t("title") }]}
        actions={
          <ButtonLink href="/administration/users/new" tone="primary">
            {t("newUser")}
          </ButtonLink>
        }
      />
      <UserTable users={users} />
    </Page>
  );
}
