import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { removeCitationAction } from "../actions.ts";
import type { CitationView } from "../views.ts";
import { fieldWords } from "./field-words.ts";

type Props = { citations: readonly CitationView[]; mayRemove: boolean; language: string };

/** The records that the source supports, each with its passages in the order they stand in the text. */
export async function SupportList({ citations, mayRemove, language }: Props) {
  const t = await getTranslations("sources");
  if (citations.length === 0) return <p className="text-sm text-ink-2">{t("supportsNothing")}</p>;
  const records = [...Map.groupBy(citations, ({ target }) => target.id).values()];
  return (
    <ol className="grid gap-4">
      {records.map((passages) => {
        const target = passages[0]?.target;
        if (target === undefined) return null;
        return (
          <li
            key={target.id}
            className="grid gap-1.5 border-t border-line pt-3 first:border-0 first:pt-0"
          >
            <p className="grid">
              <span className="flex flex-wrap gap-x-2 text-2xs text-ink-3">
                <span className="eyebrow">{t(`kind.${target.kind}`)}</span>
                {target.ref !== null && <span className="figures">{target.ref}</span>}
              </span>
              <Link href={target.href} className="link text-sm font-medium">
                <bdi>{target.title}</bdi>
              </Link>
            </p>
            <ul className="grid gap-2">
              {passages.map((passage) => (
                <li key={passage.id}>
                  <PassageLine passage={passage} language={language} />
                  {mayRemove && <Removal id={passage.id} />}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

async function PassageLine({ passage, language }: { passage: CitationView; language: string }) {
  const { id, quote, field, note } = passage;
  const fieldOf = await fieldWords();
  return (
    <>
      <a
        href={`#citation-${id}`}
        lang={language === "other" ? undefined : language}
        dir="auto"
        className="block border-s-2 border-gold ps-2 text-sm text-ink-2 hover:border-accent hover:text-ink"
      >
        <span className="line-clamp-2">{quote}</span>
      </a>
      {(field !== null || note !== null) && (
        <p className="ps-2.5 text-xs text-ink-3">
          <bdi>{[field && fieldOf(field), note].filter(Boolean).join(" · ")}</bdi>
        </p>
      )}
    </>
  );
}

/** In two steps, so that it does not happen by a slip. */
async function Removal({ id }: { id: string }) {
  const t = await getTranslations("sources");
  return (
    <details className="no-print ps-2.5 text-xs">
      <summary className="inline-flex min-h-6 items-center text-ink-3 hover:text-ink">
        {t("remove")}
      </summary>
      <form action={removeCitationAction} className="grid justify-items-start gap-1 pt-1">
        <input type="hidden" name="id" value={id} />
        <span className="text-ink-2">{t("removeHint")}</span>
        <button type="submit" className="button button-danger button-small">
          {t("removeNow")}
        </button>
      </form>
    </details>
  );
}
