import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { isPromise } from "#domain/wording-strength.ts";
import { Link } from "#ui/link.tsx";
import { ButtonLink, PageHeader } from "#ui/page.tsx";
import { CountryName, DueTag, StatusTag, Tag } from "#ui/tag.tsx";
import type { CommitmentView } from "../views.ts";

type Props = {
  commitment: CommitmentView;
  asOf: CalendarDate;
  /** What this reader may do with it. */
  may: { report: boolean; revise: boolean };
  /** What else can be done with it. */
  children: ReactNode;
};

/** Name, partner and standing of a commitment, and what can be done about it. */
export async function RecordHeader({ commitment, asOf, may, children }: Props) {
  const t = await getTranslations("commitments");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { id, ref, title, marking, partner, status, strength } = commitment;
  return (
    <PageHeader
      title={title}
      kicker={<span className="figures">{ref}</span>}
      marking={marking}
      breadcrumb={[{ href: "/commitments", label: t("title") }]}
      meta={
        <>
          <Link href={`/partners/${partner.code}`}>
            <CountryName code={partner.code} name={nameIn(locale, partner)} />
          </Link>
          <StatusTag value={status} />
          {(commitment.isOverdue || commitment.isOpen) && commitment.dueLastDay && (
            <DueTag due={commitment.dueLastDay} today={asOf} />
          )}
          {!isPromise(strength) && (
            <Tag icon="info">
              {t("record.talkingPoint", { strength: values(`wordingStrength.${strength}`) })}
            </Tag>
          )}
        </>
      }
      actions={
        <>
          {children}
          {may.revise && (
            <ButtonLink href={`/commitments/${id}/edit`}>{t("edit.action")}</ButtonLink>
          )}
          {may.report && (
            <ButtonLink href={`/commitments/${id}/report`} tone="primary">
              {t("report.action")}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
