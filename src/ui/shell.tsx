import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Actor } from "#domain/actor.ts";
import { mayOpen } from "#domain/permissions.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { Navigation } from "./navigation.tsx";
import { Progress } from "./progress.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Wordmark } from "./wordmark.tsx";

export type ShellProps = {
  viewer: Actor;
  /** The signed-in person's own name. */
  name: string;
  isDemo: boolean;
  signOut: (form: FormData) => Promise<void>;
  /** Keeps the form's `locale` in the cookie. */
  setLocale: (form: FormData) => Promise<void>;
  /** The way to what the person is told, with how much of it waits. */
  bell: ReactNode;
  children: ReactNode;
};

/** Everything around a page: the rail with the way to every list, search, the account. */
export async function AppShell(props: ShellProps) {
  const { viewer, name, isDemo, signOut, setLocale, bell, children } = props;
  const t = await getTranslations("ui.shell");
  const ui = await getTranslations("ui");
  const locale = await getLocale();
  const role = viewer.kind === "user" ? viewer.role : null;
  return (
    <div className="shell lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="button button-primary sr-only focus:not-sr-only focus:fixed! focus:start-3 focus:top-3 focus:z-50 focus:px-3.5!"
      >
        {t("skip")}
      </a>
      <Progress label={ui("page.loading")} />
      <Navigation viewer={viewer} />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="no-print">
          {isDemo && (
            <p className="flex items-center justify-center gap-2 bg-gold px-4 py-1 text-center text-xs font-medium text-ink">
              <Icon name="flag" className="size-3.5" />
              {t("demo")}
            </p>
          )}
          <div className="flex items-center gap-2 border-b border-line bg-surface px-3 py-2 sm:gap-3 sm:px-6 lg:px-8">
            <button
              type="button"
              popoverTarget="main-nav"
              aria-label={t("menu")}
              className="button button-quiet px-2! lg:hidden"
            >
              <Icon name="menu" className="size-5" />
            </button>
            <Link href="/" className="text-ink lg:hidden">
              <Wordmark name={ui("product")} isSmall />
            </Link>
            <SearchBox label={t("searchHint")} button={t("search")} />
            <div className="ms-auto flex items-center gap-2">
              {mayOpen(viewer, "/intake") && (
                <Link href="/intake" className="button button-secondary max-md:hidden">
                  <Icon name="quote" />
                  {t("intake")}
                </Link>
              )}
              {mayOpen(viewer, "/meetings/new") && (
                <Link href="/meetings/new" className="button button-primary max-sm:hidden">
                  <Icon name="plus" />
                  {t("log")}
                </Link>
              )}
              {bell}
              <AccountMenu {...{ name, role, locale, signOut, setLocale }} />
            </div>
          </div>
        </header>
        <main id="main" tabIndex={-1} className="flex-1 pb-10 outline-none">
          {children}
        </main>
        <Help />
      </div>
    </div>
  );
}

function SearchBox({ label, button }: { label: string; button: string }) {
  return (
    <form action="/search" role="search" className="relative min-w-0 flex-1 sm:max-w-md">
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        className="control control-small ps-8! pe-3! sm:pe-14!"
      />
      <button
        type="submit"
        aria-label={button}
        className="absolute inset-y-0 start-0 grid w-8 place-items-center text-ink-3 hover:text-ink"
      >
        <Icon name="search" />
      </button>
      <kbd
        aria-hidden="true"
        className="needs-script pointer-events-none absolute inset-y-0 end-2 my-auto h-5 rounded-sm border border-line bg-sunken px-1 font-sans leading-4.5! text-2xs text-ink-3 max-sm:hidden"
      >
        Ctrl K
      </kbd>
    </form>
  );
}

/** The keyboard's help, at the same place on every page. */
async function Help() {
  const t = await getTranslations("ui");
  const raw = (key: string) => String(t.raw(key));
  return (
    <footer className="no-print needs-script px-4 pb-4 sm:px-6 lg:px-8">
      <Shortcuts
        words={{
          open: raw("shell.shortcuts"),
          title: raw("palette.title"),
          hint: raw("palette.hint"),
          nothing: raw("form.nothingFound"),
          searching: raw("form.searching"),
          all: raw("palette.all"),
          keys: raw("palette.keys"),
          failed: raw("palette.failed"),
          shortcuts: raw("shortcuts.title"),
          find: raw("shortcuts.find"),
          help: raw("shortcuts.help"),
          single: raw("shortcuts.single"),
          singleHint: raw("shortcuts.singleHint"),
          close: raw("shortcuts.close"),
        }}
      />
    </footer>
  );
}
