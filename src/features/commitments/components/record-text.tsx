import { getTranslations } from "next-intl/server";
import type { CitedPassage } from "#domain/evidence.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Quote } from "#ui/prose.tsx";
import { fieldWords } from "./field-words.ts";

/** What was promised, and the sentences in the sources that say so, each leading to its place there. */
export async function RecordText({
  text,
  citations,
}: {
  text: string;
  citations: readonly CitedPassage[];
}) {
  const t = await getTranslations("commitments.record");
  const words = await fieldWords();
  return (
    <Section id="text" title={t("text")} sheet>
      <div className="grid gap-4">
        <p className="max-w-prose text-base whitespace-pre-line" dir="auto">
          {text}
        </p>
        {citations.length === 0 ? (
          <p className="text-sm text-warn">{t("noCitation")}</p>
        ) : (
          <ul className="grid gap-4 border-t border-line pt-4">
            {citations.map(({ id, quote, field, note, source }) => (
              <li key={id}>
                <Quote
                  by={
                    <>
                      <Link href={`/sources/${source.id}#citation-${id}`}>
                        {t("inSource", { ref: source.ref, title: source.title })}
                      </Link>
                      {field !== null && ` · ${t("supports", { field: words(field) })}`}
                      {note !== null && <span className="block">{note}</span>}
                    </>
                  }
                >
                  {quote}
                </Quote>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
