import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Menu } from "#ui/board.tsx";
import { Link } from "#ui/link.tsx";
import { ButtonLink, PageHeader } from "#ui/page.tsx";
import { CountryName, Tag } from "#ui/tag.tsx";
import type { AgreementView } from "../views.ts";
import { StateTag } from "./tags.tsx";

type Props = { agreement: AgreementView; mayWrite: boolean; follow: ReactNode };

/** What it is, in the words that fit, and what can be done about it. */
export async function AgreementHeader({ agreement, mayWrite, follow }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { partner, instrument, binding, state, isPlaceholder, isFastTrack, releasableTo } =
    agreement;
  return (
    <PageHeader
      title={agreement.title}
      kicker={agreement.ref}
      marking={agreement.marking}
      breadcrumb={[
        instrument === "mou"
          ? { href: "/mous", label: (await getTranslations("mous"))("title") }
          : { href: "/agreements", label: t("title") },
      ]}
      meta={
        <>
          <Link href={`/partners/${partner.code}`}>
            <CountryName code={partner.code} name={nameIn(locale, partner)} />
          </Link>
          <StateTag of={agreement} state={state} />
          <span>{values(`instrumentType.${instrument}`)}</span>
          <span>{values(`binding.${binding}`)}</span>
          {isPlaceholder && <Tag icon="circleDashed">{t("notNamed")}</Tag>}
          {isFastTrack && <Tag icon="flag">{t("fastTrack")}</Tag>}
          {releasableTo.length > 0 && (
            <span>{t("releasable", { codes: releasableTo.join(", ") })}</span>
          )}
        </>
      }
      actions={
        <>
          {follow}
          {mayWrite && <Actions agreement={agreement} />}
        </>
      }
    />
  );
}

async function Actions({ agreement }: { agreement: AgreementView }) {
  const t = await getTranslations("agreements.do");
  const { id, stages, isPendingMou } = agreement;
  const isOnItsWay = isPendingMou || stages.length > 0;
  const others = [
    ...(isOnItsWay ? (["act"] as const) : (["move"] as const)),
    ...(["link", "concur", "texts", "after"] as const),
    ...(isOnItsWay ? (["neighbours", "fast-track"] as const) : []),
  ];
  return (
    <>
      <ButtonLink href={`/agreements/${id}/edit`}>{t("edit")}</ButtonLink>
      <Menu label={t("more")} text={t("more")}>
        <ul className="grid gap-1">
          {others.map((verb) => (
            <li key={verb}>
              <Link href={`/agreements/${id}/${verb}`} className="link inline-block py-1">
                {t(verb === "fast-track" ? "fast" : verb)}
              </Link>
            </li>
          ))}
        </ul>
      </Menu>
      <ButtonLink href={`/agreements/${id}/${isOnItsWay ? "move" : "act"}`} tone="primary">
        {t(isOnItsWay ? "move" : "act")}
      </ButtonLink>
    </>
  );
}
