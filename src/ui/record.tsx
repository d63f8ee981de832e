import { getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import type { Tone } from "./tag.tsx";

type StatTileProps = {
  label: ReactNode;
  value: number | string;
  /** Exactly the list that the number counts. */
  href: string;
  hint?: ReactNode;
  tone?: Tone;
};

const EDGES: Record<Tone, string> = {
  neutral: "border-s-line-strong",
  good: "border-s-good",
  warn: "border-s-warn",
  bad: "border-s-bad",
  info: "border-s-info",
  plum: "border-s-plum",
  accent: "border-s-accent",
};

/** A number and what it counts; pressing it opens the list. */
export function StatTile({ label, value, href, hint, tone = "neutral" }: StatTileProps) {
  return (
    <Link
      href={href}
      className={`sheet group grid content-start gap-0.5 border-s-4 px-4 py-3 hover:border-accent ${EDGES[tone]}`}
    >
      <span className="text-2xl font-semibold text-ink group-hover:text-accent">{value}</span>
      <span className="text-sm font-medium text-ink underline decoration-line underline-offset-4 group-hover:decoration-accent">
        {label}
      </span>
      {hint && <span className="text-xs text-ink-2">{hint}</span>}
    </Link>
  );
}

/** Tiles in a row that breaks where it must. */
export function Tiles({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3">{children}</div>
  );
}

export function Card({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <div className="sheet px-4 py-3">
      {title && <h2 className="eyebrow mb-2">{title}</h2>}
      {children}
    </div>
  );
}

type SummaryRow = {
  term: ReactNode;
  /** Null or an empty list shows that nothing is known. */
  value: ReactNode;
  /** `label` says what is changed, for those who hear links out of context: "due date". */
  change?: { href: string; label: string };
};

export async function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const t = await getTranslations("ui.record");
  return (
    <dl className="summary-list text-sm">
      {rows.map(({ term, value, change }, index) => (
        // Rows are a fixed list written by the page; they never move.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          <dt className="font-medium text-ink-2">{term}</dt>
          <dd className="min-w-0" dir="auto">
            {isNothing(value) ? <span className="text-ink-3">{t("notKnown")}</span> : value}
          </dd>
          {change && (
            <dd className="no-print">
              <Link href={change.href}>
                {t("change")} <span className="sr-only">{change.label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function isNothing(value: ReactNode): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

type Tab = { href: string; label: ReactNode; count?: number | string; current: boolean };

/** Views of one record, each with its own address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="scroller -mb-2 border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: name, count, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="flex items-center gap-1.5 border-b-[3px] border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-ink-2 hover:border-line-strong hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
            >
              {name}
              {count !== undefined && <span className="figures text-xs text-ink-3">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type TimelineItem = {
  id: string;
  /** The date as it should read: from `formatFuzzy`. */
  date: ReactNode;
  kind?: ReactNode;
  icon?: IconName;
  title: ReactNode;
  detail?: ReactNode;
};

/** What happened, one entry a line, in the order given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="relative grid gap-4 before:absolute before:inset-y-2 before:start-[0.8rem] before:w-px before:bg-line">
      {items.map(({ id, date, kind, icon = "circle", title, detail }) => (
        <li key={id} className="keep-together relative grid gap-0.5 ps-9">
          <span className="absolute start-0 top-0 grid size-[1.625rem] place-items-center rounded-full border border-line bg-surface text-accent">
            <Icon name={icon} className="size-3.5" />
          </span>
          <p className="flex flex-wrap gap-x-2 text-xs text-ink-2">
            <span className="figures font-medium">{date}</span>
            {kind && <span>{kind}</span>}
          </p>
          <div className="font-medium" dir="auto">
            {title}
          </div>
          {detail && <div className="text-sm text-ink-2">{detail}</div>}
        </li>
      ))}
    </ol>
  );
}

/** What a word of the register means, behind a small button beside it. Needs no script. */
export async function DefinitionTip({ term, children }: { term: string; children: ReactNode }) {
  const t = await getTranslations("ui.record");
  return <Tip label={t("meaningOf", { term })}>{children}</Tip>;
}

function Tip({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className="no-print inline-grid size-6 place-items-center rounded-full align-middle text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <Icon name="help" className="size-4" />
      </button>
      <span popover="auto" id={id} className="panel text-sm font-normal normal-case">
        {children}
      </span>
    </>
  );
}
