import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Marking } from "#domain/marking.ts";
import { Banner } from "./as-of.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { MarkingBanner } from "./marking-banner.tsx";
import { enterMoment } from "./moment.ts";
import { MarkingTag } from "./tag.tsx";

type PageProps = {
  /** The highest marking of anything shown; its banner stands above and below, on paper on every sheet. */
  marking?: Marking;
  /** A narrow measure, for forms and texts. */
  narrow?: boolean;
  /** It can show the register as of another day (`AsOf`). Any other page says that it shows today. */
  dated?: boolean;
  children: ReactNode;
};

/** Everything of a screen below the bar. Each page has exactly one. */
export async function Page(props: PageProps) {
  const { marking = "official", narrow = false, dated = false, children } = props;
  const { path, moment } = await enterMoment();
  const t = await getTranslations("ui.asOf");
  return (
    <div data-marking={marking}>
      <MarkingBanner marking={marking} />
      <div
        className={`mx-auto grid gap-6 px-4 py-5 sm:px-6 lg:px-8 ${narrow ? "max-w-3xl" : "max-w-[96rem]"} *:min-w-0`}
      >
        {!dated && moment.size > 0 && (
          <Banner today={path} label={t("today")}>
            <p className="font-semibold">{t("onlyToday")}</p>
          </Banner>
        )}
        {children}
      </div>
    </div>
  );
}

type Crumb = { href: string; label: ReactNode };

type PageHeaderProps = {
  title: ReactNode;
  /** A line above the title: the reference, the kind of record. */
  kicker?: ReactNode;
  marking?: Marking;
  breadcrumb?: readonly Crumb[];
  /** Buttons and links to what can be done here. */
  actions?: ReactNode;
  /** A line below the title: tags, partner, dates. */
  meta?: ReactNode;
};

export async function PageHeader(props: PageHeaderProps) {
  const { title, kicker, marking, breadcrumb = [], actions, meta } = props;
  const t = await getTranslations("ui.page");
  return (
    <header className="grid gap-2 border-b border-line pb-4">
      {breadcrumb.length > 0 && (
        <nav aria-label={t("breadcrumb")}>
          <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-2">
            {breadcrumb.map(({ href, label }) => (
              <li key={href} className="flex items-center gap-1.5">
                <Link href={href} className="link inline-block py-1">
                  {label}
                </Link>
                <Icon name="chevronEnd" className="size-3.5 text-ink-3" />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-96 gap-1">
          {(kicker || marking) && (
            <p className="eyebrow flex flex-wrap items-center gap-2">
              {kicker}
              {marking && <MarkingTag marking={marking} />}
            </p>
          )}
          <h1 className="text-2xl font-semibold" dir="auto">
            {title}
          </h1>
          {meta && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
              {meta}
            </div>
          )}
        </div>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}

type ButtonLinkProps = {
  href: string;
  tone?: "primary" | "secondary" | "quiet";
  children: ReactNode;
};

/** A link that looks like a button, for the actions of a page. */
export function ButtonLink({ href, tone = "secondary", children }: ButtonLinkProps) {
  return (
    <Link href={href} className={`button button-${tone}`}>
      {children}
    </Link>
  );
}

type SectionProps = {
  title: ReactNode;
  /** For links to the section, and for naming it. */
  id: string;
  count?: number;
  hint?: ReactNode;
  actions?: ReactNode;
  /** On a white sheet with its own edge; otherwise on the page itself. */
  sheet?: boolean;
  children: ReactNode;
};

export function Section(props: SectionProps) {
  const { title, id, count, hint, actions, sheet = false, children } = props;
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="grid min-w-0 content-start gap-2.5">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div className={hint ? "min-w-0 flex-1 basis-72" : "min-w-0"}>
          <h2 id={`${id}-title`} className="flex items-baseline gap-2 text-lg font-semibold">
            {title}
            {count !== undefined && (
              <span className="figures text-sm font-medium text-ink-3">{count}</span>
            )}
          </h2>
          {hint && <p className="text-sm text-ink-2">{hint}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className={sheet ? "sheet px-4 py-3" : "min-w-0"}>{children}</div>
    </section>
  );
}

/** The main matter and what stands beside it; one column on narrow screens. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_20rem] xl:gap-8">
      <div className="grid min-w-0 content-start gap-6">{children}</div>
      <aside className="grid min-w-0 content-start gap-6">{aside}</aside>
    </div>
  );
}
