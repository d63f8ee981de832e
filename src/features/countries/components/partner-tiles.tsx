import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { StatTile, Tiles } from "#ui/record.tsx";
import { type Counted, LISTS } from "../columns.ts";
import type { PartnerSummary } from "../schema.ts";

const TILES: Counted[] = [
  "open",
  "overdueOurs",
  "overdueTheirs",
  "pendingMous",
  "inForce",
  "meetings",
];

/** The partner in numbers, each opening the list that it counts. */
export async function PartnerTiles({ partner }: { partner: PartnerSummary }) {
  const t = await getTranslations("partners.tile");
  const locale = await getLocale();
  const isLate = (name: Counted) => name.startsWith("overdue") && partner[name] > 0;
  return (
    <Tiles>
      {TILES.map((name) => (
        <StatTile
          key={name}
          label={t(name)}
          value={formatNumber(partner[name], locale)}
          href={LISTS[name](partner.code)}
          tone={isLate(name) ? "bad" : "neutral"}
        />
      ))}
    </Tiles>
  );
}
