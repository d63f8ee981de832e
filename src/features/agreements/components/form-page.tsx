import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "#ui/page.tsx";
import type { AgreementView } from "../views.ts";

type Props = {
  agreement: AgreementView;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
};

/** The frame of every form about one agreement: whose it is stands above. */
export async function AgreementFormPage({ agreement, title, lead, children }: Props) {
  const t = await getTranslations("agreements");
  return (
    <Page narrow marking={agreement.marking}>
      <PageHeader
        title={title}
        kicker={agreement.ref}
        breadcrumb={[
          { href: "/agreements", label: t("title") },
          { href: `/agreements/${agreement.id}`, label: <bdi>{agreement.title}</bdi> },
        ]}
        meta={lead}
      />
      {children}
    </Page>
  );
}
