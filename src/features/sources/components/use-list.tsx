import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import type { Use } from "../views.ts";

/** What rests on the source as a whole: promises made in it, progress it proves, names it brought in. */
export async function UseList({ uses }: { uses: readonly Use[] }) {
  const t = await getTranslations("sources.use");
  return (
    <ul className="grid gap-2 text-sm">
      {uses.map(({ what, href, ref, title }) => (
        <li key={`${what} ${href} ${title}`} className="grid">
          <span className="flex flex-wrap gap-x-2 text-2xs text-ink-3">
            <span className="eyebrow">{t(what)}</span>
            {ref !== null && <span className="figures">{ref}</span>}
          </span>
          <Link href={href}>
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
