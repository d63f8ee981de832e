import "server-only";
import { isoDay, nameSql, topicsSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { wasRecorded } from "#server/moment.ts";
import type { AgreementFilter } from "../views.ts";
import { AGREEMENT_COLUMNS, agreementList } from "../columns.ts";
import { agreementConditions, allOf, momentOfPicture } from "../conditions.ts";
import { BY_DAY, BY_TITLE, directionOf, firstStates, statesAt, yearOf } from "../where.ts";

export const agreementRegister = register({
  name: "agreements",
  list: "/agreements",
  title: "agreements.title",
  record: "/agreements/",
  filter: agreementList,
  shows: AGREEMENT_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`c.name`,
    instrument: Prisma.sql`a.instrument`,
    binding: Prisma.sql`a.binding`,
    state: Prisma.sql`s.state`,
    stage: Prisma.sql`s.stage::stage`,
    year: Prisma.sql`${yearOf(Prisma.sql`s.known_on`)} desc nulls last`,
  },
  rows,
  when: ({ asOf, inForceOn, knownOn }) => ({ asOf: inForceOn ?? asOf, knownOn }),
  asked: {
    q: "text",
    partner: "country",
    instrument: { words: "values.instrumentType" },
    binding: { words: "values.binding" },
    state: { words: "values.agreementState" },
    stage: { words: "values.stage" },
    topic: "topic",
    agency: "agency",
    year: "text",
    marking: { words: "values.marking" },
    within: "text",
    owed: { words: "values.owedAfterSignature" },
    inForceOn: "day",
  },
  printed: [
    "title",
    "ref",
    "partner_label",
    "instrument",
    "state",
    "last_action",
    "last_action_on",
    "lead_agency",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "instrument", kind: "code", words: "values.instrumentType" },
    { name: "binding", kind: "code", words: "values.binding" },
    { name: "counterpart", kind: "code", words: "values.counterpart" },
    { name: "money", kind: "code", words: "values.moneyInvolved" },
    { name: "state", kind: "code", words: "values.agreementState" },
    { name: "summary", kind: "long" },
    { name: "lead_agency", kind: "text" },
    { name: "home_parties", kind: "list" },
    { name: "partner_parties", kind: "list" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "signed_on", kind: "day" },
    { name: "signed_precision", kind: "code" },
    { name: "in_force_on", kind: "day" },
    { name: "in_force_precision", kind: "code" },
    { name: "last_action", kind: "code", words: "values.agreementActionType" },
    { name: "last_action_on", kind: "day" },
    { name: "last_action_precision", kind: "code" },
    { name: "stage", kind: "code", words: "values.stage" },
    { name: "stage_entered_on", kind: "day" },
    { name: "term_months", kind: "number" },
    { name: "ends_on", kind: "day" },
    { name: "renewal", kind: "code", words: "values.renewalRule" },
    { name: "notice_days", kind: "number" },
    { name: "is_placeholder", kind: "flag" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

/** Names of the parties of a side of `a`. */
const parties = (side: Prisma.Sql) => Prisma.sql`
  array(select g.name from agreement_party x join agency g on g.id = x.agency_id
    where x.agreement_id = a.id and x.side = ${side} order by g.name)`;

function rows(filter: AgreementFilter, { today, locale }: Reader): Rows {
  const moment = momentOfPicture(filter, today);
  const doubt = doubtsOf("agreement", Prisma.sql`a.id`, moment);
  /** The first or the last of the actions that stood by the day. */
  const action = (name: Prisma.Sql, wanted: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    left join lateral (
      select x.type, x.happened_on, x.precision, x.marking from agreement_action x
      where x.agreement_id = a.id and coalesce(x.happened_on <= ${moment.asOf}::date, true)
        and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)} and ${wanted}
      order by ${order} limit 1
    ) ${name} on true`;
  const first = Prisma.sql`x.happened_on nulls last, x.recorded_at`;
  const order = filter.sort === "title" ? BY_TITLE : BY_DAY;
  const { key, id, isDescending } = order;
  const direction = directionOf(isDescending);
  return {
    select: Prisma.sql`
      select a.id::text as record_id, a.ref, a.title, s.partner, ${nameSql(Prisma.sql`c`, locale)} as partner_label,
        s.marking::text as marking, s.instrument::text as instrument, s.binding::text as binding,
        a.counterpart::text as counterpart, a.money::text as money, s.state, a.summary,
        lead.name as lead_agency, ${parties(Prisma.sql`'home'`)} as home_parties, ${parties(Prisma.sql`'partner'`)} as partner_parties,
        ${topicsSql(Prisma.sql`from agreement_topic x join topic on topic.id = x.topic_id where x.agreement_id = a.id`, locale)},
        ${isoDay(Prisma.sql`signed.happened_on`)} as signed_on, signed.precision::text as signed_precision,
        ${isoDay(Prisma.sql`began.happened_on`)} as in_force_on, began.precision::text as in_force_precision,
        last.type::text as last_action, ${isoDay(Prisma.sql`last.happened_on`)} as last_action_on,
        last.precision::text as last_action_precision,
        s.stage::text as stage, ${isoDay(Prisma.sql`s.stage_entered_on`)} as stage_entered_on,
        a.term_months, ${isoDay(Prisma.sql`a.ends_on`)} as ends_on, a.renewal::text as renewal, a.notice_days, s.is_placeholder, ${doubt.columns},
        greatest(s.marking, ${doubt.marking}, lead.marking, last.marking, (select max(g.marking) from agreement_party x
          join agency g on g.id = x.agency_id where x.agreement_id = a.id)) as highest
      from ${statesAt(moment)} join agreement a on a.id = s.agreement_id join country c on c.code = s.partner
      left join agency lead on lead.id = a.lead_agency_id
      ${action(Prisma.sql`signed`, Prisma.sql`x.type = 'signed'`, first)}
      ${action(Prisma.sql`began`, Prisma.sql`x.type = 'in_force'`, first)}
      ${action(Prisma.sql`last`, Prisma.sql`true`, Prisma.sql`x.happened_on desc nulls last, x.type desc, x.recorded_at desc`)}
      ${doubt.join}
      where ${allOf(agreementConditions(filter, moment))}`,
    id: Prisma.sql`s.agreement_id`,
    orderBy: Prisma.sql`${key} ${direction}, ${id} ${direction}`,
    head: (take) => {
      const where = allOf(agreementConditions(filter, moment));
      const states = firstStates(moment, { ...order, where, take });
      return Prisma.sql`select f.agreement_id from ${states} f`;
    },
  };
}
