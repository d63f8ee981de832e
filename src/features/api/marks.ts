import "server-only";
import { type ClaimedField, disputedFields, type Doubts } from "#domain/evidence.ts";
import type { ListPage } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

/** What every list and file says beside a record: where sources differ, and what of it nobody has verified. */
type Marks = { disputed: string[]; unverifiedFigures: number };

const marksOf = (doubts: Doubts | null): Marks => ({
  disputed: doubts?.fields ?? [],
  unverifiedFigures: doubts?.figures ?? 0,
});

export const markedLine = <Row extends { doubts: Doubts | null }>(row: Row): Row & Marks => ({
  ...row,
  ...marksOf(row.doubts),
});

export function markedPage<Row extends { doubts: Doubts | null }>({
  rows,
  ...page
}: ListPage<Row>): ListPage<Row & Marks> {
  return { ...page, rows: rows.map(markedLine) };
}

type Shown = { claims: readonly ClaimedField[] };
type Figures = { figures: readonly { isDocumentSeen: boolean }[] };

const unseen = (figures: Figures["figures"]) =>
  figures.filter(({ isDocumentSeen }) => !isDocumentSeen).length;

/** The marks of a record which has all its claims, and its figures if it can have any. */
export const markedRecord = <Whole extends Shown & Partial<Figures>>(
  whole: Whole,
): Whole & Marks => ({
  ...whole,
  disputed: disputedFields(whole.claims),
  unverifiedFigures: unseen(whole.figures ?? []),
});

/** The marks of a source: its own figures. What it says of records is told by these. */
export const markedSource = <Whole extends Figures>(whole: Whole): Whole & Marks => ({
  ...whole,
  disputed: [],
  unverifiedFigures: unseen(whole.figures),
});

/** The unverified figures about an agency, which are not a part of its record. */
export async function countUnverified(tx: Tx, agencyId: string, moment: Moment): Promise<number> {
  const [row] = await tx.$queryRaw<[{ doubts: Doubts | null }]>`
    select ${doubtsSql("agency", Prisma.sql`${agencyId}::uuid`, moment)} as doubts`;
  return marksOf(row.doubts).unverifiedFigures;
}
