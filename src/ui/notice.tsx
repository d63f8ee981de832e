import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type NoticeTone = "info" | "success" | "warning" | "error";

const LOOKS: Record<NoticeTone, { box: string; icon: IconName }> = {
  info: { box: "border-info bg-info-soft", icon: "info" },
  success: { box: "border-good bg-good-soft", icon: "checkCircle" },
  warning: { box: "border-warn bg-warn-soft", icon: "alert" },
  error: { box: "border-bad bg-bad-soft", icon: "alert" },
};

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children?: ReactNode };

/** Something the reader must know before going on. An error is announced, the rest is read in place. */
export async function Notice({ tone = "info", title, children }: NoticeProps) {
  const t = await getTranslations("ui.notice");
  const { box, icon } = LOOKS[tone];
  return (
    <div
      role={tone === "error" ? "alert" : undefined}
      className={`flex gap-3 rounded-md border-s-4 px-4 py-3 text-sm ${box}`}
    >
      <Icon name={icon} className="mt-0.5 size-4.5" />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold">
          <span className="sr-only">{t(tone)} </span>
          {title}
        </p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}

type EmptyStateProps = {
  /** What the emptiness means: "No commitment is overdue". */
  title: ReactNode;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** A button or link that does it. */
  action?: ReactNode;
  icon?: IconName;
};

/** An empty list that says what it means and what to do next. */
export function EmptyState({ title, children, action, icon = "inbox" }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <Icon name={icon} className="size-6 text-ink-3" />
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-prose text-sm text-ink-2">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
