import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { type Stretch, stretchesIn } from "../language/stretches.ts";
import type { Told } from "./meetings.ts";

/** A date behind these is a day to come or long gone, not that of the meeting. */
const OTHER =
  /\b(?:next|follow-up|deadline|signed in|launched in|due|again|will (?:be|hold|meet|host|convene|enter)|in force|established|expire\w*|anniversary of)\b[^,;]{0,50}$/i;
const BOUND =
  /\b(?:by|before|until|no later than|since|as (?:of|from)|starting|effective|dated|from)(?: on)? ?(?:the )?$/i;
const IMPRINT = /^\W*(?:published|updated|posted|release(?:d)?|last modified|date|printed)\b/i;

/** When they met: what the telling sentences say, else the heading or the dateline. */
export function heldOn(
  told: readonly Told[],
  headings: readonly string[],
  opening: string,
  publishedOn: CalendarDate | null,
): Stretch | null {
  const issued = publishedOn ?? datelineIn([...headings, told[0]?.words ?? ""]);
  const named = told.flatMap(({ words, isStrong }) =>
    stretchesIn(words, issued)
      .filter(({ start, on, until }) => {
        const before = words.slice(Math.max(0, start - 70), start);
        return (
          isNear(on.on, issued) && !OTHER.test(before) && !(until === null && BOUND.test(before))
        );
      })
      .map((stretch) => ({
        stretch,
        isStrong,
        isLine: isDateline(words, stretch),
      })),
  );
  const title = headings
    .filter((words) => !IMPRINT.test(words))
    .flatMap((words) => stretchesIn(words, null))
    .find(({ on }) => isNear(on.on, issued));
  const best =
    named.find(({ isStrong, isLine, stretch }) => isStrong && !isLine && !stretch.isRelative) ??
    named.find(({ isStrong, isLine }) => isStrong && !isLine);
  if (best && !(title?.until && isWithin(best.stretch, title))) return best.stretch;
  const line = named.find(({ isLine }) => isLine) ?? named[0];
  // "ASTANA. June 18. Talks took place": the day is a sentence of its own.
  const above = stretchesIn(opening.slice(0, 50), issued).find(({ on }) => isNear(on.on, issued));
  return title ?? best?.stretch ?? line?.stretch ?? above ?? null;
}

/** The heading knows of more days than the sentence that tells of one of them. */
const isWithin = ({ on, isRelative }: Stretch, title: Stretch) =>
  isRelative || (title.until !== null && on.on >= title.on.on && on.on <= title.until);

/** "RIYADH, June 15, 2021 --": where and when it was written. */
const isDateline = (words: string, { start, end }: Stretch) =>
  start < 60 &&
  /^\p{Lu}[^.:;]*$/u.test(words.slice(0, start)) &&
  /^[^.:;\p{Ll}]{0,25}(?:\([^)]*\) ?)?(?::|–|—|--| - )/u.test(words.slice(end, end + 60));

/** The day in the heading or at the head of the first sentence, when nobody says when it was published. */
function datelineIn(lines: readonly string[]): CalendarDate | null {
  for (const line of lines) {
    const first = stretchesIn(line.slice(0, 160), null)[0];
    if (first) return first.until ?? first.on.on;
  }
  return null;
}

/** Announcements come before their meeting, but not long. */
const isNear = (on: CalendarDate, publishedOn: CalendarDate | null) =>
  publishedOn === null || (daysBetween(on, publishedOn) < 62 && daysBetween(publishedOn, on) < 15);
