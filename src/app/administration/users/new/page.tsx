import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { inviteUserAction } from "#features/administration/actions.ts";
import { UserForm } from "#features/administration/components/user-form.tsx";
import { listCountries } from "#features/countries/queries.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("newUser") };
}

export default async function NewUserPage() {
  const countries = await readPage("/administration/users/new", ({ tx }) => listCountries(tx));
  const t = await getTranslations("administration");
  return (
    <Page narrow>
      <PageHeader
        title={t("newUser")}
        breadcrumb={[{ href: "/administration/users", label: t("users") }]}
      />
      <UserForm action={inviteUserAction} countries={countries} />
    </Page>
  );
}
