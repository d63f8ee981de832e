import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { type BatchView, isSilent } from "../views.ts";
import { Watch } from "./watch.tsx";

type Props = {
  batch: Pick<BatchView, "state"> & { done: number; total: number; beatAt: Date | null };
  now: Date;
};

/** How far the work is; work that has fallen silent was ended with its server, and wrote nothing. */
export async function ImportProgress({ batch, now }: Props) {
  const t = await getTranslations("imports.progress");
  const locale = await getLocale();
  const isUndo = batch.state === "undoing";
  if (isSilent(batch, now))
    return <p className="sheet p-4">{t(isUndo ? "undoSilent" : "silent")}</p>;
  const { total } = batch;
  const done = formatNumber(batch.done, locale);
  const of = { done, total: formatNumber(total, locale) };
  const label = isUndo ? "undoing" : batch.state === "running" ? "running" : "checking";
  return (
    <div className="sheet grid gap-3 p-4" role="status">
      <p>
        {isUndo
          ? total > 0
            ? t("undoneOf", of)
            : t("undoWaits")
          : total > 0
            ? t("rowsOf", of)
            : t("rows", { done })}
      </p>
      <progress
        aria-label={t(label)}
        className="h-2 w-full accent-accent"
        {...(total > 0 && { value: batch.done, max: total })}
      />
      <p className="text-sm text-ink-2">{t("leave")}</p>
      <Watch />
    </div>
  );
}
