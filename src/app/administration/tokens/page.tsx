import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { endTokenAction } from "#features/api/actions.ts";
import { TokenList } from "#features/api/components/token-list.tsx";
import { UseList } from "#features/api/components/use-list.tsx";
import { listTokens, listUses } from "#features/api/queries.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Page, PageHeader, Section } from "#ui/page.tsx";

const PATH = "/administration/tokens";
const MOST_USES = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("all.title") };
}

export default async function TokensPage() {
  const t = await getTranslations("api");
  const { tokens, uses, now } = await readPage(PATH, async ({ tx, now: instant }) => ({
    tokens: await listTokens(tx, null),
    uses: await listUses(tx, null, MOST_USES),
    now: instant,
  }));
  const timeZone = homeTimeZone();
  return (
    <Page marking="official">
      <PageHeader title={t("all.title")} meta={t("all.intro")} />
      <Section id="tokens" title={t("tokens")}>
        <TokenList
          tokens={tokens}
          now={now}
          timeZone={timeZone}
          revoke={endTokenAction}
          ofEverybody
        />
      </Section>
      <Section id="log" title={t("log")} hint={t("logHint")}>
        <UseList uses={uses} timeZone={timeZone} ofEverybody />
      </Section>
    </Page>
  );
}
