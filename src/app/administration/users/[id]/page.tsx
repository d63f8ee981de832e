import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { inviteAgainAction, reviseUserAction } from "#features/administration/actions.ts";
import { InvitationPanel } from "#features/administration/components/invitation-panel.tsx";
import { UserForm } from "#features/administration/components/user-form.tsx";
import { canReviseUser } from "#features/administration/policy.ts";
import { getUser } from "#features/administration/queries.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { listCountries } from "#features/countries/queries.ts";
import { freshInvitation } from "#server/invitation.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("user") };
}

export default async function UserPage({ params }: PageProps<"/administration/users/[id]">) {
  const { id } = await params;
  const { user, countries, history, mayRevise } = await readPage(
    "/administration/users/[id]",
    async ({ tx, viewer }) => {
      const found = await getUser(tx, id);
      return {
        user: found,
        mayRevise: canReviseUser(viewer, found),
        countries: await listCountries(tx),
        history: await listHistory(tx, "user_account", id, { childKey: "user_id" }),
      };
    },
  );
  const t = await getTranslations("administration");
  const audit = await getTranslations("audit");
  return (
    <Page narrow>
      <PageHeader
        title={user.name}
        kicker={user.email}
        breadcrumb={[{ href: "/administration/users", label: t("users") }]}
      />
      {mayRevise ? (
        <>
          <Section id="invitation" title={t("signIn")} sheet>
            <InvitationPanel
              userId={id}
              link={await freshInvitation(id)}
              action={inviteAgainAction}
            />
          </Section>
          <Section id="rights" title={t("rights")} sheet>
            <UserForm action={reviseUserAction} countries={countries} user={user} />
          </Section>
        </>
      ) : (
        <Notice tone="info" title={t("own")}>
          {t("ownHint")}
        </Notice>
      )}
      <Section id="history" title={audit("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
