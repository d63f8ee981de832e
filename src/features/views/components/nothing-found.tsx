import { getLocale, getTranslations } from "next-intl/server";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import type { Lift } from "../schema.ts";

type Props = { path: string; params: Params; lifts: readonly Lift[] };

/** Filters leave nothing: which of them to lift, and how much each would show. */
export async function NothingFound({ path, params, lifts }: Props) {
  const t = await getTranslations("views.nothing");
  const words = await getTranslations("export");
  const locale = await getLocale();
  const labelOf = (name: string) =>
    name === "asOf" || name === "knownOn" ? words(`about.${name}`) : words(`filter.${name}`);
  return (
    <EmptyState
      title={t("title")}
      icon="filter"
      action={<ButtonLink href={path}>{t("all")}</ButtonLink>}
    >
      {lifts.length === 0 ? (
        t("noSingle")
      ) : (
        <>
          <p>{t("lift")}</p>
          <ul className="mt-2 flex flex-wrap justify-center gap-2">
            {lifts.map(({ name, count }) => (
              <li key={name}>
                <Link
                  href={hrefWith(path, params, { [name]: null })}
                  className="link inline-flex min-h-6 items-center px-1"
                >
                  {t("without", {
                    filter: labelOf(name),
                    count:
                      count > COUNT_LIMIT
                        ? `${formatNumber(COUNT_LIMIT, locale)}+`
                        : formatNumber(count, locale),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}
