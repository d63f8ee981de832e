import { getTranslations } from "next-intl/server";
import type { CitedPassage, SourceName } from "#domain/evidence.ts";
import { Link } from "#ui/link.tsx";
import { Quote } from "#ui/prose.tsx";

/** The field of a record in words; one without a word of its own is shown as it is named. */
async function fieldWord(field: string): Promise<string> {
  const t = await getTranslations("agreements.field");
  return t.has(field) ? t(field) : field;
}

export function SourceLink({ source, citationId }: { source: SourceName; citationId?: string }) {
  const anchor = citationId === undefined ? "" : `#citation-${citationId}`;
  return (
    <Link href={`/sources/${source.id}${anchor}`}>
      <bdi>{source.title}</bdi> <span className="figures">{source.ref}</span>
    </Link>
  );
}

/** The passages that stand behind an agreement, each leading to its place in the source. */
export async function Citations({ citations }: { citations: readonly CitedPassage[] }) {
  const t = await getTranslations("agreements");
  return (
    <ul className="grid gap-4">
      {citations.map(async ({ id, quote, field, note, source }) => (
        <li key={id}>
          <Quote
            by={
              <>
                <SourceLink source={source} citationId={id} />
                {field !== null && ` · ${t("supports", { field: await fieldWord(field) })}`}
                {note !== null && <span className="block">{note}</span>}
              </>
            }
          >
            {quote}
          </Quote>
        </li>
      ))}
    </ul>
  );
}
