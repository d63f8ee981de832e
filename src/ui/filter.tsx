import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { calendarDate } from "#domain/calendar-date.ts";
import { type Bound, parseTypedBound, parseTypedDay } from "#domain/typed-date.ts";
import { hrefWith, type Params, valuesOf } from "./address.ts";
import { dateAsTyped, DAY_EXAMPLE, type Locale } from "./format.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { MOMENT_NAMES } from "./moment.ts";

/** `isAtLeast`: there may be more than `count`. */
type Choice = { value: string; label: string; count?: number; isAtLeast?: boolean };

/** How a list is shown, whatever it shows. */
const SHAPE_NAMES = ["sort", "cols", "group"];

export type FilterGroup =
  | { kind: "checkboxes"; name: string; label: string; choices: readonly Choice[] }
  | { kind: "select"; name: string; label: string; choices: readonly Choice[]; any: string }
  | { kind: "text"; name: string; label: string }
  /** With a bound, a month or a year stands for its first or last day. */
  | { kind: "date"; name: string; label: string; bound?: Bound };

type Props = {
  /** Address of the list; the form sends its parameters there. */
  path: string;
  /** The page's `searchParams`. */
  params: Params;
  groups: readonly FilterGroup[];
  /** Beside the filters: the count of results, a view switch. */
  children?: ReactNode;
  /** Parameters that are no filters and stay when filters change: a view. Order, columns and the day looked at always stay. */
  keep?: readonly string[];
};

/** Narrows a list. A plain form to the same address: works without scripts, and every state can be bookmarked. */
export async function FilterPanel({ path, params, groups, children, keep = [] }: Props) {
  const t = await getTranslations("ui.filter");
  const locale = await getLocale();
  const names = groups.map(({ name }) => name);
  const misread = groups.filter((group) => isMisread(group, params));
  const chips = groups
    .filter((group) => !misread.includes(group))
    .flatMap((group) => chipsOf(group, path, params, locale));
  return (
    <div className="no-print grid gap-2">
      <form action={path} method="get" role="search" aria-label={t("filters")}>
        {[...keep, ...SHAPE_NAMES, ...MOMENT_NAMES].flatMap((name) =>
          valuesOf(params, name).map((value) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          )),
        )}
        <div className="flex flex-wrap items-center gap-2">
          {groups.map((group) => (
            <Group
              key={group.name}
              group={group}
              chosen={shownValues(group, params, locale)}
              apply={t("apply")}
            />
          ))}
          <button type="submit" className="button button-secondary">
            <Icon name="filter" />
            {t("apply")}
          </button>
          {children && <div className="ms-auto flex items-center gap-3">{children}</div>}
        </div>
      </form>
      {misread.map(({ name, label }) => (
        <p key={name} role="alert" className="text-sm font-medium text-bad">
          {t("misread", { label, text: valuesOf(params, name).join(", ") })}
        </p>
      ))}
      {chips.length > 0 && (
        <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5">
          {chips.map(({ href, group, value }) => (
            <li key={href}>
              <Link
                href={href}
                className="inline-flex min-h-6 items-center gap-1.5 rounded-full border border-accent-line bg-accent-soft ps-2.5 pe-2 text-xs text-accent-strong hover:border-accent"
              >
                <span className="sr-only">{t("remove")} </span>
                <span className="text-ink-2">{group}</span> <strong>{value}</strong>
                <Icon name="x" className="size-3" />
              </Link>
            </li>
          ))}
          <li>
            <Link
              href={hrefWith(path, params, Object.fromEntries(names.map((name) => [name, null])))}
              className="link inline-flex min-h-6 items-center px-1 text-xs font-medium"
            >
              {t("clearAll")}
            </Link>
          </li>
        </ul>
      )}
    </div>
  );
}

/** What was typed is no day, and narrows nothing. */
function isMisread(group: FilterGroup, params: Params): boolean {
  if (group.kind !== "date") return false;
  const { name, bound } = group;
  const read = (text: string) =>
    bound === undefined ? parseTypedDay(text) : parseTypedBound(text, bound);
  return valuesOf(params, name).some((text) => read(text) === null);
}

/** A day of an address stands in its box as people type one. */
function shownValues({ kind, name }: FilterGroup, params: Params, locale: Locale) {
  const values = valuesOf(params, name);
  if (kind !== "date") return values;
  return values.map((value) => {
    const day = calendarDate.safeParse(value);
    return day.success ? dateAsTyped({ on: day.data, precision: "day" }, locale) : value;
  });
}

function chipsOf(group: FilterGroup, path: string, params: Params, locale: Locale) {
  const values = valuesOf(params, group.name);
  const shown = shownValues(group, params, locale);
  return values.map((value, index) => ({
    href: hrefWith(path, params, { [group.name]: values.filter((other) => other !== value) }),
    group: group.label,
    value:
      "choices" in group
        ? (group.choices.find((choice) => choice.value === value)?.label ?? value)
        : (shown[index] ?? value),
  }));
}

type GroupProps = { group: FilterGroup; chosen: readonly string[]; apply: string };

function Group({ group, chosen, apply }: GroupProps) {
  const id = useId();
  if (group.kind === "checkboxes") return <Boxes {...group} chosen={chosen} apply={apply} />;
  const value = chosen[0] ?? "";
  return (
    <div className="flex items-center gap-1.5">
      <label htmlFor={id} className={group.kind === "select" ? "sr-only" : "text-xs text-ink-2"}>
        {group.label}
      </label>
      {group.kind === "select" ? (
        <select
          id={id}
          name={group.name}
          defaultValue={value}
          className="control control-small w-auto! max-w-56"
        >
          <option value="">{group.any}</option>
          {group.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
              {choice.count !== undefined &&
                ` (${choice.count}${choice.isAtLeast === true ? "+" : ""})`}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={group.name}
          // Days are typed, day first: the browser's own box would show them in its own order.
          type="search"
          {...(group.kind === "date" && { placeholder: DAY_EXAMPLE, size: 12 })}
          defaultValue={value}
          className="control control-small w-auto! max-w-48"
        />
      )}
    </div>
  );
}

type BoxesProps = Extract<FilterGroup, { kind: "checkboxes" }> & Omit<GroupProps, "group">;

function Boxes({ name, label, choices, chosen, apply }: BoxesProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="button button-secondary min-h-8! font-medium!"
      >
        {label}
        {chosen.length > 0 && (
          <span className="figures grid min-w-5 place-items-center rounded-full bg-accent px-1 text-2xs text-white">
            {chosen.length}
          </span>
        )}
        <Icon name="chevronDown" className="size-3.5" />
      </button>
      <div popover="auto" id={id} className="panel">
        <fieldset className="grid">
          <legend className="eyebrow mb-1">{label}</legend>
          {choices.map(({ value, label: word, count, isAtLeast }) => (
            <label key={value} className="option option-small min-h-7 cursor-pointer">
              <input
                type="checkbox"
                name={name}
                value={value}
                defaultChecked={chosen.includes(value)}
              />
              <span className="flex-1">{word}</span>
              {count !== undefined && (
                <span className="figures text-xs text-ink-3">
                  {count}
                  {isAtLeast === true && "+"}
                </span>
              )}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button button-primary button-small mt-3 w-full">
          {apply}
        </button>
      </div>
    </>
  );
}
