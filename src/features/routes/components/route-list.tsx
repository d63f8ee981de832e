import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatDay, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { addStandardRoutesAction, beginRouteAction } from "../actions.ts";
import type { RouteItem } from "../views.ts";
import { ConditionText, ExampleTag, ValidityTag } from "./words.tsx";
import { ValidityChart } from "./validity-chart.tsx";

type Props = { routes: readonly RouteItem[]; today: CalendarDate; mayKeep: boolean };

/** The routes with the time each is valid, drawn and as a list. */
export async function RouteList({ routes, today, mayKeep }: Props) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  if (routes.length === 0) {
    return (
      <EmptyState title={t("none")} action={mayKeep && <AddStandard />}>
        {t(mayKeep ? "standardHint" : "noneHint")}
      </EmptyState>
    );
  }
  return (
    <>
      <ValidityChart routes={routes} today={today} />
      <Table
        caption={t("title")}
        rows={routes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("column.name"),
            rowHeader: true,
            cell: (route) => (
              <span className="grid justify-items-start gap-1">
                <Link href={`/routes/${route.id}`}>
                  <bdi>{nameIn(locale, route)}</bdi>
                </Link>
                {route.isExample && <ExampleTag />}
              </span>
            ),
          },
          {
            key: "from",
            header: t("column.from"),
            keep: true,
            cell: (route) => formatDay(route.validFrom, locale),
          },
          {
            key: "until",
            header: t("column.until"),
            cell: (route) => (
              <span className="grid justify-items-start gap-1">
                {route.validUntil === null ? t("noEnd") : formatDay(route.validUntil, locale)}
                <ValidityTag of={route} today={today} />
              </span>
            ),
          },
          {
            key: "for",
            header: t("column.for"),
            cell: (route) => <ConditionText of={route} />,
          },
          {
            key: "stages",
            header: t("column.stages"),
            numeric: true,
            cell: ({ stages }) => formatNumber(stages, locale),
          },
          {
            key: "agreements",
            header: t("column.agreements"),
            numeric: true,
            cell: ({ agreements }) => formatNumber(agreements, locale),
          },
        ]}
      />
    </>
  );
}

/** Begins a new route as a copy of one that is chosen. */
export async function NewRoute({ routes }: { routes: readonly RouteItem[] }) {
  const t = await getTranslations("routes.new");
  const locale = await getLocale();
  return (
    <form action={beginRouteAction} className="sheet flex flex-wrap items-end gap-3 p-4">
      <input type="hidden" name="routeId" value="" />
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        <label htmlFor="copied" className="field-label">
          {t("copied")}
        </label>
        <select id="copied" name="fromId" className="control">
          {routes.map((route) => (
            <option key={route.id} value={route.id}>
              {nameIn(locale, route)}
            </option>
          ))}
          <option value="">{t("default")}</option>
        </select>
      </div>
      <button type="submit" className="button button-primary">
        {t("begin")}
      </button>
    </form>
  );
}

async function AddStandard() {
  const t = await getTranslations("routes");
  return (
    <ActionForm
      action={addStandardRoutesAction}
      requestKey={uuidv7()}
      hidden={{ list: "standard" }}
      label={t("addStandard")}
    >
      <SubmitButton>{t("addStandard")}</SubmitButton>
    </ActionForm>
  );
}
