import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { formatDay } from "#ui/format.ts";
import type { NoticeView } from "./schema.ts";

/** The catalogue `notices`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The day that a notice is about, seen from today; of changes, how many. */
export function detailOf(
  { kind, on, count }: Pick<NoticeView, "kind" | "on" | "count">,
  today: CalendarDate,
  language: string,
  t: Say,
): string {
  if (kind === "changed") return t("mail.changes", { count });
  if (on === null) return "";
  const days = daysBetween(today, on);
  const words = { count: Math.abs(days), day: formatDay(on, language) };
  if (kind === "notice_date" || kind === "term_ends") return t("mail.noticeDay", words);
  return days < 0 ? t("mail.dayLate", words) : t("mail.dayAhead", words);
}
