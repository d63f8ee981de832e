import type { FuzzyDate } from "#domain/date-precision.ts";
import { DateText } from "#ui/date-text.tsx";

type Props = { course: { starts: FuzzyDate | null; ends: FuzzyDate | null } };

/** "15 Jun 2026 – 26 Jun 2026", or the one date that is known. */
export function CourseDates({ course: { starts, ends } }: Props) {
  if (ends === null) return <DateText date={starts} />;
  return (
    <span>
      <span className="whitespace-nowrap">
        <DateText date={starts} /> –
      </span>{" "}
      <span className="whitespace-nowrap">
        <DateText date={ends} />
      </span>
    </span>
  );
}
