import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDay, formatNumber } from "#ui/format.ts";
import type { IconName } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { FamilyView, Standing } from "../family.ts";
import { answerOf } from "../family-answer.ts";

const STANDING_LOOKS: Record<Standing, { tone: Tone; icon: IconName }> = {
  governs: { tone: "good", icon: "checkCircle" },
  suspended: { tone: "warn", icon: "pause" },
  replaced: { tone: "neutral", icon: "history" },
  pending: { tone: "info", icon: "clock" },
  ended: { tone: "neutral", icon: "ban" },
};

export async function StandingTag({ standing }: { standing: Standing }) {
  const t = await getTranslations("agreements.family.standing");
  return <Tag {...STANDING_LOOKS[standing]}>{t(standing)}</Tag>;
}

/** How many of a family stand how. */
export async function Standings({ of }: { of: readonly { standing: Standing; count: number }[] }) {
  const locale = await getLocale();
  return of.map(({ standing, count }) => (
    <span key={standing} className="flex items-center gap-1">
      <span className="figures">{formatNumber(count, locale)}</span>
      <StandingTag standing={standing} />
    </span>
  ));
}

function Name({ of: { id, ref, title } }: { of: FamilyView["members"][number] }) {
  return (
    <span>
      <Link href={`/agreements/${id}`}>
        <bdi>{title}</bdi>
      </Link>{" "}
      <span className="figures text-xs text-ink-2">{ref}</span>
    </span>
  );
}

function Named({ members }: { members: FamilyView["members"] }) {
  return (
    <ul className="grid gap-0.5">
      {members.map((member) => (
        <li key={member.id}>
          <Name of={member} />
        </li>
      ))}
    </ul>
  );
}

/** How the family stands on a day, in one glance: how many stand how, and the foremost of those that govern. */
export async function FamilyAnswer({ family, asOf }: { family: FamilyView; asOf: CalendarDate }) {
  const t = await getTranslations("agreements.family");
  const date = formatDay(asOf, await getLocale());
  const { head, named, others, standings } = answerOf(family);
  const isHeadless = head !== null && head.standing !== "governs";
  const [count, all] = [named.length + others.length, family.members.length];
  return (
    <Notice
      tone={count > 0 && (!isHeadless || head.standing === "replaced") ? "success" : "warning"}
      title={t(count > 1 && count < all ? "answerOf" : "answer", { count, all, date })}
    >
      <div className="grid gap-1.5">
        {all > 1 && (
          <p className="flex flex-wrap gap-x-4 gap-y-1">
            <Standings of={standings} />
          </p>
        )}
        {isHeadless && (
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>{t("head")}</span>
            <Name of={head} />
            <StandingTag standing={head.standing} />
          </p>
        )}
        {family.isCut && <p>{t("cut", { count: all })}</p>}
        {named.length > 0 && <Named members={named} />}
        {others.length > 0 && (
          // On paper the lists below have them, and nothing can be opened.
          <p className="print-only">{t("others", { count: others.length })}</p>
        )}
        {others.length > 0 && (
          <details className="no-print">
            <summary className="link cursor-pointer">
              {t("others", { count: others.length })}
            </summary>
            <div className="mt-1">
              <Named members={others} />
            </div>
          </details>
        )}
      </div>
    </Notice>
  );
}
