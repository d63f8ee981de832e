import type { CalendarDate } from "./calendar-date.ts";
import type { Marking } from "./marking.ts";
import { compareRecorded } from "./recorded.ts";

/** A source as it is named beside what it supports. */
export type SourceName = { id: string; ref: string; title: string };

/** A passage that supports one field of a record; `field` null: the record as a whole. */
export type CitedPassage = {
  id: string;
  quote: string;
  field: string | null;
  note: string | null;
  source: SourceName;
};

type Choice = { id: string; reason: string | null; recordedAt: Date };
export type ClaimRow = {
  id: string;
  field: string;
  value: string;
  claimedOn: CalendarDate | null;
  source: SourceName;
  choices: readonly Choice[];
};

/** What one source says. `reason`: why it was chosen, when it is the value in use. */
export type ClaimedValue = Omit<ClaimRow, "field" | "choices"> & {
  isChosen: boolean;
  reason: string | null;
};
export type ClaimedField = { field: string; values: ClaimedValue[] };

/**
 * What makes a record doubtful in a list: the fields for which what sources say differs, and how many of its figures
 * rest on a document that nobody has seen. `marking`: the highest of what says so.
 */
export type Doubts = { fields: string[]; figures: number; marking: Marking };

/** What a line of a list is marked as, for the page it stands on: what its doubts tell is told, too. */
export const markingsOf = ({
  marking,
  doubts,
}: {
  marking: Marking;
  doubts: Doubts | null;
}): Marking[] => (doubts === null ? [marking] : [marking, doubts.marking]);

/** The fields for which what sources say differs, in the order of their names. */
export function disputedFields(claims: readonly ClaimedField[]): string[] {
  const isDisputed = ({ values }: ClaimedField) =>
    new Set(values.map(({ value }) => value.trim().toLowerCase())).size > 1;
  return claims.filter(isDisputed).map(({ field }) => field);
}

/** Claims by field, in the order of the fields' names; the value in use first, then the dissent as it was claimed. */
export function claimsByField(claims: readonly ClaimRow[]): ClaimedField[] {
  const fields = Map.groupBy(claims, ({ field }) => field);
  return [...fields]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, rows]) => ({ field, values: valuesOf(rows) }));
}

function valuesOf(claims: readonly ClaimRow[]): ClaimedValue[] {
  const choices = claims.flatMap(({ choices: own }) => own);
  const last = choices.toSorted(compareRecorded).at(-1);
  return claims
    .map(({ id, value, claimedOn, source, choices: own }) => {
      const isChosen = last !== undefined && own.includes(last);
      return { id, value, claimedOn, source, isChosen, reason: isChosen ? last.reason : null };
    })
    .toSorted(
      (a, b) =>
        Number(b.isChosen) - Number(a.isChosen) ||
        (a.claimedOn ?? "").localeCompare(b.claimedOn ?? "") ||
        (a.id < b.id ? -1 : 1),
    );
}
