import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { isOpenStatus } from "#features/commitments/rules.ts";
import type { DraftCommitment } from "../drafts.ts";
import type { CompareContext, Restated } from "./comparison.ts";
import { driftBetween } from "./drift.ts";
import type { Known, KnownCommitment } from "./known.ts";
import { daysSince, isBefore, mayMeet, spanOf } from "./spans.ts";
import { sideBySide } from "./word-parts.ts";
import { type Bag, bagOf, likeness, type Rarity, stemsOf } from "./words.ts";

/** What words, topics and agencies have in common, in their weights; decision 12 has what else was tried. */
const OF_WORDS = 0.75;
const OF_TOPICS = 0.15;
const OF_AGENCIES = 0.1;
/** Below this, chance makes pairs; above, an officer looks: one suggestion for two drafts in the demonstration. */
const LEAST = 0.18;
/** Of words alone: without any in common, the same topic and agency are no restatement. */
const LEAST_WORDS = 0.08;
/** As near as this, two sentences of one day or one text are one promise. */
const ON_FILE = 0.6;
const MOST = 5;

/** How near a draft is to a commitment on file, 0 to 1: alike words, and the topics and agencies they share. */
function nearness(draft: Wanted, known: KnownCommitment, words: number): number {
  return (
    OF_WORDS * words +
    OF_TOPICS * shareOf(draft.topicIds, known.topicIds) +
    OF_AGENCIES * shareOf(draft.agencyIds, known.agencyIds)
  );
}

type Wanted = { bag: Bag; topicIds: readonly string[]; agencyIds: readonly string[] };

/** The share of the first that are among the second; 0 of none. */
function shareOf(ids: readonly string[], among: readonly string[]): number {
  return ids.length === 0 ? 0 : ids.filter((id) => among.includes(id)).length / ids.length;
}

/** The words by which a draft is compared. */
export const wordsOfDraft = (draft: DraftCommitment, text: string): string =>
  text.slice(draft.passage.start, draft.passage.end);

/** The words by which a commitment on file is compared. */
export const wordsOfKnown = ({ title, text }: { title: string; text: string }): string =>
  `${title}. ${text}`;

/**
 * For each draft the commitments on file that it may be saying again, at most five, the nearest first:
 * earlier ones, and of the same day or from a text like this (`twinIds`) those that are this very promise.
 */
export function restatedBy(
  drafts: readonly DraftCommitment[],
  known: Known,
  context: Pick<CompareContext, "text" | "today">,
  saidOn: FuzzyDate | null,
  twinIds: readonly string[],
): Restated[][] {
  const bags = known.commitments.map((one) => ({
    one,
    bag: bagOf(stemsOf(wordsOfKnown(one)), known.rarity),
    quoted: one.quote === null ? null : bagOf(stemsOf(one.quote), known.rarity),
  }));
  return drafts.map((draft) => {
    const sentence = wordsOfDraft(draft, context.text);
    const wanted: Wanted = {
      bag: bagOf(stemsOf(sentence), known.rarity),
      topicIds: draft.topics.map(({ id }) => id),
      agencyIds: agencyIdsOf(draft),
    };
    const found = bags.flatMap(({ one, bag, quoted }) => {
      const words = wordsInCommon(wanted.bag, bag, quoted, known.rarity);
      const when = timeOf(one, saidOn);
      const score = nearness(wanted, one, words);
      const isOfText = one.sourceIds.some((id) => twinIds.includes(id));
      const isOnFile = (when === "same" || isOfText) && words >= ON_FILE;
      const isEarlier = when === "earlier" && words >= LEAST_WORDS && score >= LEAST;
      return isOnFile || isEarlier ? [{ one, score, isOnFile }] : [];
    });
    return found
      .toSorted(
        (a, b) =>
          Number(b.isOnFile) - Number(a.isOnFile) ||
          b.score - a.score ||
          (a.one.ref < b.one.ref ? -1 : 1),
      )
      .slice(0, MOST)
      .map((hit) => restated(draft, sentence, hit, context));
  });
}

/** The record in its own words or in those of its source, whichever is nearer. */
function wordsInCommon(wanted: Bag, bag: Bag, quoted: Bag | null, rarity: Rarity): number {
  const own = likeness(wanted, bag, rarity);
  return quoted === null ? own : Math.max(own, likeness(wanted, quoted, rarity));
}

const agencyIdsOf = ({ leadAgency, supporting }: DraftCommitment): string[] =>
  [leadAgency, ...supporting].flatMap((agency) => agency?.id ?? []);

/** When a commitment on file was made, seen from the draft; of an unknown day it is earlier. */
function timeOf({ made }: KnownCommitment, saidOn: FuzzyDate | null): "earlier" | "same" | "later" {
  if (made === null || saidOn === null) return "earlier";
  const [then, now] = [spanOf(made), spanOf(saidOn)];
  // "In 2025" is no day that two promises could share.
  const isDay = made.precision === "day" && saidOn.precision === "day";
  if (isBefore(then, now)) return "earlier";
  if (isBefore(now, then)) return "later";
  return isDay && mayMeet(then, now) ? "same" : "earlier";
}

function restated(
  draft: DraftCommitment,
  sentence: string,
  { one, score, isOnFile }: { one: KnownCommitment; score: number; isOnFile: boolean },
  { today }: Pick<CompareContext, "today">,
): Restated {
  const said = one.quote ?? one.text;
  const [earlier, later] = sideBySide(said, sentence);
  const { drift, changes } = driftBetween(
    { text: said, strength: one.strength, obligor: one.obligor, dueBy: lastOf(one.due) },
    {
      text: sentence,
      strength: draft.strength,
      obligor: draft.obligor,
      dueBy: draft.due?.last ?? null,
    },
  );
  const { id, ref, title, strength, made, status } = one;
  const daysOpen = isOpenStatus(status) ? daysSince(made, today) : null;
  const rounded = Math.round(score * 100) / 100;
  return {
    id,
    ref,
    title,
    strength,
    made,
    status,
    daysOpen,
    score: rounded,
    isOnFile,
    drift,
    changes,
    earlier,
    later,
  };
}

const lastOf = (due: FuzzyDate | null) => due && lastDayOf(due.on, due.precision);
