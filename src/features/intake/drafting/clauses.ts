import { type Head, headsOf } from "../language/heads.ts";
import { beginsWithAction, beginsWithGerund } from "../language/verbs.ts";
import type { Span } from "../language/sentences.ts";

/**
 * What one head says: the passage from its subject to the end of its complement. `subject` is empty
 * when the verb goes on with the subject before ("and will continue").
 */
export type Clause = { head: Head; span: Span; subject: Span; complement: Span };

/** Between two verbs a new subject begins behind one of these. */
const BOUNDARY =
  /(?:,? (?:and|but|while|whereas|whereby|although|as)|[;,:—–]|\b(?:that|which|who|said|says|announced|added|adding)) /g;
const FILLER =
  /^(?:also|further|jointly|both|then|therefore|he|she|today|again|in turn|have|has|had|and|\W)*$/i;

/** The clauses of a sentence, one for each head, in order. */
export function clausesOf(text: string): Clause[] {
  const lower = lowerCase(text);
  const heads = headsOf(lower);
  return heads.map((head, index) => {
    const before = heads[index - 1];
    const after = heads[index + 1];
    const subject = subjectBefore(lower, before?.end ?? 0, head, before !== undefined);
    const end =
      after === undefined ? text.length : subjectBefore(lower, head.end, after, true).start;
    const start = subject.start;
    const last = start + trimEnd(text.slice(start, Math.max(end, head.end))).length;
    return {
      head,
      subject,
      span: { start, end: last },
      complement: { start: head.end, end: last },
    };
  });
}

/** Letter for letter, so that places stay what they are. */
const lowerCase = (text: string) => {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
};

function subjectBefore(lower: string, from: number, head: Head, follows: boolean): Span {
  const gap = lower.slice(from, head.start);
  const cuts = [...gap.matchAll(BOUNDARY)].map(({ index, 0: words }) => index + words.length);
  if (!follows) {
    const that = head.kind === "modal" ? gap.lastIndexOf(" that ") : -1;
    const start = that > 0 && that + 7 < gap.length ? that + 6 : introductionOf(gap);
    return { start: from + start, end: head.start };
  }
  for (let at = cuts.length - 1; at >= 0; at -= 1) {
    const rest = gap.slice(cuts[at] ?? 0);
    if (at > 0 && joinsSubjects(gap.slice(cuts[at - 1] ?? 0))) continue;
    const start = from + (cuts[at] ?? 0);
    return FILLER.test(rest.trim()) &&
      rest.trim() !== "he" &&
      rest.trim() !== "she" &&
      rest.trim() !== "both"
      ? { start: head.start, end: head.start }
      : { start, end: head.start };
  }
  return head.passive ? { start: from, end: head.start } : { start: head.start, end: head.start };
}

/** "pakistan and the uk", "officials of a and b": the last "and" is inside the subject. */
const joinsSubjects = (words: string) =>
  /^(?:the )?(?:u\.?s\.?|u\.?k\.?|united \w+|[a-z]+) and (?:the )?(?:[a-z.]+ ){0,2}[a-z.]+ ?$/.test(
    words,
  ) && words.length < 45;

/** "In addition," before the subject does not belong to it. */
function introductionOf(gap: string): number {
  return (
    /^(?:in addition|moreover|furthermore|meanwhile|additionally|in conclusion|finally|further|also|similarly|in this (?:regard|context|connection)|to this end|(?:and|but))\b,? /.exec(
      gap,
    )?.[0].length ?? 0
  );
}

const trimEnd = (text: string) =>
  text.replace(/(?:[\s,;:—–-]|\b(?:and|but|while|with|that|which|also|as well as|by|to))+$/i, "");

/**
 * The actions of a complement: "to enhance A, streamline B and strengthen C" are three. The first
 * begins with the clause; each reaches to the next. One span when nothing is listed.
 */
export function actionsOf(text: string, clause: Clause): Span[] {
  const { complement, span } = clause;
  const words = text.slice(complement.start, complement.end).toLowerCase();
  const isGerund = beginsWithGerund(words.trimStart().replace(/^(?:on|upon|about|to|in) /, ""));
  const isOn = /^ ?(?:on|upon) /.test(words);
  // "agreed on: a hotline; a course": what stands between the semicolons is agreed.
  const isList = /^(?: (?:on|upon|to))?(?: the following)?:/.test(words);
  const isNamed = NAMED_ACTION.test(words.replace(/^ ?(?:on|upon|to|in) /, ""));
  const starts: number[] = [];
  for (const match of words.matchAll(
    /(?:[,;],? (?:and |as well as |or )?|,? and |,? as well as )(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\) )?(?:to |also |that )?/g,
  )) {
    const at = match.index + match[0].length;
    const rest = words.slice(at);
    const goesOn =
      match[0].endsWith("to ") &&
      (match[0].includes("and ") || /\band to /.test(rest)) &&
      !/^(?:the|a|an|their|its|his|her|our|which|this|these)\b/.test(rest);
    const isListed =
      goesOn ||
      (isOn && /^(?:on|upon) /.test(rest)) ||
      (isList && match[0].startsWith(";")) ||
      (isNamed && NAMED_ACTION.test(rest)) ||
      (match[0].endsWith("that ") && /^[^,;]{4,80}? (?:will|would|shall|should|be)\b/.test(rest)) ||
      (isGerund ? beginsWithGerund(rest) && !ASIDE.test(rest) : beginsWithAction(rest));
    if (!isListed || isPurpose(words.slice(0, match.index), match[0]) || rest.length < 12) continue;
    starts.push(complement.start + at);
  }
  const edges = [span.start, ...starts, span.end];
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? span.end;
    return { start, end: start + trimEnd(text.slice(start, end)).length };
  });
}

/** ", involving X" tells how; it is no further action. */
const ASIDE =
  /^(?:involving|including|using|allowing|taking into|enabling|making|leading|thereby|building on|ensuring that|bringing in)\b/;

/** An action as a noun: "the establishment of", "an exchange of". */
const NAMED_ACTION =
  /^(?:the |an? )?(?:\w+ ){0,2}?(?:\w{3,}(?:ment|tion|sion|ance|ening|ing|ment|isation|ization)|exchange|renewal|review|setting up|release|transfer|supply|conduct|launch|use|start|return|pooling|sharing) of\b/;

/** "... to reduce A and expand B" inside an action goes on with the purpose, not with the list. */
function isPurpose(before: string, joint: string): boolean {
  const last = before.split(/[,;] /).at(-1) ?? before;
  const second = /^\s?(?:to \w+ )?.{6,} (?:in order )?to [a-z]+/.test(last);
  return second && !/[,;]/.test(joint) && !joint.endsWith("to ");
}
