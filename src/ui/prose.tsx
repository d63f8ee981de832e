import type { ReactNode } from "react";

/** A citation as the reader meets it: where it leads and what that is. */
export type CitationLink = { id: string; href: string; label: string };

/** A stretch of the text with the citations that cover it; segments follow one another without gaps. */
type Segment = { text: string; citations: readonly CitationLink[] };

type Piece = Segment & { start: number; key: string };

type Props = {
  segments: readonly Segment[];
  /** Language of the text, e.g. "ur": its letters, its direction. */
  lang?: string;
};

/**
 * A source as it was written, its cited passages marked. The first piece of a citation has the id
 * `citation-<id>`, so that records can lead back to it; every piece knows its offset (`data-start`).
 */
export function HighlightedText({ segments, lang }: Props) {
  const met = new Set<string>();
  return (
    <div className="prose" lang={lang} dir={lang === "ur" ? "rtl" : "ltr"} data-source-text="">
      {paragraphs(segments).map((pieces) => (
        <p key={pieces[0]?.key} dir="auto">
          {pieces.map((piece) => (
            <Passage key={piece.key} piece={piece} anchors={firstMet(piece, met)} />
          ))}
        </p>
      ))}
    </div>
  );
}

/** Text parted where lines end, each piece keeping its offset in the whole (UTF-16 code units). */
function paragraphs(segments: readonly Segment[]): Piece[][] {
  const lines: Piece[][] = [[]];
  let start = 0;
  for (const { text, citations } of segments) {
    for (const [index, part] of text.split(/(\n+)/).entries()) {
      if (index % 2 === 1) lines.push([]);
      else if (part !== "")
        lines.at(-1)?.push({ text: part, citations, start, key: `at-${start}` });
      start += part.length;
    }
  }
  return lines.filter((pieces) => pieces.length > 0);
}

/** The citations of a piece that no earlier piece has shown. */
function firstMet({ citations }: Piece, met: Set<string>): CitationLink[] {
  const fresh = citations.filter(({ id }) => !met.has(id));
  for (const { id } of fresh) met.add(id);
  return fresh;
}

function Passage({
  piece,
  anchors,
}: {
  piece: Piece;
  anchors: readonly CitationLink[];
}): ReactNode {
  const { text, start, citations } = piece;
  const [first] = citations;
  // The others are named where they begin.
  const others = anchors.filter((one) => one !== first);
  if (first === undefined) return <span data-start={start}>{text}</span>;
  return (
    <mark data-citations={citations.map(({ id }) => id).join(" ")}>
      {anchors.map(({ id }) => (
        <span key={id} id={`citation-${id}`} />
      ))}
      <a href={first.href} title={first.label} data-start={start}>
        {text}
      </a>
      {others.map(({ id, href, label }, index) => (
        <sup key={id} data-note="" className="ps-0.5 font-sans text-2xs select-none">
          <a
            href={href}
            title={label}
            aria-label={`${index + 2}: ${label}`}
            className="inline-block min-w-6 text-center leading-6 underline!"
          >
            {index + 2}
          </a>
        </sup>
      ))}
    </mark>
  );
}

type QuoteProps = {
  children: ReactNode;
  /** Who says it: the source, its date, a link back to the passage. */
  by?: ReactNode;
  lang?: string;
};

/** The words of a source beside a record. */
export function Quote({ children, by, lang }: QuoteProps) {
  return (
    <figure className="keep-together grid gap-1">
      <blockquote className="quote" lang={lang} dir="auto">
        {children}
      </blockquote>
      {by && <figcaption className="ps-4 text-xs text-ink-2">{by}</figcaption>}
    </figure>
  );
}
