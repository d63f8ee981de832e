import { getLocale, getTranslations } from "next-intl/server";
import type { CitedPassage, ClaimedField, SourceName } from "#domain/evidence.ts";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Quote } from "#ui/prose.tsx";
import { Tag } from "#ui/tag.tsx";

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

/** Fields for which sources say different things: the value in use first, then the dissent. */
export async function Claims({ claims }: { claims: readonly ClaimedField[] }) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  return (
    <div className="grid gap-3">
      {claims.map(async ({ field, values }) => (
        <div key={field} className="sheet grid gap-2 px-4 py-3">
          <h3 className="eyebrow">{await fieldWord(field)}</h3>
          <ul className="grid gap-2">
            {values.map(({ id, value, isChosen, reason, claimedOn, source }) => (
              <li key={id} className="grid gap-0.5">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <bdi className={isChosen ? "font-semibold" : ""}>{value}</bdi>
                  {isChosen && (
                    <Tag tone="good" icon="check">
                      {t("chosen")}
                    </Tag>
                  )}
                </p>
                <p className="text-xs text-ink-2">
                  <SourceLink source={source} />
                  {claimedOn && `, ${t("claimedOn", { date: formatDayShort(claimedOn, locale) })}`}
                  {reason !== null && <span className="block">{reason}</span>}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
