import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Tag } from "#ui/tag.tsx";
import type { HandedInLine } from "../handed-in.ts";

type Props = { lines: readonly HandedInLine[]; timeZone: string };

/** What the viewer has handed to the managers: what came back first. */
export async function HandedInList({ lines, timeZone }: Props) {
  const t = await getTranslations("intake");
  const locale = await getLocale();
  return (
    <ul className="sheet divide-y divide-line text-sm">
      {lines.map(({ id, title, state, at }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 py-2">
          <Link href={`/intake/${id}`} className="link min-w-0 font-medium wrap-anywhere">
            <bdi>{title === "" ? t("work.untitled") : title}</bdi>
          </Link>
          <span className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
            {formatInstant(at, locale, timeZone)}
            <Tag
              tone={state === "returned" ? "warn" : "info"}
              icon={state === "returned" ? "returned" : "clock"}
            >
              {t(`review.state.${state}`)}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  );
}
