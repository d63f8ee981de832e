import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import {
  type AgreementAction,
  type AgreementState,
  currentTermEnd,
  lastDayToGiveNotice,
  type RenewalRule,
} from "./rules.ts";

/** So many days before, those who must act are told; the longest first. */
export const ALERT_DAYS = [180, 90, 30] as const;
/** How far the lists of what ends or must be noticed look ahead. */
export const [NOTICE_AHEAD_DAYS] = ALERT_DAYS;

/** What runs, or will: anything else ends no more. */
export const RUNNING_STATES = [
  "signed",
  "provisionally_applied",
  "in_force",
  "suspended",
] as const satisfies readonly AgreementState[];

type Running = {
  state: AgreementState;
  /** The last day as the text gives it. */
  endsOn: CalendarDate | null;
  termMonths: number | null;
  renewal: RenewalRule;
  noticeDays: number | null;
  actions: readonly AgreementAction[];
};

/** `notice`: the last day on which one is in time. `end` and `renewal`: the last day of the term, after which it ends or runs on by itself. */
export type NoticeAlert = {
  kind: "notice" | "end" | "renewal";
  on: CalendarDate;
  /** 0 on the day itself. */
  daysLeft: number;
  /** The closest of the marks that has been reached. */
  threshold: (typeof ALERT_DAYS)[number];
};

/**
 * What is to be told of an agreement on a day: its last day to give notice and the end of its term, each
 * from 180 days before until the day itself, the earlier one first. Kind, day and threshold together name
 * an alert: whoever has told it need not tell it again.
 */
export function noticeAlerts(agreement: Running, today: CalendarDate): NoticeAlert[] {
  if (!RUNNING_STATES.some((state) => state === agreement.state)) return [];
  const endsOn = currentTermEnd(agreement, today);
  const { renewal, noticeDays } = agreement;
  const noticeOn = lastDayToGiveNotice(endsOn, noticeDays, renewal);
  return [
    ...alertOf("notice", noticeOn, today),
    ...alertOf(renewal === "automatic" ? "renewal" : "end", endsOn, today),
  ];
}

function alertOf(
  kind: NoticeAlert["kind"],
  on: CalendarDate | null,
  today: CalendarDate,
): NoticeAlert[] {
  if (on === null) return [];
  const daysLeft = daysBetween(today, on);
  const threshold = ALERT_DAYS.findLast((days) => daysLeft <= days);
  return daysLeft < 0 || threshold === undefined ? [] : [{ kind, on, daysLeft, threshold }];
}
