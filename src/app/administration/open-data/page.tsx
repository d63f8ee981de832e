import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { REGISTERS } from "#features/export/registers.ts";
import { countPublished } from "#features/open-data/dump.ts";
import { isOpenDataOn } from "#features/open-data/open.ts";
import { findLastMade } from "#features/open-data/queries.ts";
import { archiveOf, DICTIONARY, OPEN_FORMATS } from "#features/open-data/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";

const PATH = "/administration/open-data";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("open-data") };
}

export default async function OpenDataPage() {
  const { asked, last } = await readPage(PATH, async ({ tx, viewer, today }) => ({
    asked: { viewer, today },
    last: await findLastMade(tx),
  }));
  const counts = await countPublished(asked.viewer, asked.today);
  const t = await getTranslations("administration.openData");
  const administration = await getTranslations("administration");
  // Keys come from data.
  const say = (await getTranslations()) as unknown as (key: string) => string;
  const locale = await getLocale();
  const isOn = isOpenDataOn();
  return (
    <Page marking="official" narrow>
      <PageHeader
        title={administration("open-data")}
        meta={t("lead")}
        breadcrumb={[{ href: "/administration", label: administration("title") }]}
      />
      <Notice tone={isOn ? "success" : "info"} title={t(isOn ? "on" : "off")}>
        {t(isOn ? "onHint" : "offHint")}
      </Notice>
      <Section id="counts" title={t("counts")} hint={t("countsHint")} sheet>
        <SummaryList
          rows={[
            ...counts.map(({ name, rows }) => ({
              term: say(REGISTERS[name].title),
              value: formatNumber(rows, locale),
            })),
            {
              term: t("lastMade"),
              value:
                last === null
                  ? t("never")
                  : t("madeBy", {
                      at: formatInstant(last.at, locale, homeTimeZone()),
                      who: last.who,
                    }),
            },
          ]}
        />
      </Section>
      <Section id="files" title={t("files")} hint={t("filesHint")}>
        {/* Files, not pages: the browser takes them, and no script asks for them first. */}
        <p className="flex flex-wrap gap-3">
          {isOn &&
            OPEN_FORMATS.map((format) => (
              <a
                key={format}
                href={`${PATH}/${archiveOf(format)}`}
                download
                className="button button-secondary"
              >
                {t(`take.${format}`)}
              </a>
            ))}
          <a href={`${PATH}/${DICTIONARY}`} download className="button button-secondary">
            {t("take.dictionary")}
          </a>
        </p>
      </Section>
    </Page>
  );
}
