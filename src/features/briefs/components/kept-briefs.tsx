import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort, formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Tag } from "#ui/tag.tsx";
import type { BriefHead } from "../views.ts";

/** The briefs of a partner that were kept: which are still edited, which are frozen, when and by whom. */
export async function KeptBriefs({
  briefs,
  timeZone,
}: {
  briefs: readonly BriefHead[];
  timeZone: string;
}) {
  const t = await getTranslations("briefs");
  const locale = await getLocale();
  if (briefs.length === 0) return <p className="text-sm text-ink-2">{t("noKept")}</p>;
  return (
    <ul className="grid gap-3 text-sm">
      {briefs.map((brief) => (
        <li key={brief.id} className="grid gap-0.5">
          <Link href={`/briefs/${brief.id}`} className="link inline-block py-1 font-medium">
            {t(`form.${brief.form}`)}, {formatDayShort(brief.asOf, locale)}
          </Link>
          <span>
            <FrozenTag brief={brief} />
          </span>
          <span className="text-ink-2">
            <KeptBy brief={brief} timeZone={timeZone} locale={locale} />
          </span>
        </li>
      ))}
    </ul>
  );
}

export async function FrozenTag({ brief }: { brief: { frozenAt: Date | null } }) {
  const t = await getTranslations("briefs");
  return brief.frozenAt === null ? (
    <Tag tone="warn" icon="edit">
      {t("draftState")}
    </Tag>
  ) : (
    <Tag tone="good" icon="lock">
      {t("frozenState")}
    </Tag>
  );
}

type KeptByProps = {
  brief: Pick<BriefHead, "createdAt" | "createdBy" | "frozenAt" | "frozenBy">;
  timeZone: string;
  locale: string;
};

export async function KeptBy({ brief, timeZone, locale }: KeptByProps) {
  const t = await getTranslations("briefs");
  const { createdAt, createdBy, frozenAt, frozenBy } = brief;
  return frozenAt === null
    ? t("madeBy", { by: createdBy, at: formatInstant(createdAt, locale, timeZone) })
    : t("frozenBy", { by: frozenBy ?? "", at: formatInstant(frozenAt, locale, timeZone) });
}
