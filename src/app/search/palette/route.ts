import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { type Address, mayOpen } from "#domain/permissions.ts";
import { listRecent, searchNames } from "#features/search/queries.ts";
import { type SearchHit, searchFilter } from "#features/search/schema.ts";
import { readRoute } from "#server/http.ts";

const PER_KIND = 5;
const RECENT = 8;

/** Where one can go without typing, by the word for it in the navigation. */
const PLACES: readonly { href: Address; word: string }[] = [
  { href: "/", word: "home" },
  { href: "/dashboard", word: "dashboard" },
  { href: "/partners", word: "partners" },
  { href: "/meetings", word: "meetings" },
  { href: "/commitments", word: "commitments" },
  { href: "/agreements", word: "agreements" },
  { href: "/mous", word: "mous" },
  { href: "/trainings", word: "training" },
  { href: "/agencies", word: "agencies" },
  { href: "/people", word: "people" },
  { href: "/sources", word: "sources" },
  { href: "/topics", word: "topics" },
  { href: "/administration", word: "administration" },
];

/** Any record by its name, as one types: `?q=…`; without words what one worked on last, and the lists. */
export async function GET(request: Request): Promise<Response> {
  return readRoute("/search/palette", async ({ tx, viewer }) => {
    const { q } = searchFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await getTranslations("search");
    const nav = await getTranslations("nav");
    const locale = await getLocale();
    const item = ({ href, title, titleUr, ref, detail, partners, knownAs }: SearchHit) => ({
      href,
      title: nameIn(locale, { name: title, nameUr: titleUr }),
      detail: [ref ?? partners.join(" "), knownAs ?? detail].filter(Boolean).join(" · "),
    });
    if (q !== null) {
      const groups = await searchNames(tx, q, PER_KIND);
      return answer(
        groups.map(({ kind, hits }) => ({ kind, label: t(`kind.${kind}`), items: hits.map(item) })),
      );
    }
    const recent = viewer.kind === "user" ? await listRecent(tx, viewer.id, RECENT) : [];
    const places = PLACES.filter(({ href }) => mayOpen(viewer, href));
    return answer([
      { kind: "recent", label: t("recent"), items: recent.map(item) },
      {
        kind: "places",
        label: t("goTo"),
        items: places.map(({ href, word }) => ({ href, title: nav(word) })),
      },
    ]);
  });
}

type Group = {
  kind: string;
  label: string;
  items: { href: string; title: string; detail?: string }[];
};

function answer(groups: readonly Group[]): Response {
  return Response.json(
    { groups: groups.filter(({ items }) => items.length > 0) },
    { headers: { "cache-control": "private, no-store" } },
  );
}
