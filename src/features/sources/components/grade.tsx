import { getTranslations } from "next-intl/server";
import { DefinitionTip } from "#ui/record.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { Reliability } from "../rules.ts";

const TONES: Record<Reliability, Tone> = {
  A: "good",
  B: "good",
  C: "info",
  D: "info",
  E: "warn",
  F: "warn",
};

/** How far a source is to be relied on; `explained` adds what the grade means. */
export async function Grade({ grade, explained }: { grade: Reliability; explained?: boolean }) {
  const t = await getTranslations("sources");
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
      <Tag tone={TONES[grade]}>{t("gradeName", { grade })}</Tag>
      {explained && (
        <DefinitionTip term={t("gradeWord", { grade })}>
          {t(`gradeDefinition.${grade}`)}
        </DefinitionTip>
      )}
    </span>
  );
}
