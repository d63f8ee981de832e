import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Moment } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";

import { MOST_ROUNDS, roundsAt } from "../where.ts";
import type { ExpectedMeeting } from "../views.ts";

/**
 * The rounds that are to come, at most two hundred: those that nobody has set and whose time is over first, the longest silent
 * before the others; then by the day on which they are expected. A series is followed as one; outside of a series a round is
 * awaited until the two sides meet again in the same form.
 */
export function listExpectedRounds(
  tx: Tx,
  partners: readonly CountryCode[],
  moment: Moment,
): Promise<ExpectedMeeting[]> {
  return tx.$queryRaw<ExpectedMeeting[]>`
    select m.id::text, m.ref, m.title, m.marking, m.type, m.held_on::text as "heldOn", m.held_precision as "heldPrecision",
      json_build_object('code', m.partner, 'name', p.name, 'nameUr', p.name_ur) as partner,
      m.series_name as series, m.round, m.next_round_words as words,
      m.due_on::text as "dueOn", m.due_precision as "duePrecision", m.last_day::text as "dueLastDay", m.basis,
      m.is_silent as "isSilent", case when m.last_day < ${moment.asOf}::date then ${moment.asOf}::date - m.last_day end as "daysSilent",
      case when m.planned_id is not null then json_build_object(
        'id', m.planned_id, 'title', m.planned_title, 'on', m.planned_on, 'precision', m.planned_precision) end as planned
    from (${roundsAt(partners, moment)}) m join country p on p.code = m.partner
    order by m.is_silent desc, m.last_day, m.ref limit ${MOST_ROUNDS}`;
}
