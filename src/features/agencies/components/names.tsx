import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { DateText } from "#ui/date-text.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Timeline } from "#ui/record.tsx";
import { Table } from "#ui/table.tsx";
import { standingOn, successorsOf } from "../rules.ts";
import type { AgencyName, AliasView, SuccessionView } from "../views.ts";
import { AgencyLink, AgencyLinks } from "./agency-name.tsx";
import { SourceLink } from "./evidence.tsx";

/** Every other name of an agency, and who uses it. */
export async function OtherNames({ aliases }: { aliases: readonly AliasView[] }) {
  const t = await getTranslations("agencies");
  const languages = await getTranslations("agencies.language");
  return (
    <Section id="names" title={t("otherNames")} count={aliases.length}>
      <Table
        caption={t("otherNames")}
        rows={aliases}
        rowKey={({ id }) => id}
        tight
        empty={<p className="text-sm text-ink-2">{t("noOtherNames")}</p>}
        columns={[
          {
            key: "name",
            header: t("alias.name"),
            rowHeader: true,
            cell: ({ name, language }) => <bdi lang={language}>{name}</bdi>,
          },
          {
            key: "language",
            header: t("alias.language"),
            cell: ({ language }) =>
              languages.has(language as "en") ? languages(language as "en") : language,
          },
          {
            key: "source",
            header: t("alias.source"),
            cell: ({ source }) =>
              source === null ? (
                <span className="text-ink-3">{t("alias.noSource")}</span>
              ) : (
                <SourceLink source={source} />
              ),
          },
        ]}
      />
    </Section>
  );
}

type SuccessionProps = { successions: readonly SuccessionView[] };

/** What came before the agency and after it, earliest first. */
export async function Successions({ successions }: SuccessionProps) {
  const t = await getTranslations("agencies.succession");
  if (successions.length === 0) return null;
  return (
    <Section id="succession" title={t("title")} sheet>
      <Timeline
        items={successions.map(({ id, kind, happened, note, predecessor, successor }) => ({
          id,
          icon: "history",
          date: <DateText date={happened} />,
          title: t.rich(kind, {
            from: () => <AgencyLink agency={predecessor} />,
            to: () => <AgencyLink agency={successor} />,
          }),
          detail: note,
        }))}
      />
    </Section>
  );
}

type FormerProps = SuccessionProps & { id: string; today: CalendarDate };

/** Leads from an agency that is no more to the one of today; nothing for one that still is. */
export async function FormerNotice({ id, successions, today }: FormerProps) {
  const t = await getTranslations("agencies");
  const heirs = successorsOf(id, successions, today).filter((heir) => heir !== id);
  if (heirs.length === 0) return null;
  const agencies = namedIn(successions, heirs);
  return (
    <Notice tone="warning" title={heirs.length > 1 ? t("formerSplit") : t("formerTitle")}>
      <AgencyLinks agencies={agencies} />
      <p className="mt-1">{t("formerHint")}</p>
    </Notice>
  );
}

/** Names what stood in the place of an agency that had not begun by the day that is shown. */
export async function EarlierNotice({ id, successions, today }: FormerProps) {
  const t = await getTranslations("agencies");
  const stood = standingOn(id, successions, today).filter((one) => one !== id);
  if (stood.length === 0) return null;
  return (
    <Notice tone="warning" title={t("earlierTitle")}>
      <AgencyLinks agencies={namedIn(successions, stood)} />
    </Notice>
  );
}

function namedIn(successions: readonly SuccessionView[], ids: readonly string[]): AgencyName[] {
  const names = new Map<string, AgencyName>(
    successions.flatMap(({ predecessor, successor }) => [
      [predecessor.id, predecessor],
      [successor.id, successor],
    ]),
  );
  return ids.map((id) => names.get(id)).filter((one) => one !== undefined);
}
