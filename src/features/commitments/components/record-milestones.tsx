import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import type { IconName } from "#ui/icon.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { MilestoneStatus } from "../rules.ts";
import type { MilestoneView } from "../views.ts";

const LOOKS: Record<MilestoneStatus, { tone: Tone; icon: IconName }> = {
  reached: { tone: "good", icon: "checkCircle" },
  missed: { tone: "bad", icon: "alert" },
  due_soon: { tone: "warn", icon: "clock" },
  ahead: { tone: "neutral", icon: "circle" },
  undated: { tone: "neutral", icon: "circleDashed" },
};

export async function RecordMilestones({ milestones }: { milestones: readonly MilestoneView[] }) {
  const t = await getTranslations("commitments.milestone");
  const locale = await getLocale();
  const words = await fuzzyWords();
  if (milestones.length === 0) return null;
  return (
    <Section id="milestones" title={t("title")} count={milestones.length}>
      <Table
        caption={t("title")}
        rows={milestones}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", header: t("what"), rowHeader: true, cell: ({ title }) => title },
          {
            key: "due",
            header: t("due"),
            keep: true,
            cell: ({ due }) => due && formatFuzzy(due, locale, words),
          },
          {
            key: "status",
            header: t("status"),
            cell: ({ status, reachedOn }) => (
              <Tag {...LOOKS[status]}>
                {status === "reached" && reachedOn !== null
                  ? t("reachedOn", { date: formatDayShort(reachedOn, locale) })
                  : t(`is.${status}`)}
              </Tag>
            ),
          },
        ]}
      />
    </Section>
  );
}
