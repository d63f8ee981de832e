import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { parseReference } from "#domain/reference.ts";
import { recordId, uuidv7 } from "#domain/uuid.ts";
import type { ImportKind } from "#generated/prisma/enums.ts";
import { canUpdateHandmade } from "../policy.ts";
import { changedByHand, recordsByKey, type Traced } from "./known.ts";
import type { Prepared, Writing, Written } from "./target.ts";

type Marked = { partner: CountryCode; marking: Marking };
export type StoredRecord = Marked & { id: string; ref: string; version: number };

export type New<Row> = Prepared<Row> & { id: string };
type Change<Row, Stored, Changes> = {
  prepared: Prepared<Row>;
  stored: Stored;
  changes: Changes;
};
export type Plan<Row, Stored, Changes> = Written & {
  fresh: New<Row>[];
  changed: Change<Row, Stored, Changes>[];
};

/** Said of a record that is another by now than the one that the file was compared with. */
export const CHANGED_SINCE = "imports.problem.changedSince";

type How<Row, Stored, Changes> = {
  kind: ImportKind;
  /** Those records with these ids, and those whose own references these are, as far as the viewer sees them. */
  stored: (ids: string[], refs: string[]) => Promise<Stored[]>;
  /** What the row says that the record does not; null: nothing. */
  changes: (stored: Stored, row: Row, cells: Prepared<Row>["cells"]) => Changes | null;
  /** The records' own keys are their references, unless it is said that they are their ids. */
  isKeyed?: "ref" | "id";
  /** Who may change what somebody recorded by hand; unsaid, those who may change it by hand. */
  mayUpdate?: (setting: Writing["setting"], record: Stored) => boolean;
  /** Why the record stays as it is, whoever asks. */
  refusal?: (stored: Stored) => string | null;
};

/** Which rows are new, which change a record and which do not; who may not change theirs is told so. */
export async function planned<Row extends Marked, Stored extends StoredRecord, Changes>(
  writing: Writing,
  rows: readonly Prepared<Row>[],
  {
    kind,
    stored,
    changes,
    isKeyed = "ref",
    mayUpdate = ({ actor }, record) => canUpdateHandmade(actor, record),
    refusal = () => null,
  }: How<Row, Stored, Changes>,
): Promise<Plan<Row, Stored, Changes>> {
  const { tx, mapping, setting } = writing;
  const keys = rows.map(({ key }) => key);
  const byKey = await recordsByKey(tx, mapping.register, kind, keys);
  const isOwn = (key: string) =>
    isKeyed === "id" ? recordId.safeParse(key).success : parseReference(key)?.kind === kind;
  const refs = keys.filter(isOwn);
  const isKnown = byKey.size > 0 || refs.length > 0;
  const found = isKnown ? await stored([...byKey.values()], refs) : [];
  const byId = new Map(found.map((one) => [one.id, one]));
  const byRef = new Map(found.map((one) => [one.ref, one]));
  const touched = await changedByHand(writing, kind, [...byId.keys()]);

  const fresh: New<Row>[] = [];
  const changed: Change<Row, Stored, Changes>[] = [];
  let unchanged = 0;
  for (const prepared of rows) {
    const { cells, row, key } = prepared;
    const own = byId.get(byKey.get(key) ?? "");
    const record = own ?? byRef.get(key);
    if (record === undefined) {
      // Our own reference, of a record that is not there or not open: a new one would have another.
      if (refs.includes(key)) cells.refuse("key", "imports.problem.unknownReference");
      else fresh.push({ ...prepared, id: uuidv7() });
      continue;
    }
    if (record.partner !== row.partner) {
      cells.refuse("partner", "imports.problem.otherPartner");
      continue;
    }
    const what = changes(record, row, cells);
    if (what === null) {
      unchanged += 1;
      continue;
    }
    const byHand = touched.get(record.id);
    const isHandmade = own === undefined || byHand !== undefined;
    const why = refusal(record);
    if (why !== null) cells.refuse("key", why);
    else if (byHand?.isSinceCheck === true) cells.refuse("row", CHANGED_SINCE);
    else if (isHandmade && !mayUpdate(setting, record)) {
      cells.refuse("key", "imports.problem.changedByHand");
    } else {
      if (isHandmade) cells.note("key", "imports.note.changedByHand");
      changed.push({ prepared, stored: record, changes: what });
    }
  }
  return {
    fresh,
    changed,
    created: fresh.length,
    updated: changed.length,
    unchanged,
    alongside: {},
  };
}

/** Which records the rows became, to be written down. */
export function tracesOf<Row extends Marked, Stored extends StoredRecord>({
  fresh,
  changed,
}: Pick<Plan<Row, Stored, unknown>, "fresh" | "changed">): Traced[] {
  return [
    ...fresh.map(({ number, key, id, row: { partner, marking } }) => ({
      number,
      key,
      id,
      partner,
      marking,
      isNew: true,
    })),
    ...changed.map(({ prepared: { number, key }, stored: { id, partner, marking } }) => ({
      number,
      key,
      id,
      partner,
      marking,
      isNew: false,
    })),
  ];
}

/** Whether a column or a constant tells this field; what nothing tells stays as it is. */
export const isMapped =
  ({ columns, constants }: Writing["mapping"]) =>
  (field: string): boolean =>
    (columns[field] ?? []).length > 0 || (constants[field] ?? "") !== "";
