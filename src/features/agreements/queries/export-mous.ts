import "server-only";
import { isoDay, nameSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentOf } from "#server/moment.ts";
import type { MouFilter } from "../views.ts";
import { MOU_COLUMNS, mouList } from "../columns.ts";
import { allOf, mouConditions } from "../conditions.ts";
import { directionOf, MOU_ORDERS, statesAt } from "../where.ts";

export const mouRegister = register({
  name: "mous",
  list: "/mous",
  title: "mous.title",
  record: "/agreements/",
  filter: mouList,
  shows: MOU_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`c.name`,
    stage: Prisma.sql`s.stage::stage`,
    waiting: Prisma.sql`s.waiting_on::waiting_on`,
    agency: Prisma.sql`g.name`,
  },
  rows,
  asked: {
    q: "text",
    show: { words: "mous.filter" },
    partner: "country",
    waiting: { words: "values.waitingOn" },
    agency: "agency",
    stage: { words: "values.stage" },
    over: { words: "export.flag" },
    named: { words: "export.flag" },
    marking: { words: "values.marking" },
  },
  printed: [
    "title",
    "ref",
    "partner_label",
    "stage",
    "days_in_stage",
    "target_days",
    "days_in_pipeline",
    "waiting_on",
    "waiting_agency",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "instrument", kind: "code", words: "values.instrumentType" },
    { name: "binding", kind: "code", words: "values.binding" },
    { name: "state", kind: "code", words: "values.agreementState" },
    { name: "stage", kind: "code", words: "values.stage" },
    { name: "stage_entered_on", kind: "day" },
    { name: "days_in_stage", kind: "number" },
    { name: "target_days", kind: "number" },
    { name: "is_over_target", kind: "flag" },
    { name: "days_in_pipeline", kind: "number" },
    { name: "waiting_on", kind: "code", words: "values.waitingOn" },
    { name: "waiting_agency", kind: "text" },
    { name: "is_placeholder", kind: "flag" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

/** Those of the board and of the table, in the order of the table. */
function rows(filter: MouFilter, { today, locale }: Reader): Rows {
  const moment = momentOf(filter, today);
  const doubt = doubtsOf("agreement", Prisma.sql`a.id`, moment);
  const { key, id, isDescending } = MOU_ORDERS[filter.sort];
  const direction = directionOf(isDescending);
  return {
    select: Prisma.sql`
      select a.id::text as record_id, a.ref, a.title, s.partner, ${nameSql(Prisma.sql`c`, locale)} as partner_label,
        s.marking::text as marking, a.instrument::text as instrument, a.binding::text as binding, s.state, s.stage, ${isoDay(Prisma.sql`s.stage_entered_on`)} as stage_entered_on,
        s.days_in_stage, s.target_days, s.is_over_target, s.pipeline_days as days_in_pipeline,
        s.waiting_on, g.name as waiting_agency, s.is_placeholder, ${doubt.columns},
        greatest(s.marking, ${doubt.marking}, g.marking) as highest
      from ${statesAt(moment)} join agreement a on a.id = s.agreement_id
      join country c on c.code = s.partner left join agency g on g.id = s.waiting_agency_id
      ${doubt.join}
      where ${allOf(mouConditions(filter))}`,
    id: Prisma.sql`s.agreement_id`,
    orderBy: Prisma.sql`${key} ${direction}, ${id} ${direction}`,
  };
}
