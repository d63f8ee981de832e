import "server-only";
import { dayOf, dayOrNull } from "#domain/calendar-date.ts";
import { roundProblem } from "#features/routes/desks.ts";
import type { Tx } from "#server/db.ts";
import type { ConcurrenceDetails } from "../schema.ts";
import { refused } from "./refusals.ts";

/** The name of a desk as routes spell it, else as it was asked before, so that one desk has one name; else as typed. */
export async function spelledAs(tx: Tx, desk: string): Promise<string> {
  const [known] = await tx.$queryRaw<{ desk: string }[]>`
    select desk from (
      select desk, 0 as rank, id from route_concurrence where app.desk_key(desk) = app.desk_key(${desk})
      union all select desk, 1, id from concurrence where app.desk_key(desk) = app.desk_key(${desk})
    ) known order by rank, id desc limit 1`;
  return known?.desk ?? desk;
}

/**
 * One request to a desk at a time: who asks again does so when the last answer is there. The instrument is held until this
 * request is written, so that of two at once the second is told.
 */
export async function refuseRound(
  tx: Tx,
  agreementId: string,
  id: string | null,
  answer: ConcurrenceDetails,
): Promise<void> {
  await tx.$queryRaw`select id from agreement where id = ${agreementId}::uuid for update`;
  const rows = await tx.concurrence.findMany({
    where: { agreementId, ...(id !== null && { id: { not: id } }) },
    select: {
      id: true,
      desk: true,
      requestedOn: true,
      decidedOn: true,
      decision: true,
      recordedAt: true,
    },
  });
  const others = rows.map((row) => ({
    ...row,
    requestedOn: dayOf(row.requestedOn),
    decidedOn: dayOrNull(row.decidedOn),
  }));
  const problem = roundProblem(others, answer.desk, answer);
  if (problem === null) return;
  const key = problem.kind === "open" ? "validation.askedAlready" : "validation.askedBeforeAnswer";
  throw refused("requestedOn", key, { desk: answer.desk, on: problem.on });
}

/** A version of the text that goes along is one of this instrument's. */
export async function refuseDraft(tx: Tx, agreementId: string, number: number | null) {
  if (number === null) return;
  const isThere = (await tx.draftText.count({ where: { agreementId, number } })) > 0;
  if (!isThere) throw refused("draftNumber", "validation.choice");
}
