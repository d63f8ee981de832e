import { getTranslations } from "next-intl/server";
import type { Actor } from "#domain/actor.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import { NavLink } from "./nav-link.tsx";
import { Wordmark } from "./wordmark.tsx";

type Item = { href: Address; word: string; icon: IconName };

const GROUPS: readonly { word: string; items: readonly Item[] }[] = [
  {
    word: "work",
    items: [
      { href: "/", word: "home", icon: "home" },
      { href: "/dashboard", word: "dashboard", icon: "chart" },
      { href: "/reviews", word: "reviews", icon: "checkCircle" },
      { href: "/calendar", word: "calendar", icon: "calendar" },
      { href: "/overdue", word: "overdue", icon: "alert" },
      { href: "/intake", word: "intake", icon: "quote" },
    ],
  },
  {
    word: "register",
    items: [
      { href: "/partners", word: "partners", icon: "globe" },
      { href: "/meetings", word: "meetings", icon: "handshake" },
      { href: "/commitments", word: "commitments", icon: "promise" },
      { href: "/agreements", word: "agreements", icon: "scroll" },
      { href: "/mous", word: "mous", icon: "columns" },
      { href: "/desks", word: "desks", icon: "building" },
      { href: "/trainings", word: "training", icon: "graduation" },
    ],
  },
  {
    word: "reference",
    items: [
      { href: "/agencies", word: "agencies", icon: "landmark" },
      { href: "/people", word: "people", icon: "people" },
      { href: "/handover", word: "handover", icon: "briefcase" },
      { href: "/routes", word: "routes", icon: "flag" },
      { href: "/sources", word: "sources", icon: "book" },
      { href: "/topics", word: "topics", icon: "tag" },
      { href: "/imports", word: "imports", icon: "inbox" },
    ],
  },
  {
    word: "system",
    items: [{ href: "/administration", word: "administration", icon: "settings" }],
  },
];

/** The way to every list that the viewer may open: a rail on wide screens, a drawer on narrow ones. */
export async function Navigation({ viewer }: { viewer: Actor }) {
  const t = await getTranslations("nav");
  const product = (await getTranslations("ui"))("product");
  const groups = GROUPS.map(({ word, items }) => ({
    word,
    items: items.filter(({ href }) => mayOpen(viewer, href)),
  })).filter(({ items }) => items.length > 0);
  return (
    <nav id="main-nav" popover="auto" aria-label={t("label")} className="rail on-rail">
      <Link href="/" className="inline-block rounded-sm px-2 py-1 text-white">
        <Wordmark name={product} />
      </Link>
      {groups.map(({ word, items }) => (
        <div key={word}>
          <p id={`nav-${word}`} className="eyebrow px-2 pb-1 text-rail-mute!">
            {t(word)}
          </p>
          <ul aria-labelledby={`nav-${word}`} className="grid gap-px">
            {items.map(({ href, word: name, icon }) => (
              <li key={href}>
                <NavLink href={href}>
                  <Icon name={icon} className="size-4.5" />
                  {t(name)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
