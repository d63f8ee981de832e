import { getLocale, getTranslations } from "next-intl/server";
import { useId } from "react";
import type { When } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import { dateAsTyped, formatDayShort, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import { type Counted, LISTS } from "../columns.ts";
import type { PartnerSummary } from "../schema.ts";

type ChoiceProps = {
  partners: readonly PartnerSummary[];
  chosen: readonly [PartnerSummary | null, PartnerSummary | null];
  when: When;
};

/** Which two partners are set side by side. */
export async function CompareChoice({ partners, chosen, when }: ChoiceProps) {
  const t = await getTranslations("partners.compare");
  const locale = await getLocale();
  const typed = (on: When["asOf"]) =>
    on === null ? null : dateAsTyped({ on, precision: "day" }, locale);
  return (
    <form
      action="/partners/compare"
      method="get"
      className="no-print flex flex-wrap items-end gap-3"
    >
      {Object.entries({ asOf: typed(when.asOf), knownOn: typed(when.knownOn) }).map(
        ([name, value]) =>
          value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {(["a", "b"] as const).map((name, index) => (
        <CountrySelect
          key={name}
          name={name}
          label={t(name)}
          empty={t("choose")}
          value={chosen[index]?.code ?? ""}
          options={partners
            .map((partner) => ({ value: partner.code, label: nameIn(locale, partner) }))
            .toSorted((one, other) => one.label.localeCompare(other.label, locale))}
        />
      ))}
      <button type="submit" className="button button-primary">
        {t("do")}
      </button>
    </form>
  );
}

type SelectProps = {
  name: string;
  label: string;
  empty: string;
  value: string;
  options: readonly { value: string; label: string }[];
};

function CountrySelect({ name, label, empty, value, options }: SelectProps) {
  const id = useId();
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        {label}
      </label>
      <select id={id} name={name} defaultValue={value} className="control w-auto! min-w-48">
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

const MEASURES: readonly Counted[] = [
  "open",
  "overdueOurs",
  "overdueTheirs",
  "inForce",
  "pendingMous",
  "meetings",
];

type CompareProps = { pair: readonly [PartnerSummary, PartnerSummary] };

/** The same figures of both, each opening the list that it counts. */
export async function CompareFigures({ pair }: CompareProps) {
  const t = await getTranslations("partners");
  const locale = await getLocale();
  const columns = pair.map((partner): Column<Counted | "lastMetOn"> => ({
    key: partner.code,
    header: <CountryName isShort code={partner.code} name={nameIn(locale, partner)} />,
    numeric: true,
    cell: (name) => {
      if (name === "lastMetOn") {
        const { lastMetOn } = partner;
        return lastMetOn === null ? t("never") : formatDayShort(lastMetOn, locale);
      }
      const figure = formatNumber(partner[name], locale);
      return partner[name] === 0 ? (
        <span className="text-ink-3">{figure}</span>
      ) : (
        <Link href={LISTS[name](partner.code)} className="link inline-block min-w-6 py-1">
          {figure}
        </Link>
      );
    },
  }));
  return (
    <Table
      caption={t("compare.figures")}
      narrow="scroll"
      tight
      rows={[...MEASURES, "lastMetOn" as const]}
      rowKey={(name) => name}
      columns={[
        {
          key: "measure",
          header: t("compare.measure"),
          rowHeader: true,
          cell: (name) => (name === "lastMetOn" ? t("col.lastMetOn") : t(`tile.${name}`)),
        },
        ...columns,
      ]}
    />
  );
}
