import "server-only";
import { momentFilter, type When } from "#domain/moment.ts";
import { nameSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentOf } from "#server/moment.ts";
import { summaries } from "../summaries.ts";

export const partnerRegister = register({
  name: "partners",
  list: "/partners",
  title: "partners.title",
  record: "/partners/",
  filter: momentFilter,
  rows,
  asked: {},
  printed: [
    "name",
    "open",
    "overdue_ours",
    "overdue_theirs",
    "pending_mous",
    "agreements_in_force",
    "meetings",
    "last_met_on",
  ],
  columns: [
    { name: "code", kind: "code" },
    { name: "name", kind: "text" },
    { name: "open", kind: "number" },
    { name: "overdue_ours", kind: "number" },
    { name: "overdue_theirs", kind: "number" },
    { name: "kept", kind: "number" },
    { name: "agreements", kind: "number" },
    { name: "agreements_in_force", kind: "number" },
    { name: "pending_mous", kind: "number" },
    { name: "meetings", kind: "number" },
    { name: "last_met_on", kind: "day" },
    { name: "trainings", kind: "number" },
    { name: "sources", kind: "number" },
  ],
});

const marked = (table: Prisma.Sql) =>
  Prisma.sql`(select max(x.marking) from ${table} x where x.partner = s.code)`;

/** Counts of what is marked tell that it is there: a list of them is as secret as what it counts. */
function rows(filter: When, { today, locale }: Reader): Rows {
  return {
    select: Prisma.sql`
      select s.code::text as record_id, s.code::text as code, ${nameSql(Prisma.sql`c`, locale)} as name, s.open,
        s."overdueOurs" as overdue_ours, s."overdueTheirs" as overdue_theirs, s.kept, s.agreements,
        s."inForce" as agreements_in_force, s."pendingMous" as pending_mous, s.meetings, s."lastMetOn" as last_met_on,
        s.trainings, s.sources,
        greatest(${marked(Prisma.sql`commitment`)}, ${marked(Prisma.sql`agreement`)}, ${marked(Prisma.sql`meeting`)},
          ${marked(Prisma.sql`training`)}, ${marked(Prisma.sql`source`)}) as highest
      from (${summaries(momentOf(filter, today), Prisma.sql`where not c.is_home`)}) s join country c on c.code = s.code
      where s.open + s.kept + s.agreements + s.meetings + s.trainings + s.sources > 0`,
    id: Prisma.sql`s.code`,
    orderBy: Prisma.sql`s.open desc, s.agreements + s.meetings + s.trainings desc, s.name`,
  };
}
