import { getTranslations } from "next-intl/server";
import { columnNames } from "#domain/list-columns.ts";
import { type Say, shownColumns, spokenColumns } from "#features/export/about.ts";
import { hrefWith, type Params, valuesOf } from "#ui/address.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import type { Arrangement } from "../views.ts";

type Props = {
  path: string;
  params: Params;
  arrangement: Arrangement;
  /** Columns that are often wanted together, a click away. */
  preset?: { label: string; cols: readonly string[] };
};

/** Where a link to another order of the columns leads: it opens the panel again. */
const PANEL = "columns";

/** Which columns a list shows, and in which order. A plain form to the same address, like its filters. */
export async function Arrange(props: Props) {
  const { path, params, arrangement, preset } = props;
  const isPreset = preset?.cols.join() === arrangement.shown.join();
  return (
    <div className="no-print flex flex-wrap items-start gap-2">
      <Panel {...props} />
      {preset !== undefined && (
        <Link
          href={hrefWith(path, params, { cols: isPreset ? null : [...preset.cols] })}
          className="button button-secondary"
          aria-current={isPreset ? "true" : undefined}
        >
          {isPreset && <Icon name="check" />}
          {preset.label}
        </Link>
      )}
    </div>
  );
}

async function Panel({ path, params, arrangement }: Props) {
  const t = await getTranslations("lists");
  const { list, shown, groups, grouping } = arrangement;
  const filters = await getTranslations("export.filter");
  const labelOf = await labels(arrangement);
  const rest = columnNames(list).filter((name) => !shown.includes(name));
  const kept = Object.keys(params).filter(
    (name) => !["cols", "group", "after", "before"].includes(name),
  );
  return (
    <details className="open:w-full">
      <summary className="button button-secondary w-fit">
        <Icon name="columns" />
        {groups.length > 0 ? t("columnsAndGroups") : t("columns")}
      </summary>
      <form action={path} method="get" className="sheet mt-2 grid gap-3 p-4" id={PANEL}>
        {kept.flatMap((name) =>
          valuesOf(params, name).map((value) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          )),
        )}
        <fieldset>
          <legend className="eyebrow mb-1">{t("choose")}</legend>
          <ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {shown.map((name, index) => (
              <li key={name} className="flex items-center gap-1">
                <Choice name={name} label={labelOf(name)} isShown isFixed={name === list.record} />
                {index > 0 && (
                  <Link
                    href={`${hrefWith(path, params, { cols: earlier(shown, index) })}#${PANEL}`}
                    className="grid size-7 flex-none place-items-center rounded-md text-ink-2 hover:bg-sunken"
                  >
                    <Icon name="arrowStart" />
                    <span className="sr-only">{t("earlier", { column: labelOf(name) })}</span>
                  </Link>
                )}
              </li>
            ))}
            {rest.map((name) => (
              <li key={name}>
                <Choice name={name} label={labelOf(name)} />
              </li>
            ))}
          </ul>
        </fieldset>
        {groups.length > 0 && (
          <label className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-medium">{t("groupBy")}</span>
            <select
              name="group"
              defaultValue={grouping?.name ?? ""}
              className="control control-small w-auto!"
            >
              <option value="">{t("noGroups")}</option>
              {groups.map((name) => (
                <option key={name} value={name}>
                  {filters(name as "partner")}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="text-xs text-ink-2">{t("hint")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button button-primary button-small">
            {t("show")}
          </button>
          {[...valuesOf(params, "cols"), ...valuesOf(params, "group")].length > 0 && (
            <Link
              href={hrefWith(path, params, { cols: null, group: null })}
              className="link inline-flex min-h-6 items-center text-sm"
            >
              {t("usual")}
            </Link>
          )}
        </div>
      </form>
    </details>
  );
}

type ChoiceProps = { name: string; label: string; isShown?: boolean; isFixed?: boolean };

/** The name of the record is always shown, and keeps its place among the others. */
function Choice({ name, label, isShown = false, isFixed = false }: ChoiceProps) {
  return (
    <label className="option option-small min-h-8 flex-1">
      {isFixed && <input type="hidden" name="cols" value={name} />}
      <input
        type="checkbox"
        {...(isFixed ? { disabled: true } : { name: "cols", value: name })}
        defaultChecked={isShown}
      />
      <span>{label}</span>
    </label>
  );
}

function earlier(names: readonly string[], index: number): string[] {
  const moved = [...names];
  const [one = ""] = moved.splice(index, 1);
  moved.splice(index - 1, 0, one);
  return moved;
}

/** What each column is called: as in the head of the table, or as in a file. */
async function labels({ list, more }: Arrangement): Promise<(name: string) => string> {
  const t = await getTranslations();
  // Keys come from data.
  const say = t as unknown as Say;
  const files = shownColumns(more, say, () => "");
  return (name) =>
    name in list.usual
      ? say(`${list.headers}.${name}`)
      : (spokenColumns(files, [name])[0]?.label ?? name);
}
