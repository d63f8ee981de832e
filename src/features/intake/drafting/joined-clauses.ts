import { type Clause, clausesOf } from "./clauses.ts";

/**
 * "It was decided that officers will be trained" is one promise, as firm as its first verb; every
 * further "will" behind "that" is as firm.
 */
export function joinedClausesOf(text: string): Clause[] {
  const result: Clause[] = [];
  let frame: Clause | null = null;
  for (const clause of clausesOf(text)) {
    const last = result.at(-1);
    const that =
      last && THAT.exec(text.slice(last.head.end, last.head.end + 40).toLowerCase())?.[0];
    // "to extend the project and that a review would be held": a second act, as firm as the first.
    const isSecond = that?.endsWith("and that") ?? false;
    if (last && isSecond && last.head.kind === "promise") frame = last;
    const isThat = that !== undefined && !isSecond;
    if (last && isThat && last.head.kind === "promise" && isReported(clause)) {
      frame = last;
      result[result.length - 1] = {
        ...last,
        span: { start: last.span.start, end: clause.span.end },
        complement: clause.complement,
        subject: clause.subject.end > clause.subject.start ? clause.subject : last.subject,
      };
    } else if (clause.head.kind === "modal" && frame && last && isOfFrame(text, last, clause)) {
      result.push({ ...clause, head: { ...clause.head, strength: frame.head.strength } });
    } else if (isRelative(text, clause) && last && last.head.kind !== "statement") {
      result[result.length - 1] = {
        ...last,
        span: { start: last.span.start, end: clause.span.end },
        complement: { start: last.complement.start, end: clause.span.end },
      };
    } else if (isRelative(text, clause) && !isEvent(text, clause)) {
      // "was briefed on the patrol, which will ...": nobody promises it here.
      continue;
    } else {
      if (clause.head.kind !== "modal") frame = null;
      result.push(clause);
    }
  }
  return result;
}

const THAT = /^,? ?(?:[^.;]{0,30} )?that\b/;

/** What stands behind "that": an act to come, or a resolve that is only stated once more. */
const isReported = ({ head }: Clause) => head.kind === "modal" || head.strength === "reaffirmed";

const isOfFrame = (text: string, last: Clause, clause: Clause) =>
  /\band (?:that )?$/.test(
    text.slice(last.head.end, Math.max(clause.subject.start, last.head.end)).toLowerCase(),
  );

/** "..., whose next session will", "a review, which will be held": dates of meetings are promises. */
const isEvent = (text: string, { subject, head }: Clause) =>
  /^ (?:be (?:held|convened|hosted|launched)|meet|take place|convene|begin|start)\b/i.test(
    text.slice(head.end),
  ) ||
  /\b(?:meeting|round|session|dialogue|conference|summit|consultations|exercise|workshop|team|delegation|committee|group)s?\b(?: (?:on|of|for|in|between|with) [\w -]{2,40})?,? (?:which|who|that) ?$/i.test(
    text.slice(0, Math.max(subject.end, head.start)),
  );

/** ", which will formalise ...": told of what was promised, not promised itself. */
const isRelative = (text: string, { head, subject }: Clause) =>
  head.kind === "modal" &&
  /\b(?:which|that|who)(?: \w+ly)? $/i.test(text.slice(Math.max(0, subject.start - 8), head.start));
