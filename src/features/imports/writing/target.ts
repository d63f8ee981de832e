import "server-only";
import type { Tx } from "#server/db.ts";
import type { ImportKind } from "#generated/prisma/enums.ts";
import type { Cells, Setting } from "#features/imports/kinds/cells.ts";
import type { Mapping } from "../schema.ts";

/** A row that its schema has taken, and what it is known by in its register. */
export type Prepared<Row> = { number: number; key: string; row: Row; cells: Cells };

/** What an import is to the rows that it writes. */
export type Writing = {
  tx: Tx;
  batchId: string;
  userId: string;
  mapping: Mapping;
  setting: Setting;
  /** What rows before have brought along, by a key of the kind's own: a programme, an agency. */
  brought: Map<string, string>;
};

/** A row that was refused when it was written. */
export type Late = { cells: Cells; isNew: boolean };

export type Written = {
  created: number;
  updated: number;
  unchanged: number;
  alongside: Record<string, number>;
};

/**
 * How rows of one kind enter the register, many at a time. `plan` looks up what is there already and may
 * still refuse a row (in its cells); `write` writes what the plan says, in statements for all rows at once.
 */
export type Target<Row, Plan extends Written = Written> = {
  kind: ImportKind;
  /** Whether rows may be planned, and written, before those of the batch before are in: no row rests on another's. */
  goesAhead?: boolean;
  read: (cells: Cells, setting: Setting) => { key: string; row: Row; knownBy?: string } | null;
  plan: (writing: Writing, rows: readonly Prepared<Row>[]) => Promise<Plan>;
  /** Gives the rows that turned out to be refused only when they were written; nothing of them stays. */
  write: (writing: Writing, plan: Plan) => Promise<readonly Late[] | void>;
};
