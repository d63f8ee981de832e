import type { DraftAgency, DraftCommitment } from "../drafts.ts";
import type { Span } from "../language/sentences.ts";
import type { Clean } from "../reading/clean.ts";
import { agencyOf } from "./agencies.ts";
import { type Mention, mentionsBetween } from "./mentions.ts";

type Agencies = Pick<DraftCommitment, "leadAgency" | "supporting">;

/** Between the subject and its verb stands no more than this. */
const TO_VERB =
  /^(?: \([^)]{1,20}\))?(?:'s \p{L}+)?(?:,? (?:and|or|of|for|the|in|both|also|further|jointly|together|have|has|had|officials?|experts?|police|side|will|would|shall|[\p{Lu}§][\p{L}.&'-]*))*[,\s]*$/u;
const AGENT = /\b(?:by|through) (?:the )?(?:[\p{L}'.]+ ){0,2}$/iu;
const HELPER =
  /\b(?:support(?:ed)?|assist(?:ed|ance)?|help|cooperation|coordination|consultation|together|jointly|funding|expertise) (?:of|from|by|with) (?:the )?(?:[\p{L}'.]+ )?$/iu;

/** Behind "by" or "with the support of": one that works, not one that gains. `from`: where to begin to look. */
export const isWorking = (text: string, { start }: Mention, from: number): boolean => {
  const before = text.slice(Math.max(from, start - 70), start);
  return HELPER.test(before) || AGENT.test(before);
};

/**
 * Who does it and who helps: the agency before the verb, or behind "by", leads; "with the support of"
 * and all others that the passage names support. A subject before the passage counts when the verb
 * follows it at once ("FIA and NCA agreed to A, and to B").
 */
export function agenciesOf(
  clean: Clean,
  all: readonly Mention[],
  span: Span,
  wording: Span,
): Agencies {
  const { text } = clean;
  const verb = wording.end <= span.end && wording.start >= span.start ? wording.end : span.start;
  const named = agenciesIn(all, span.start, span.end);
  const subject = [...agenciesIn(all, wording.start - 260, wording.start)].filter(
    ({ end }) =>
      TO_VERB.test(text.slice(end, wording.start)) &&
      !/[.;]\s/.test(text.slice(end, wording.start)),
  );
  const isHelper = ({ start }: Mention) =>
    HELPER.test(text.slice(Math.max(span.start, start - 70), start));
  const isAgent = ({ start, end }: Mention) =>
    end > verb && AGENT.test(text.slice(Math.max(verb, start - 30), start));
  const lead =
    named.find((one) => isAgent(one) && !isHelper(one)) ??
    subject[0] ??
    named.find((one) => one.end <= verb && !isHelper(one)) ??
    null;
  const agencies = distinct(
    [...(lead ? [lead] : []), ...subject, ...named].map((one) => agencyOf(clean, one)),
  );
  return lead
    ? { leadAgency: agencies[0] ?? null, supporting: agencies.slice(1) }
    : { leadAgency: null, supporting: agencies };
}

const agenciesIn = (all: readonly Mention[], start: number, end: number) =>
  mentionsBetween(all, start, end).filter(({ kind }) => kind === "agency");

function distinct(agencies: readonly DraftAgency[]): DraftAgency[] {
  const keys = new Set<string>();
  return agencies.filter(({ id, name }) => {
    const key = id ?? name.toLowerCase();
    return !keys.has(key) && keys.add(key);
  });
}
