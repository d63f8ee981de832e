import "server-only";
import type { Actor } from "#domain/actor.ts";
import { recordId } from "#domain/uuid.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { type HandedIn, type HandedInLine, type Spoken, spokenOf, stateOf } from "../handed-in.ts";
import { intakeInput } from "../schema.ts";

const MOST = 50;

type Row = Omit<HandedIn, "state" | "drafts" | "spoken"> & {
  isAccepted: boolean | null;
  takenUpAt: Date | null;
  input: unknown;
};

/** Drafts that were handed in, for their author and for managers; null for everybody else, and when there are none. */
export async function findHandedIn(tx: Tx, viewer: Actor, id: string): Promise<HandedIn | null> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const isManager = viewer.kind === "user" && viewer.role === "manager";
  const [row] = await tx.$queryRaw<Row[]>`
    select v.id::text, v.version, v.title, v.marking, v.text, v.sent_at as "sentAt", v.sent_by_id = ${me}::uuid as "isOwn",
      json_build_object('code', v.partner, 'name', p.name, 'nameUr', p.name_ur) as partner, s.name as "sentBy", d.name as "decidedBy",
      v.reason_kind as "reasonKind", v.reason, v.is_accepted as "isAccepted", v.taken_up_at as "takenUpAt", v.input,
      (select json_build_object('id', o.id, 'ref', o.ref) from source o where o.id = v.source_id) as source
    from intake_review v join country p on p.code = v.partner join user_account s on s.id = v.sent_by_id
    left join user_account d on d.id = v.decided_by_id
    where v.id = ${id}::uuid and (${isManager} or v.sent_by_id = ${me}::uuid)`;
  if (row === undefined) return null;
  const { input, isAccepted, takenUpAt, ...rest } = row;
  const drafts = intakeInput.safeParse(input).data ?? null;
  const ids = drafts === null ? [] : spokenOf(drafts);
  const records =
    ids.length === 0
      ? []
      : await tx.$queryRaw<(Spoken & { id: string })[]>`
        select record_id as id, ref, title, title_ur as "titleUr" from search_doc
        where record_id in (${Prisma.join(ids)}) and part = ''`;
  return {
    ...rest,
    drafts,
    state: stateOf({ isAccepted, takenUpAt }),
    spoken: new Map(records.map(({ id: own, ...spoken }) => [own, spoken])),
  };
}

/** What the viewer has handed in and has not gone on with: what came back first, then what waits. */
export async function listHandedIn(tx: Tx, viewer: Actor): Promise<HandedInLine[]> {
  if (viewer.kind !== "user") return [];
  const rows = await tx.intakeReview.findMany({
    where: {
      sentById: viewer.id,
      takenUpAt: null,
      OR: [{ isAccepted: null }, { isAccepted: false }],
    },
    select: {
      id: true,
      title: true,
      isAccepted: true,
      takenUpAt: true,
      sentAt: true,
      decidedAt: true,
    },
    orderBy: [{ decidedAt: { sort: "desc", nulls: "last" } }, { sentAt: "desc" }],
    take: MOST,
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: stateOf(row),
    at: row.decidedAt ?? row.sentAt,
  }));
}

/** Whether the drafts of this id were handed in by now. */
export async function isHandedIn(tx: Tx, id: string): Promise<boolean> {
  const wanted = recordId.safeParse(id);
  return wanted.success && (await tx.intakeReview.count({ where: { id: wanted.data } })) > 0;
}
