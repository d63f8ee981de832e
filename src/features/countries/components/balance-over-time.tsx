import { getLocale, getTranslations } from "next-intl/server";
import type { CountryCode } from "#domain/country-code.ts";
import type { Obligor } from "#domain/sides.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";
import { formatDay, formatMonthName } from "#ui/format.ts";
import { Trend } from "#ui/trend.tsx";
import type { BalancePoint } from "../schema.ts";

const KINDS = ["open", "late", "kept"] as const;
type Kind = (typeof KINDS)[number];

const WANTED = {
  open: { status: [...OPEN_STATUSES] },
  late: { due: ["overdue" as const] },
  kept: { status: ["complete" as const] },
} satisfies Record<Kind, object>;
const SIDES: Record<"ours" | "theirs", Obligor[]> = {
  ours: ["home", "both"],
  theirs: ["partner", "both"],
};

const valuesOf = (point: BalancePoint, kind: Kind) =>
  ({
    open: { ours: point.openOurs, theirs: point.openTheirs },
    late: { ours: point.lateOurs, theirs: point.lateTheirs },
    kept: { ours: point.keptOurs, theirs: point.keptTheirs },
  })[kind];

type Props = { code: CountryCode; points: readonly BalancePoint[] };

/** What either side owed at the end of each month; every figure opens the list as it stood that day. */
export async function BalanceOverTime({ code, points }: Props) {
  const t = await getTranslations("partners.balance");
  const locale = await getLocale();
  return (
    <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
      {KINDS.map((kind) => (
        <Trend
          key={kind}
          title={t(kind)}
          pointHeader={t("on")}
          as="lines"
          series={[
            { key: "ours", label: t("ours"), fill: "deep" },
            { key: "theirs", label: t("theirs"), fill: "warn" },
          ]}
          points={points.map((point) => ({
            key: point.on,
            label: formatMonthName(point.on, locale),
            fullLabel: formatDay(point.on, locale),
            values: valuesOf(point, kind),
            hrefs: {
              ours: listOf(code, kind, "ours", point),
              theirs: listOf(code, kind, "theirs", point),
            },
          }))}
        />
      ))}
    </div>
  );
}

function listOf(code: CountryCode, kind: Kind, side: "ours" | "theirs", { on }: BalancePoint) {
  return commitmentsHref({ partner: [code], obligor: SIDES[side], ...WANTED[kind], asOf: on });
}
