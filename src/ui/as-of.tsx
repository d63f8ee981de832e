import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { hrefWith, type Params, valuesOf } from "./address.ts";
import { dateAsTyped, DAY_EXAMPLE, formatDay, type Locale } from "./format.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { MOMENT_NAMES } from "./moment.ts";

type Name = (typeof MOMENT_NAMES)[number];

type Props = {
  path: string;
  params: Params;
  /** The days that are shown; null: today, and all that is known by now. */
  when: Record<Name, CalendarDate | null>;
  /** What this page cannot show of another day, in sentences. */
  limits?: readonly string[];
  /** The record's own values are those of the day as known, not those of today. */
  rewound?: boolean;
};

/**
 * Looks at the register as it stood on a day and as it was known on a day. The other parameters of the
 * address stay. A picture of another day says so, on paper too, and what it cannot show.
 */
export async function AsOf({ path, params, when, limits = [], rewound = false }: Props) {
  const t = await getTranslations("ui.asOf");
  const locale = await getLocale();
  const { asOf, knownOn } = when;
  const misread = MOMENT_NAMES.filter(
    (name) => when[name] === null && valuesOf(params, name).length > 0,
  );
  const isDated = asOf !== null || knownOn !== null;
  return (
    <div className="grid gap-2">
      <AsOfForm {...{ path, params, when, locale }} words={[t("label"), t("known"), t("go")]} />
      {misread.length > 0 && (
        <p role="alert" className="text-sm font-medium text-bad">
          {t("misread", { text: misread.flatMap((name) => valuesOf(params, name)).join(", ") })}
        </p>
      )}
      {isDated && (
        <Banner today={hrefWith(path, params, { asOf: null, knownOn: null })} label={t("today")}>
          <p className="font-semibold">
            {asOf !== null && t("showing", { date: formatDay(asOf, locale) })}
            {asOf !== null && knownOn !== null && " · "}
            {knownOn !== null && t("showingKnown", { date: formatDay(knownOn, locale) })}
          </p>
          <ul className="grid gap-0.5 text-xs">
            <li>
              {t(knownOn === null ? "wordsOfToday" : rewound ? "editsUndone" : "editsOfToday")}
            </li>
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}

type BannerProps = { today: string; label: string; children: ReactNode };

export function Banner({ today, label, children }: BannerProps) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-start gap-x-3 gap-y-1.5 rounded-md border-s-4 border-warn bg-warn-soft px-4 py-2.5 text-sm"
    >
      <Icon name="history" className="mt-0.5 size-4.5" />
      <div className="grid min-w-0 flex-1 basis-72 gap-1">{children}</div>
      <span className="no-print">
        <Link href={today} toToday className="link inline-block py-1 font-medium">
          {label}
        </Link>
      </span>
    </div>
  );
}

type FormProps = Pick<Props, "path" | "params" | "when"> & {
  locale: Locale;
  words: readonly [asOf: string, knownOn: string, go: string];
};

function AsOfForm({ path, params, when, locale, words: [asOf, knownOn, go] }: FormProps) {
  const id = useId();
  const ours: readonly string[] = [...MOMENT_NAMES, "after", "before"];
  const others = Object.keys(params).filter((key) => !ours.includes(key));
  const day = (name: Name, label: string) => {
    const shown = when[name];
    return (
      <span className="flex items-center gap-1.5">
        <label htmlFor={`${id}-${name}`} className="text-xs font-medium text-ink-2">
          {label}
        </label>
        <input
          id={`${id}-${name}`}
          type="search"
          name={name}
          size={12}
          placeholder={DAY_EXAMPLE}
          defaultValue={
            shown === null
              ? (valuesOf(params, name)[0] ?? "")
              : dateAsTyped({ on: shown, precision: "day" }, locale)
          }
          className="control control-small w-auto!"
        />
      </span>
    );
  };
  return (
    <form
      action={path}
      method="get"
      className="no-print flex flex-wrap items-center gap-x-3 gap-y-1.5"
    >
      {others.flatMap((key) =>
        valuesOf(params, key).map((value) => (
          <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
        )),
      )}
      {day("asOf", asOf)}
      {day("knownOn", knownOn)}
      <button type="submit" className="button button-secondary min-h-8!">
        {go}
      </button>
    </form>
  );
}
