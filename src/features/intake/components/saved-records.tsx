import { getTranslations } from "next-intl/server";
import type { CitationView } from "#features/sources/views.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";

/** The records that passages of the source support, counted by kind, the meeting with the way to it. */
export async function SavedRecords({ citations }: { citations: readonly CitationView[] }) {
  const t = await getTranslations("intake.saved");
  const targets = new Map(citations.map(({ target }) => [target.id, target]));
  const kinds = Map.groupBy([...targets.values()], ({ kind }) => kind);
  return (
    <Notice tone="success" title={t("title")}>
      {kinds.size === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {[...kinds].map(([kind, of]) => (
            <li key={kind}>
              {kind === "meeting" ? (
                <Link href={of[0]?.href ?? "#supports"} className="link">
                  {t(`kind.${kind}`, { count: of.length })}
                </Link>
              ) : (
                t(`kind.${kind}`, { count: of.length })
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
