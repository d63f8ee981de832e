import { getLocale, getTranslations } from "next-intl/server";
import { useId } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { hrefWith, type Params, valuesOf } from "./address.ts";
import { dateAsTyped, DAY_EXAMPLE, formatDay, type Locale } from "./format.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

type Props = {
  path: string;
  params: Params;
  /** The day that is shown; null: today. */
  asOf: CalendarDate | null;
  /** Name of the parameter in the address. */
  name?: string;
};

/** Looks at the register as it stood on a day. The other parameters of the address stay. */
export async function AsOf({ path, params, asOf, name = "asOf" }: Props) {
  const t = await getTranslations("ui.asOf");
  const locale = await getLocale();
  return (
    <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
      <AsOfForm {...{ path, params, name, asOf, locale }} label={t("label")} go={t("go")} />
      {asOf !== null && (
        <p
          role="status"
          className="flex flex-wrap items-center gap-2 text-sm font-medium text-warn"
        >
          <Icon name="history" />
          {t("showing", { date: formatDay(asOf, locale) })}
          <Link href={hrefWith(path, params, { [name]: null })}>{t("today")}</Link>
        </p>
      )}
    </div>
  );
}

type FormProps = Required<Props> & { locale: Locale; label: string; go: string };

function AsOfForm({ path, params, name, asOf, locale, label, go }: FormProps) {
  const id = useId();
  const others = Object.keys(params).filter((key) => ![name, "after", "before"].includes(key));
  return (
    <form action={path} method="get" className="flex items-center gap-1.5">
      {others.flatMap((key) =>
        valuesOf(params, key).map((value) => (
          <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
        )),
      )}
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        {label}
      </label>
      <input
        id={id}
        type="search"
        name={name}
        size={12}
        placeholder={DAY_EXAMPLE}
        defaultValue={asOf === null ? "" : dateAsTyped({ on: asOf, precision: "day" }, locale)}
        className="control control-small w-auto!"
      />
      <button type="submit" className="button button-secondary min-h-8!">
        {go}
      </button>
    </form>
  );
}
