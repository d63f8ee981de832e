import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "#ui/page.tsx";
import type { TextsHead } from "../views.ts";

type Props = {
  agreement: TextsHead;
  title: ReactNode;
  /** Below the list of texts, which then is on the way. */
  isBelow?: boolean;
  meta?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** The frame of every page about an agreement's texts: whose they are stands above. */
export async function TextsFrame(props: Props) {
  const { agreement, title, isBelow = false, meta, actions, children } = props;
  const t = await getTranslations("texts");
  const agreements = await getTranslations("agreements");
  const { id, ref, marking } = agreement;
  return (
    <Page marking={marking}>
      <PageHeader
        title={title}
        kicker={ref}
        marking={marking}
        breadcrumb={[
          { href: "/agreements", label: agreements("title") },
          { href: `/agreements/${id}`, label: <bdi>{agreement.title}</bdi> },
          ...(isBelow ? [{ href: `/agreements/${id}/texts`, label: t("title") }] : []),
        ]}
        meta={meta}
        actions={actions}
      />
      {children}
    </Page>
  );
}
