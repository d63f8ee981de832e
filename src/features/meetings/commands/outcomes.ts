import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { linkCommitment, unlinkCommitment } from "#features/commitments/commands/links.ts";
import { recordCommitment } from "#features/commitments/commands.ts";
import { type Context, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { CommitmentInMinutes, OutcomeInput } from "../parts.ts";
import type { MeetingFields } from "../schema.ts";
import { within } from "./failures.ts";
import type { Names } from "./names.ts";
import { changesOf } from "./rows.ts";

/** The meeting as it is written just now. */
export type Minutes = {
  id: string;
  partner: CountryCode;
  marking: Marking;
  heldOn: CalendarDate | null;
  heldPrecision: DatePrecision;
};

type Inner = Context & { tx: Tx };
type Stored = { id: string; commitmentId: string | null };

/** Makes the stored agenda that of the input; answers with the ids of its items, in order. */
export async function writeAgenda(
  tx: Tx,
  { id: meetingId, partner, marking }: Minutes,
  input: MeetingFields["agenda"],
  stored: readonly { id: string }[],
): Promise<string[]> {
  const known = new Set(stored.map(({ id }) => id));
  const rows = input.map((item, position) => ({ ...item, position, isKept: false }));
  const { gone, changed } = changesOf(stored, rows);
  if (gone.length > 0) await tx.agendaItem.deleteMany({ where: { id: { in: gone } } });
  for (const { id, data } of changed) await tx.agendaItem.update({ where: { id }, data });
  const placed = rows.map(({ title, notes, position, ...row }) => ({
    title,
    notes,
    position,
    id: row.id !== null && known.has(row.id) ? row.id : uuidv7(),
  }));
  const data = placed
    .filter(({ id }) => !known.has(id))
    .map((row) => ({ ...row, meetingId, partner, marking }));
  if (data.length > 0) await tx.agendaItem.createMany({ data });
  return placed.map(({ id }) => id);
}

/**
 * Makes the stored outcomes those of the input. New commitments are recorded with this meeting as their
 * origin, named ones are linked to it; one that the minutes no longer name keeps its record and loses the link.
 */
export async function writeOutcomes(
  ctx: Inner,
  minutes: Minutes,
  input: readonly OutcomeInput[],
  stored: readonly Stored[],
  agendaIds: readonly string[],
  names: Names,
): Promise<void> {
  const { tx } = ctx;
  const { id: meetingId, partner, marking } = minutes;
  const titles = await linkNamed(ctx, meetingId, input, stored);

  const rows = [];
  for (const [position, { id, isKept, kind, text, agenda, ...outcome }] of input.entries()) {
    const path = ["outcomes", position, "commitment"] as const;
    const made =
      outcome.commitment &&
      (await within(path, () => record(ctx, minutes, outcome.commitment, names, path)));
    const commitmentId = made?.id ?? outcome.commitmentId;
    const title = outcome.commitment?.title ?? titles.get(commitmentId ?? "");
    rows.push({
      id,
      isKept,
      kind,
      position,
      commitmentId,
      // The schema asks for a text where there is no commitment.
      text: text ?? title ?? "",
      agendaItemId: agenda === null ? null : (agendaIds[agenda] ?? null),
    });
  }
  const { gone, changed, fresh } = changesOf(stored, rows);
  if (gone.length > 0) await tx.outcome.deleteMany({ where: { id: { in: gone } } });
  for (const { id, data } of changed) await tx.outcome.update({ where: { id }, data });
  const data = fresh.map((row) => ({ ...row, meetingId, partner, marking }));
  if (data.length > 0) await tx.outcome.createMany({ data });
}

/** Links the commitments that the minutes name, unlinks those they named before. Titles by id. */
async function linkNamed(
  ctx: Inner,
  meetingId: string,
  input: readonly OutcomeInput[],
  stored: readonly Stored[],
): Promise<Map<string, string>> {
  const { tx } = ctx;
  const named = input.map(({ commitmentId }) => commitmentId).filter((id) => id !== null);
  const before = stored.map(({ commitmentId }) => commitmentId).filter((id) => id !== null);
  const ids = [...new Set([...named, ...before])];
  if (ids.length === 0) return new Map();
  const known = await tx.commitment.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, origins: { where: { meetingId }, select: { id: true } } },
  });
  for (const id of ids) {
    const isNamed = named.includes(id);
    const commitment = known.find((one) => one.id === id);
    // A commitment that the writer may not see stays linked, whatever this form says.
    if (commitment === undefined && !isNamed) continue;
    const isLinked = found(commitment ?? null).origins.length > 0;
    const link = { kind: "meeting", commitmentId: id, targetId: meetingId } as const;
    if (isNamed && !isLinked) await linkCommitment(ctx, link);
    if (!isNamed && isLinked) await unlinkCommitment(ctx, link);
  }
  return new Map(known.map(({ id, title }) => [id, title]));
}

async function record(
  ctx: Inner,
  minutes: Minutes,
  commitment: CommitmentInMinutes | null,
  names: Names,
  path: readonly (string | number)[],
) {
  const { newLeadAgency, ...input } = found(commitment);
  const { id, partner, marking, heldOn, heldPrecision } = minutes;
  const leadSide = input.obligor === "partner" ? "partner" : "home";
  const leadAgencyId =
    newLeadAgency === null
      ? input.leadAgencyId
      : await names.agency(newLeadAgency, leadSide, [...path, "newLeadAgency"]);
  return recordCommitment(ctx, {
    ...input,
    partner,
    marking,
    leadAgencyId,
    supportingAgencyIds: [],
    focalPointId: null,
    madeOn: heldOn,
    madePrecision: heldPrecision,
    origins: { meetingIds: [id], agreementIds: [], sourceIds: [] },
  });
}
