import { getTranslations } from "next-intl/server";
import type { CitedPassage, SourceName } from "#domain/evidence.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Quote } from "#ui/prose.tsx";

/** The field of a record in words; a field without a word of its own is shown as it is named. */
async function fieldWord(field: string): Promise<string> {
  const t = await getTranslations("agencies.citedField");
  return t.has(field as "name") ? t(field as "name") : field;
}

/** The passages that stand behind a record, each leading to its place in the source. */
export async function Citations({ citations }: { citations: readonly CitedPassage[] }) {
  const t = await getTranslations("agencies");
  if (citations.length === 0) return null;
  return (
    <Section id="citations" title={t("citations.title")} count={citations.length}>
      <ul className="grid gap-4">
        {citations.map((citation) => (
          <li key={citation.id}>
            <Passage citation={citation} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Passage({ citation }: { citation: CitedPassage }) {
  const t = await getTranslations("agencies");
  const { id, quote, field, note, source } = citation;
  const by = (
    <>
      <Link href={`/sources/${source.id}#citation-${id}`}>
        {t("citations.from", { ref: source.ref, title: source.title })}
      </Link>
      {field !== null && ` · ${t("citations.about", { field: await fieldWord(field) })}`}
      {note !== null && <span className="block">{note}</span>}
    </>
  );
  return <Quote by={by}>{quote}</Quote>;
}

export async function SourceLink({ source }: { source: SourceName }) {
  const t = await getTranslations("agencies.citations");
  return (
    <Link href={`/sources/${source.id}`}>
      {t("from", { ref: source.ref, title: source.title })}
    </Link>
  );
}
