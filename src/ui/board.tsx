import { type ReactNode, useId } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

type BoardProps = { label: string; children: ReactNode };

/** Columns side by side; scrolls sideways, with the keyboard too. */
export function Board({ label, children }: BoardProps) {
  return (
    <div
      role="group"
      aria-label={label}
      // Sideways scrolling has to be possible with the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="scroller -mx-1 px-1 pb-3"
    >
      <div className="flex min-h-64 items-stretch gap-3">{children}</div>
    </div>
  );
}

type BoardColumnProps = {
  title: ReactNode;
  /** What cards that can be dragged name it by, and what it is called when one may not go there. */
  drop?: { name: string; title: string };
  count: number;
  /** There may be more than `count`. */
  isAtLeast?: boolean;
  /** Below the title: target days, what the stage means. */
  hint?: ReactNode;
  children: ReactNode;
};

export function BoardColumn({
  title,
  drop,
  count,
  isAtLeast = false,
  hint,
  children,
}: BoardColumnProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-column={drop?.name}
      data-title={drop?.title}
      className={`flex flex-none flex-col gap-2 rounded-lg bg-sunken p-2 outline-offset-[-2px] data-[over=no]:opacity-50 data-[over=yes]:outline-2 data-[over=yes]:outline-accent data-[over=yes]:outline-dashed ${count === 0 ? "w-44" : "w-72"}`}
    >
      <header className="px-1 pt-1">
        <h2 id={id} className="flex items-baseline justify-between gap-2 text-sm font-semibold">
          {title}
          <span className="figures rounded-full bg-surface px-2 text-xs font-medium text-ink-2">
            {count}
            {isAtLeast && "+"}
          </span>
        </h2>
        {hint && <p className="text-xs text-ink-2">{hint}</p>}
      </header>
      {count > 0 && <ul className="grid content-start gap-2">{children}</ul>}
    </section>
  );
}

type BoardCardProps = {
  href: string;
  title: ReactNode;
  kicker?: ReactNode;
  /** Tags and figures: partner, days in stage, who is waited for. */
  children?: ReactNode;
  /** The way to move it: a `Menu` with a form, or a link. */
  menu?: ReactNode;
  /** Of a card that can be dragged: what it is called, and the columns that it may go to. */
  drag?: { id: string; title: string; goesTo: readonly string[] } | undefined;
};

export function BoardCard({ href, title, kicker, children, menu, drag }: BoardCardProps) {
  return (
    <li
      data-card={drag?.id}
      data-title={drag?.title}
      data-goes-to={drag?.goesTo.join(" ")}
      className="sheet grid gap-1.5 p-3 shadow-raised"
    >
      <div className="flex items-start justify-between gap-2">
        <div className="grid min-w-0 gap-0.5">
          {kicker && <p className="text-2xs font-medium text-ink-3">{kicker}</p>}
          <Link href={href} className="text-sm leading-snug font-medium hover:underline">
            {title}
          </Link>
        </div>
        {menu}
      </div>
      {children && (
        <div className="flex flex-wrap items-center gap-1.5 text-xs text-ink-2">{children}</div>
      )}
    </li>
  );
}

type MenuProps = {
  /** What the button does, with the name of its record: "Move MoU on prisoners". */
  label: string;
  /** Shown on the button; without it the button is three dots. */
  text?: ReactNode;
  children: ReactNode;
};

/** A panel behind a button: a form, a list of links. Needs no script. */
export function Menu({ label, text, children }: MenuProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={text === undefined ? label : undefined}
        className={
          text === undefined
            ? "no-print grid size-7 flex-none place-items-center rounded-md text-ink-2 hover:bg-sunken"
            : "no-print button button-secondary"
        }
      >
        {text ?? <Icon name="more" />}
        {text !== undefined && <Icon name="chevronDown" className="size-3.5" />}
      </button>
      <div popover="auto" id={id} role="group" aria-label={label} className="panel panel-end">
        {children}
      </div>
    </>
  );
}
