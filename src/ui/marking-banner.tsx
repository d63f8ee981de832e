import { getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";

const LOOKS: Record<Marking, string> = {
  official: "bg-sunken text-ink-2",
  restricted: "bg-info text-white",
  confidential: "bg-warn text-white",
  secret: "bg-bad text-white",
};

/** The highest marking on the page, always in view. Print has its own, on every sheet. */
export async function MarkingBanner({ marking }: { marking: Marking }) {
  const t = await getTranslations();
  return (
    <p
      className={`marking-banner sticky top-0 z-20 px-4 py-0.5 text-center text-2xs font-semibold tracking-[0.12em] uppercase ${LOOKS[marking]}`}
    >
      <span className="sr-only">{t("ui.page.marking")} </span>
      {t(`values.marking.${marking}`)}
    </p>
  );
}
