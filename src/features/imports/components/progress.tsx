import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import type { BatchView } from "../views.ts";
import { Watch } from "./watch.tsx";

type Props = { batch: BatchView & { done: number; beatAt: Date | null }; now: Date };

const SILENT_MS = 150_000;

/** How far the work is; work that has fallen silent was ended with its server, and wrote nothing. */
export async function ImportProgress({ batch, now }: Props) {
  const t = await getTranslations("imports.progress");
  const locale = await getLocale();
  const isSilent = batch.beatAt !== null && now.getTime() - batch.beatAt.getTime() > SILENT_MS;
  if (isSilent) return <p className="sheet p-4">{t("silent")}</p>;
  const total = batch.state === "running" ? batch.counts.read : 0;
  const done = formatNumber(batch.done, locale);
  return (
    <div className="sheet grid gap-3 p-4" role="status">
      <p>
        {total > 0
          ? t("rowsOf", { done, total: formatNumber(total, locale) })
          : t("rows", { done })}
      </p>
      <progress
        aria-label={t(batch.state === "running" ? "running" : "checking")}
        className="h-2 w-full accent-accent"
        {...(total > 0 && { value: batch.done, max: total })}
      />
      <p className="text-sm text-ink-2">{t("leave")}</p>
      <Watch />
    </div>
  );
}
