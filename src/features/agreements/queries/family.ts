import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { AgreementLinkType, Binding, InstrumentType } from "#generated/prisma/enums.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { wasRecorded } from "#server/moment.ts";
import { familyOn, type FamilyView } from "../family.ts";
import type { ActionType } from "../rules.ts";
import type { Stage } from "../stages.ts";

/** As many members as one drawing and one list still tell something. */
const MOST_MEMBERS = 60;

type Member = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  instrument: InstrumentType;
  binding: Binding;
  actions: { id: string; recordedAt: string; type: ActionType; happenedOn: CalendarDate | null }[];
  stages: { id: string; recordedAt: string; stage: Stage; enteredOn: CalendarDate }[];
};

type Link = {
  id: string;
  fromId: string;
  toId: string;
  type: AgreementLinkType;
  effectiveOn: CalendarDate | null;
  precision: DatePrecision;
  note: string | null;
};

/**
 * What is joined to an agreement by links, however far, as it stood at a moment. One statement: what the
 * viewer may not see joins nothing.
 *
 * @throws AppError `not_found`, also when the viewer may not see the agreement.
 */
export async function getFamily(tx: Tx, id: string, moment: Moment): Promise<FamilyView> {
  const known = (table: Prisma.Sql) => wasRecorded(Prisma.sql`${table}.recorded_at`, moment);
  const linked = wasRecorded(Prisma.sql`l.created_at`, moment);
  const [row] = await tx.$queryRaw<[{ members: Member[]; links: Link[] }]>`
    with recursive joined(id) as (
      select a.id from agreement a where a.id = ${id}::uuid
      union
      select a.id from joined j
      join agreement_link l on j.id in (l.from_id, l.to_id) and ${linked}
      join agreement a on a.id in (l.from_id, l.to_id) and ${wasRecorded(Prisma.sql`a.created_at`, moment)}
    ), family as (select id from joined limit ${MOST_MEMBERS + 1})
    select
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'ref', a.ref, 'title', a.title, 'marking', a.marking,
          'instrument', a.instrument, 'binding', a.binding,
          'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'type', x.type,
              'happenedOn', x.happened_on, 'recordedAt', x.recorded_at)), '[]')
            from agreement_action x where x.agreement_id = a.id and ${known(Prisma.sql`x`)}),
          'stages', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'stage', e.stage,
              'enteredOn', e.entered_on, 'recordedAt', e.recorded_at)), '[]')
            from stage_entry e where e.agreement_id = a.id and ${known(Prisma.sql`e`)}))), '[]')
        from agreement a where a.id in (select f.id from family f)) as members,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'fromId', l.from_id, 'toId', l.to_id, 'type', l.type,
          'effectiveOn', l.effective_on, 'precision', l.precision, 'note', l.note)), '[]')
        from agreement_link l
        where ${linked} and l.from_id in (select f.id from family f) and l.to_id in (select f.id from family f)) as links`;
  const root = found(row.members.find((member) => member.id === id) ?? null);
  const members = row.members.map((member) => ({
    ...member,
    actions: member.actions.map(recorded),
    stages: member.stages.map(recorded),
  }));
  const family = familyOn(id, { members, links: row.links }, moment.asOf, moment.knownAt);
  return {
    root: { ref: root.ref, title: root.title },
    members: family.members.map(({ actions: _actions, stages: _stages, ...member }) => member),
    links: family.links.map(({ effectiveOn, precision, ...link }) => ({
      ...link,
      effective: fuzzyOf(effectiveOn, precision),
    })),
    isCut: row.members.length > MOST_MEMBERS,
  };
}

function recorded<One extends { recordedAt: string }>(one: One) {
  return { ...one, recordedAt: new Date(one.recordedAt) };
}
