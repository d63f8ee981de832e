import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { chooseLocaleAction, signOutAction } from "#features/administration/actions.ts";
import { Bell } from "#features/notifications/components/bell.tsx";
import { countUnread } from "#features/notifications/queries.ts";
import { isDemonstration } from "#server/env.ts";
import { directionOf, localeOf } from "#server/i18n.ts";
import { readShell } from "#server/page.ts";
import { actorOf, currentPerson } from "#server/session.ts";
import { AppShell } from "#ui/shell.tsx";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui");
  return {
    title: { template: `%s · ${t("product")}`, default: t("product") },
    description: t("tagline"),
    robots: { index: false, follow: false },
    icons: { icon: "/favicon.svg" },
    // Telephone numbers and dates of the register are text, not something to dial.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { themeColor: "#0e2f2c" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await localeOf();
  // Without the database nobody is known, and the page below says what is the matter.
  const person = await currentPerson().catch(() => null);
  const unread =
    person === null ? 0 : await readShell(actorOf(person), (tx) => countUnread(tx, person.id), 0);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        {person === null ? (
          <main id="main">{children}</main>
        ) : (
          <AppShell
            viewer={actorOf(person)}
            name={person.name}
            isDemo={isDemonstration()}
            signOut={signOutAction}
            setLocale={chooseLocaleAction}
            bell={<Bell unread={unread} />}
          >
            {children}
          </AppShell>
        )}
      </body>
    </html>
  );
}
