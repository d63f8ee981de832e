import { getLocale, getTranslations } from "next-intl/server";
import { fuzzyOf } from "#domain/date-precision.ts";
import { nameIn } from "#domain/names.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { SearchHit, SnippetPart } from "../schema.ts";

/** One record that was found: its name, where it belongs, and the words around what was looked for. */
export async function Hit({ hit }: { hit: SearchHit }) {
  const t = await getTranslations("search");
  const { href, title, titleUr, ref, detail, knownAs, partners, marking, snippet, isAlike } = hit;
  const date = fuzzyOf(hit.datedOn, hit.datedPrecision);
  return (
    <li className="grid gap-0.5 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link href={href} className="link font-medium">
          <bdi>{nameIn(await getLocale(), { name: title, nameUr: titleUr })}</bdi>
        </Link>
        {isAlike && <Tag>{t("alike")}</Tag>}
        {marking !== "official" && <MarkingTag marking={marking} />}
        <DoubtMarks doubts={hit.doubts} />
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2.5 text-xs text-ink-2">
        {ref !== null && <span className="figures">{ref}</span>}
        {ref === null && partners.map((code) => <span key={code}>{code}</span>)}
        {date !== null && <DateText date={date} />}
        {detail !== null && <bdi>{detail}</bdi>}
        {knownAs !== null && knownAs !== detail && <bdi>{t("knownAs", { name: knownAs })}</bdi>}
      </p>
      {snippet.some(({ isHit }) => isHit) && <Snippet parts={snippet} />}
    </li>
  );
}

function Snippet({ parts }: { parts: readonly SnippetPart[] }) {
  return (
    <p className="max-w-prose text-sm text-ink-2" dir="auto">
      {parts.map(({ text, isHit }, index) =>
        isHit ? (
          // The parts follow one another and never move.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={index} className="rounded-sm bg-warn-soft px-0.5 text-ink">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
