import { getLocale, getTranslations } from "next-intl/server";
import type { CitedPassage, ClaimedField, SourceName } from "#domain/evidence.ts";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Quote } from "#ui/prose.tsx";
import { Tag } from "#ui/tag.tsx";

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

/** Fields for which sources say different things: the value in use, and the dissent. */
export async function Claims({ claims }: { claims: readonly ClaimedField[] }) {
  const t = await getTranslations("agencies.claims");
  if (claims.length === 0) return null;
  return (
    <Section id="claims" title={t("title")} count={claims.length}>
      <div className="grid gap-4">
        {claims.map((claim) => (
          <ClaimedFieldView key={claim.field} claim={claim} />
        ))}
      </div>
    </Section>
  );
}

async function ClaimedFieldView({ claim: { field, values } }: { claim: ClaimedField }) {
  const t = await getTranslations("agencies.claims");
  const locale = await getLocale();
  const isDisputed = values.length > 1 && !values.some(({ isChosen }) => isChosen);
  return (
    <div className="sheet grid gap-2 px-4 py-3">
      <h3 className="eyebrow">{await fieldWord(field)}</h3>
      {isDisputed && <p className="text-sm text-warn">{t("open")}</p>}
      <ul className="grid gap-2">
        {values.map(({ id, value, isChosen, reason, claimedOn, source }) => (
          <li key={id} className="grid gap-0.5">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <bdi className={isChosen ? "font-semibold" : ""}>{value}</bdi>
              {isChosen && (
                <Tag tone="good" icon="check">
                  {t("inUse")}
                </Tag>
              )}
            </p>
            <p className="text-xs text-ink-2">
              <SourceLink source={source} />
              {claimedOn !== null && `, ${formatDayShort(claimedOn, locale)}`}
              {reason !== null && ` · ${t("because", { reason })}`}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

export async function SourceLink({ source }: { source: SourceName }) {
  const t = await getTranslations("agencies.citations");
  return (
    <Link href={`/sources/${source.id}`}>
      {t("from", { ref: source.ref, title: source.title })}
    </Link>
  );
}
