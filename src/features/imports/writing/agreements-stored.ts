import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import type { Tx } from "#server/db.ts";
import type { AgreementRow } from "#features/imports/kinds/agreements.ts";
import type { Mapping } from "../schema.ts";
import { isMapped } from "./planned.ts";

type Details = Pick<AgreementRow, (typeof DETAILS)[number]>;

/** What a file is compared with. */
export type Stored = Details & {
  id: string;
  ref: string;
  partner: CountryCode;
  marking: Marking;
  version: number;
  topicIds: string[];
  actions: {
    type: string;
    happenedOn: CalendarDate | null;
    precision: string;
    place: string | null;
  }[];
};

/** Agreements by id, and by reference: what Accord itself has exported. */
export async function storedAgreements(tx: Tx, ids: string[], refs: string[]): Promise<Stored[]> {
  const rows = await tx.agreement.findMany({
    where: { OR: [{ id: { in: ids } }, { ref: { in: refs } }] },
    select: {
      id: true,
      ref: true,
      partner: true,
      marking: true,
      version: true,
      title: true,
      instrument: true,
      binding: true,
      counterpart: true,
      money: true,
      summary: true,
      endsOn: true,
      topics: { select: { topicId: true } },
      actions: { select: { type: true, happenedOn: true, precision: true, place: true } },
    },
  });
  return rows.map(({ topics, actions, partner, endsOn, ...row }) => ({
    ...row,
    // Rows were parsed on the way in.
    partner: partner as CountryCode,
    endsOn: dayOrNull(endsOn),
    topicIds: topics.map(({ topicId }) => topicId),
    actions: actions.map((action) => ({ ...action, happenedOn: dayOrNull(action.happenedOn) })),
  }));
}

const DETAILS = [
  "title",
  "instrument",
  "binding",
  "counterpart",
  "money",
  "summary",
  "endsOn",
] as const;

/**
 * What a row says that the record does not: its details as they will be, or null when they stay; topics
 * and actions to add. Null when that is nothing. Fields that the mapping leaves out stay as they are, and
 * histories only grow.
 */
export function changesOf(stored: Stored, row: AgreementRow, mapping: Mapping) {
  const says = isMapped(mapping);
  const details = Object.fromEntries(
    DETAILS.map((field) => [field, says(field) ? row[field] : stored[field]]),
  ) as Details;
  const isSame = DETAILS.every((field) => details[field] === stored[field]);
  const topicIds = row.topicIds.filter((id) => !stored.topicIds.includes(id));
  const actions = row.actions.filter(
    ({ type, happenedOn, happenedPrecision, place }) =>
      !stored.actions.some(
        (known) =>
          known.type === type &&
          known.happenedOn === happenedOn &&
          known.precision === happenedPrecision &&
          (place === null || known.place === place),
      ),
  );
  if (isSame && topicIds.length === 0 && actions.length === 0) return null;
  return { details: isSame ? null : details, topicIds, actions };
}
