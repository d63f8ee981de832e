import { getTranslations } from "next-intl/server";
import { OBLIGORS, type Obligor } from "#domain/sides.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { StatTile, Tiles } from "#ui/record.tsx";
import { owedBy } from "../rules.ts";
import type { CommitmentFigures, Standings } from "../views.ts";
import type { LinkTo } from "./dashboard-links.ts";

type Props = { figures: CommitmentFigures; to: LinkTo };

/** The figures that a day begins with. Overdue is counted for each side; what both owe counts for each. */
export async function DashboardTiles({ figures, to }: Props) {
  const t = await getTranslations("dashboards.tile");
  const open = { status: [...OPEN_STATUSES] };
  const sum = (kind: keyof Standings, obligors: readonly Obligor[] = OBLIGORS) =>
    obligors.reduce((total, obligor) => total + figures.standing[obligor][kind], 0);
  const late = (side: "home" | "partner") => ({
    value: sum("late", owedBy(side)),
    href: to({ due: ["overdue"], obligor: owedBy(side) }),
  });
  return (
    <Tiles>
      <StatTile
        label={t("open")}
        value={sum("open")}
        href={to(open)}
        hint={t("ofAll", { all: sum("all") })}
      />
      <StatTile label={t("lateOurs")} tone="bad" hint={t("withBoth")} {...late("home")} />
      <StatTile label={t("lateTheirs")} tone="bad" hint={t("withBoth")} {...late("partner")} />
      <StatTile label={t("soon")} tone="warn" value={sum("soon")} href={to({ due: ["soon"] })} />
      <StatTile
        label={t("stale")}
        tone="warn"
        value={sum("stale")}
        href={to({ ...open, freshness: ["stale"] })}
      />
      <StatTile
        label={t("kept")}
        tone="good"
        value={sum("kept")}
        href={to({ status: ["complete"] })}
      />
    </Tiles>
  );
}
