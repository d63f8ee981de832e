import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { When } from "#domain/moment.ts";
import { formatDay, formatFuzzy } from "#ui/format.ts";
import { fuzzyWords } from "#ui/words.ts";
import { momentQuery } from "../about.ts";

type Props = {
  /** What sort of record it is, in words: "MoU". */
  kind: string;
  /** Null for what has none: agencies and people. */
  reference: string | null;
  title: string;
  partner: string | null;
  /** When it was made, held, signed, published. */
  date: FuzzyDate | null;
  /** How it stood on the day that is shown, in words. */
  state: string | null;
  marking: Marking;
  /** Of the record's page, without what was asked of it. */
  path: string;
  origin: string;
  when: When;
  today: CalendarDate;
};

/**
 * A citation, ready to be copied: what the record is, how it stood on which day, and where to look at it as
 * it stood then.
 */
export async function CiteThis(props: Props) {
  const { kind, reference, title, partner, date, state, marking, path, origin, when, today } =
    props;
  const t = await getTranslations("export.cite");
  const markings = await getTranslations("values.marking");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const asOf = when.asOf ?? today;
  const what = [
    [kind, reference].filter(Boolean).join(" "),
    t("quoted", { title }),
    partner,
    date && formatFuzzy(date, locale, words),
  ];
  const said = {
    what: what.filter(Boolean).join(t("comma")),
    day: formatDay(asOf, locale),
    address: origin + path + momentQuery(asOf, when.knownOn),
    accessed: formatDay(today, locale),
  };
  const plain = state === null ? t("textPlain", said) : t("text", { ...said, state });
  const text =
    when.knownOn === null
      ? plain
      : t("known", { text: plain, day: formatDay(when.knownOn, locale) });
  return (
    <details className="sheet p-4">
      <summary className="link inline-block py-1">{t("title")}</summary>
      <p dir="auto" className="mt-3 max-w-prose break-words select-all">
        {marking === "official" ? text : t("marked", { marking: markings(marking), text })}
      </p>
      <p className="no-print mt-1 text-xs text-ink-2">{t("hint")}</p>
    </details>
  );
}
