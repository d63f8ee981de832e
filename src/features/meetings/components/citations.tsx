import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { Quote } from "#ui/prose.tsx";
import type { CitationView } from "../views.ts";

/** What the sources say about the meeting, each passage leading back to its place. */
export function Citations({ citations }: { citations: readonly CitationView[] }) {
  return (
    <ul className="grid gap-4">
      {citations.map(({ id, quote, source }) => (
        <li key={id}>
          <Quote
            by={
              <span className="flex flex-wrap gap-x-2">
                <Link href={`/sources/${source.id}#citation-${id}`}>
                  <bdi>{source.title}</bdi>
                </Link>
                {source.publisher !== null && <bdi>{source.publisher}</bdi>}
                <DateText date={source.published} />
              </span>
            }
          >
            {quote}
          </Quote>
        </li>
      ))}
    </ul>
  );
}
