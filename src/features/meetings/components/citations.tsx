import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { Quote } from "#ui/prose.tsx";
import type { CitationView } from "../views.ts";

/** What the sources say about the meeting, source by source; each passage leads back to its place. */
export function Citations({ citations }: { citations: readonly CitationView[] }) {
  const bySource = [...Map.groupBy(citations, ({ source }) => source.id).values()];
  return (
    <ul className="grid gap-5">
      {bySource.map((passages) => {
        const [first] = passages;
        if (first === undefined) return null;
        const { id, title, publisher, published } = first.source;
        return (
          <li key={id} className="grid gap-2">
            <p className="flex flex-wrap gap-x-2 text-sm">
              <Link href={`/sources/${id}`} className="link font-medium">
                <bdi>{title}</bdi>
              </Link>
              <span className="flex flex-wrap gap-x-2 text-ink-2">
                {publisher !== null && <bdi>{publisher}</bdi>}
                <DateText date={published} />
              </span>
            </p>
            {passages.map((passage) => (
              <Quote key={passage.id}>
                <Link href={`/sources/${id}#citation-${passage.id}`} className="hover:underline">
                  {passage.quote}
                </Link>
              </Quote>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
