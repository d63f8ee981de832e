import { getTranslations } from "next-intl/server";
import { type CitationLink, HighlightedText } from "#ui/prose.tsx";
import { segments } from "../rules.ts";
import type { CitationView, SourceView } from "../views.ts";
import { fieldWords } from "./field-words.ts";
import { Reading } from "./reading.tsx";

type Props = { source: SourceView; mayCite: boolean };

/**
 * The text as it was written, its cited passages marked and leading to their records. Where scripts
 * run, words that are selected can be attached; without them the page for citing lists the sentences.
 */
export async function Article({ source, mayCite }: Props) {
  const t = await getTranslations("sources");
  const { id, text, citations, language } = source;
  const fieldOf = await fieldWords();
  const linkOf = ({ id: key, target, field }: CitationView): CitationLink => ({
    id: key,
    href: target.href,
    label: [t(`kind.${target.kind}`), target.ref, target.title, field && fieldOf(field)]
      .filter(Boolean)
      .join(" · "),
  });
  const links = new Map(citations.map((one) => [one.id, linkOf(one)]));
  const pieces = segments(text, citations).map((piece) => ({
    text: piece.text,
    citations: piece.citations.flatMap((key) => links.get(key) ?? []),
  }));
  return (
    <div className="sheet px-5 py-6 sm:px-10 sm:py-9">
      <Reading
        citeHref={mayCite ? `/sources/${id}/cite` : null}
        attachLabel={t("attach")}
        citationIds={citations.map((one) => one.id)}
      >
        <HighlightedText segments={pieces} {...(language !== "other" && { lang: language })} />
      </Reading>
    </div>
  );
}
