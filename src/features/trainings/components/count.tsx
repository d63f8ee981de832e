import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import type { Sum } from "../views.ts";

/** A number of people or things; one that nobody gives is said to be missing, and is not 0. */
export async function Count({ value }: { value: number | null }) {
  const t = await getTranslations("trainings");
  if (value === null) return <span className="text-ink-3">{t("notGiven")}</span>;
  return <span className="figures">{formatNumber(value, await getLocale())}</span>;
}

/** A sum over courses, leading to these courses, with how many of them do not give the number. */
export async function SumOf({ sum, href }: { sum: Sum; href?: string }) {
  const t = await getTranslations("trainings");
  const { known, missing } = sum;
  return (
    <span className="inline-flex flex-col items-end">
      {href === undefined || known === null ? (
        <Count value={known} />
      ) : (
        <Link href={href} className="link inline-block min-w-6 py-1">
          <Count value={known} />
        </Link>
      )}
      {missing > 0 && known !== null && (
        <span className="text-xs text-ink-2">{t("missing", { count: missing })}</span>
      )}
    </span>
  );
}
