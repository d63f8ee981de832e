import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { coversPartner } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, MARKINGS } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { makeTokenAction, revokeTokenAction } from "#features/api/actions.ts";
import { FreshToken } from "#features/api/components/fresh-token.tsx";
import { TokenForm } from "#features/api/components/token-form.tsx";
import { TokenList } from "#features/api/components/token-list.tsx";
import { UseList } from "#features/api/components/use-list.tsx";
import { mayWriteAtAll } from "#features/api/policy.ts";
import { listTokens, listUses } from "#features/api/queries.ts";
import { listCountries } from "#features/countries/queries.ts";
import { reviseSettingAction } from "#features/notifications/actions.ts";
import { SettingForm } from "#features/notifications/components/setting-form.tsx";
import { getSetting } from "#features/notifications/queries.ts";
import { env } from "#server/env.ts";
import { isMailOn } from "#server/mail/transport.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { freshSecret } from "#server/secret.ts";
import { currentPerson } from "#server/session.ts";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("title") };
}

export default async function ProfilePage() {
  const t = await getTranslations("api");
  const values = await getTranslations("values");
  const notices = await getTranslations("notices");
  const locale = await getLocale();
  const person = await currentPerson();
  const fresh = await freshSecret();
  const { tokens, uses, countries, setting, viewer, now } = await readPage(
    "/profile",
    async ({ tx, viewer: reader, now: instant }) => {
      const own = reader.kind === "user" ? reader.id : "";
      return {
        tokens: await listTokens(tx, own),
        uses: await listUses(tx, own),
        countries: await listCountries(tx),
        setting: await getSetting(tx, own),
        viewer: reader,
        now: instant,
      };
    },
  );
  if (person === null) return null;
  const shown = tokens.find(({ id }) => id === fresh?.tokenId);
  // Codes of the table of countries.
  const partners = countries
    .filter(({ code }) => coversPartner(viewer, code as CountryCode))
    .map((country) => ({ code: country.code, name: nameIn(locale, country) }));
  const timeZone = homeTimeZone();
  return (
    <Page marking="official">
      <PageHeader title={t("title")} />
      <p className="max-w-prose text-ink-2">{t("intro")}</p>
      {fresh !== null && shown !== undefined && (
        <FreshToken kind={shown.kind} secret={fresh.secret} origin={env().ACCORD_ORIGIN} />
      )}
      <Section id="account" title={t("account")} sheet>
        <SummaryList
          rows={[
            { term: t("name"), value: <bdi>{person.name}</bdi> },
            { term: t("email"), value: <bdi>{person.email}</bdi> },
            { term: t("role"), value: values(`role.${person.role}`) },
            { term: t("clearance"), value: values(`marking.${person.clearance}`) },
            {
              term: t("partners"),
              value:
                person.partners === null
                  ? t("everyPartner")
                  : partners.map(({ name }) => name).join(", "),
            },
          ]}
        />
      </Section>
      <Section
        id="mail"
        title={notices("setting.title")}
        hint={isMailOn() ? notices("setting.intro", { zone: timeZone }) : notices("setting.off")}
        sheet
      >
        <SettingForm action={reviseSettingAction} setting={setting} />
      </Section>
      <Section
        id="tokens"
        title={t("tokens")}
        hint={t("tokensHint")}
        actions={
          <Link href="/api/v1" className="link">
            {t("reference")}
          </Link>
        }
      >
        {tokens
          .filter(({ isRevokedByOther }) => isRevokedByOther)
          .map(({ id, name, revokedAt }) => (
            <Notice
              key={id}
              tone="warning"
              title={t("revokedNotice", {
                name,
                at: revokedAt === null ? "" : formatInstant(revokedAt, locale, timeZone),
              })}
            >
              <p>{t("revokedNoticeHint")}</p>
            </Notice>
          ))}
        <TokenList tokens={tokens} now={now} timeZone={timeZone} revoke={revokeTokenAction} />
      </Section>
      <Section id="make" title={t("make")} sheet>
        <TokenForm
          action={makeTokenAction}
          countries={partners}
          markings={MARKINGS.filter((marking) => isCovered(person.clearance, marking))}
          mayWrite={mayWriteAtAll(viewer)}
        />
      </Section>
      <Section id="log" title={t("log")} hint={t("logHint")}>
        <UseList uses={uses} timeZone={timeZone} />
      </Section>
    </Page>
  );
}
