import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { changeLine } from "#features/briefs/drafting/background.ts";
import { pathTo } from "#features/briefs/rendering/paper.ts";
import type { Facts, Words } from "../views.ts";

/** What the register says otherwise than when the brief was drafted or frozen. */
export async function ChangedSince({
  changes,
  words,
}: {
  changes: Facts["changes"];
  words: Words;
}) {
  const t = await getTranslations("briefs");
  if (changes.rows.length === 0) return <p className="text-sm text-ink-2">{t("nothingSince")}</p>;
  return (
    <ul className="grid gap-2 text-sm">
      {changes.rows.map((change) => {
        const { cells, refs } = changeLine(change, words);
        return (
          <li key={`${change.kind}-${change.id}`} className="grid">
            <span className="figures text-ink-2">{cells[0]}</span>
            <span dir="auto">{cells[1]}</span>
            {refs.map((ref) => (
              <Link key={ref.id} href={pathTo(ref)} className="link figures inline-block py-1">
                {ref.label}
              </Link>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
