import { getTranslations } from "next-intl/server";
import type { Side } from "#domain/sides.ts";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import type { AgencyName } from "#features/agencies/views.ts";

/** Who gives: the agency, or only the side where no agency is named. */
export async function Provider({ side, agency }: { side: Side; agency: AgencyName | null }) {
  const t = await getTranslations("trainings");
  const sides = await getTranslations("values.side");
  return (
    <span>
      {agency === null ? (
        <span className="text-ink-2">{t("unnamed")}</span>
      ) : (
        <AgencyLink agency={agency} short />
      )}{" "}
      <span className="text-xs text-ink-2">{sides(side)}</span>
    </span>
  );
}
