import "server-only";
import type { Participant } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { ParticipantInput } from "../parts.ts";
import type { Names } from "./names.ts";
import { changesOf } from "./rows.ts";

type Row = Omit<Participant, "id" | "partner" | "marking" | "meetingId"> & {
  id: string | null;
  isKept: boolean;
};
type Of = { meetingId: string; partner: string; marking: Participant["marking"] };

/** Makes the stored participants those of the input, in its order. */
export async function writeParticipants(
  tx: Tx,
  of: Of,
  input: readonly ParticipantInput[],
  stored: readonly { id: string }[],
  names: Names,
): Promise<void> {
  const { gone, changed, fresh } = changesOf(stored, await rowsOf(tx, input, names));
  if (gone.length > 0) await tx.participant.deleteMany({ where: { id: { in: gone } } });
  // A side has one head at any moment: the old one steps down before the new one is named.
  for (const { id, data } of changed.toSorted(
    (a, b) => Number(a.data.isHead) - Number(b.data.isHead),
  )) {
    await tx.participant.update({ where: { id }, data });
  }
  const data = fresh.map((row) => ({ ...row, ...of }));
  if (data.length > 0) await tx.participant.createMany({ data });
}

/** With the people, posts and agencies found or added. */
async function rowsOf(tx: Tx, input: readonly ParticipantInput[], names: Names): Promise<Row[]> {
  const ids = input.map(({ personId }) => personId).filter((id) => id !== null);
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => found(people.find((person) => person.id === id) ?? null).name;

  const rows: Row[] = [];
  for (const [position, one] of input.entries()) {
    const { id, isKept, side, titleAsPrinted, isHead, wasInvited, hasAttended } = one;
    const at = (field: string) => ["participants", position, field];
    const agencyId =
      one.newAgency === null
        ? one.agencyId
        : await names.agency(one.newAgency, side, at("newAgency"));
    const postId =
      one.newPost === null || agencyId === null
        ? one.postId
        : await names.post(one.newPost, agencyId, at("newPost"));
    const personId =
      one.newPerson === null
        ? one.personId
        : await names.person(one.newPerson, side, at("newPerson"));
    const known = one.personId === null ? one.newPerson : nameOf(one.personId);
    rows.push({
      id,
      isKept,
      side,
      personId,
      postId,
      agencyId,
      titleAsPrinted,
      isHead,
      wasInvited,
      hasAttended,
      // The schema asks for one of them.
      name: one.name ?? known ?? "",
      position,
    });
  }
  return rows;
}
