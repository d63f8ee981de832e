import "server-only";
import { z } from "zod";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { Line, RecordKind, Ref } from "../views.ts";

/** Lines and their first texts as rows. Each line points to the records it tells of, and is hidden with them. */
export function rowsOf(
  { id: briefId, partner }: { id: string; partner: string },
  byId: string,
  drafted: readonly { line: Line; position: number }[],
) {
  const made = drafted.map(({ line, position }) => ({ id: uuidv7(), line, position }));
  return {
    lines: made.map(({ id, line, position }) => ({
      id,
      briefId,
      partner,
      position,
      marking: line.marking,
      releasableTo: [...line.releasableTo],
      section: line.section,
      shape: line.shape,
      path: line.path,
      refs: [...line.refs] satisfies Prisma.InputJsonArray,
      commitmentId: idOf(line, "commitment"),
      agreementId: idOf(line, "agreement"),
      meetingId: idOf(line, "meeting"),
      trainingId: idOf(line, "training"),
      personId: idOf(line, "person"),
      sourceId: idOf(line, "source"),
    })),
    texts: made.map(({ id, line }) => ({ lineId: id, number: 1, cells: [...line.cells], byId })),
  };
}

const idOf = (line: Line, kind: RecordKind) =>
  line.refs.find((ref) => ref.kind === kind)?.id ?? null;

/** The record with a partner that a reference names. @throws z.ZodError at `field` when the actor sees none. */
export async function refOf(
  tx: Tx,
  partner: string,
  reference: string,
  field: string,
): Promise<{ ref: Ref; marking: Marking }> {
  const of = (kind: RecordKind) =>
    Prisma.sql`select ${kind} as kind, id::text, ref, marking::text as marking from ${TABLE[kind]} where partner = ${partner} and upper(ref) = upper(${reference})`;
  const kinds = ["commitment", "agreement", "meeting", "training", "source"] as const;
  const [row] = await tx.$queryRaw<
    { kind: RecordKind; id: string; ref: string; marking: Marking }[]
  >`${Prisma.join(kinds.map(of), " union all ")} limit 1`;
  if (row === undefined) {
    throw new z.ZodError([
      { code: "custom", path: field.split("."), message: "briefs.error.noRef", input: reference },
    ]);
  }
  return { ref: { kind: row.kind, id: row.id, label: row.ref }, marking: row.marking };
}

const TABLE: Record<RecordKind, Prisma.Sql> = {
  commitment: Prisma.sql`commitment`,
  agreement: Prisma.sql`agreement`,
  meeting: Prisma.sql`meeting`,
  training: Prisma.sql`training`,
  person: Prisma.sql`person`,
  source: Prisma.sql`source`,
};
