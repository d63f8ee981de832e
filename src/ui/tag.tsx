import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { daysBetween } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { formatDayShort } from "./format.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info" | "plum" | "accent";

const TONES: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  plum: "bg-plum-soft text-plum",
  accent: "bg-accent-soft text-accent-strong",
};

type TagProps = { tone?: Tone; icon?: IconName; children: ReactNode; title?: string };

/** A short word about a record. Its tone is a help, never the only sign. */
export function Tag({ tone = "neutral", icon, children, title }: TagProps) {
  return (
    <span
      title={title}
      className={`inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-px text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {icon && <Icon name={icon} className="size-3.5" />}
      <span>{children}</span>
    </span>
  );
}

/** How the words of `values.<kind>.<value>` look. A value that is not here is neutral. */
const LOOKS: Record<string, { tone: Tone; icon: IconName }> = {
  no_evidence: { tone: "neutral", icon: "circleDashed" },
  not_started: { tone: "neutral", icon: "circle" },
  limited: { tone: "warn", icon: "circleHalf" },
  substantial: { tone: "info", icon: "circleMost" },
  complete: { tone: "good", icon: "checkCircle" },
  dropped: { tone: "bad", icon: "ban" },
  superseded: { tone: "plum", icon: "history" },

  draft: { tone: "neutral", icon: "edit" },
  submitted: { tone: "info", icon: "send" },
  returned: { tone: "warn", icon: "returned" },
  agreed: { tone: "good", icon: "check" },

  planned: { tone: "info", icon: "calendar" },
  held: { tone: "good", icon: "check" },
  cancelled: { tone: "bad", icon: "ban" },
  postponed: { tone: "warn", icon: "pause" },

  fresh: { tone: "good", icon: "check" },
  ageing: { tone: "warn", icon: "clock" },
  stale: { tone: "bad", icon: "alert" },

  pending: { tone: "warn", icon: "clock" },
  signed: { tone: "info", icon: "edit" },
  in_force: { tone: "good", icon: "checkCircle" },
  suspended: { tone: "warn", icon: "pause" },
  expired: { tone: "neutral", icon: "history" },
  terminated: { tone: "bad", icon: "ban" },
  on_hold_us: { tone: "warn", icon: "pause" },
  on_hold_them: { tone: "warn", icon: "pause" },
  withdrawn: { tone: "neutral", icon: "x" },
  lapsed: { tone: "neutral", icon: "history" },

  on_schedule: { tone: "good", icon: "check" },
  behind: { tone: "bad", icon: "alert" },
  no_schedule: { tone: "neutral", icon: "minus" },
};

type StatusTagProps = {
  value: string;
  /** The family of words under `values` in the catalogue; a commitment's status unless said. */
  kind?: string;
};

/** A value of the register in words, with its tone and its icon. */
export async function StatusTag({ value, kind = "status" }: StatusTagProps) {
  const t = await getTranslations("values");
  const { tone, icon } = LOOKS[value] ?? { tone: "neutral", icon: "circle" };
  return (
    <Tag tone={tone} icon={icon}>
      {t(`${kind}.${value}`)}
    </Tag>
  );
}

const MARKING_LOOKS: Record<Marking, string> = {
  official: "border-line-strong text-ink-2",
  restricted: "border-info bg-info-soft text-info",
  confidential: "border-warn bg-warn-soft text-warn",
  secret: "border-bad bg-bad text-white",
};

export async function MarkingTag({ marking }: { marking: Marking }) {
  const t = await getTranslations("values.marking");
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm border px-1.5 text-2xs font-semibold tracking-wider whitespace-nowrap uppercase ${MARKING_LOOKS[marking]}`}
    >
      <Icon name={marking === "official" ? "shield" : "lock"} className="size-3" />
      {t(marking)}
    </span>
  );
}

type DueTagProps = {
  /** Last day on which it is still on time; null: no date, or one without an end. */
  due: CalendarDate | null;
  today: CalendarDate;
  /** Nothing is owed any more: the date is shown without a verdict. */
  closed?: boolean;
};

/** "overdue by 12 days", "due in 3 days", or the day when it is further away than a month. */
export async function DueTag({ due, today, closed = false }: DueTagProps) {
  const t = await getTranslations("ui.due");
  if (due === null) return <span className="text-ink-3">{t("none")}</span>;
  const days = daysBetween(today, due);
  const day = formatDayShort(due, await getLocale());
  if (closed || days > 30) return <span className="figures whitespace-nowrap">{day}</span>;
  if (days < 0) {
    return (
      <Tag tone="bad" icon="alert" title={day}>
        {t("overdue", { days: -days })}
      </Tag>
    );
  }
  return (
    <Tag tone="warn" icon="clock" title={day}>
      {days === 0 ? t("today") : t("soon", { days })}
    </Tag>
  );
}

type CountryNameProps = {
  code: string;
  name: string;
  /** The code alone where there is little room. */
  isShort?: boolean;
};

/** A country by its name, its ISO code beside it where a flag would stand elsewhere. */
export function CountryName({ code, name, isShort = false }: CountryNameProps) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span
        aria-hidden="true"
        className="figures inline-block rounded-sm border border-line bg-sunken px-1 font-sans text-2xs font-semibold tracking-wide text-ink-2"
      >
        {code}
      </span>
      <bdi className={isShort ? "max-sm:sr-only" : undefined}>{name}</bdi>
    </span>
  );
}
