import { Client } from "pg";
import { uuidv7 } from "#domain/uuid.ts";
import { DEFAULT_ROUTE, SIDE_STATES } from "#features/agreements/stages.ts";
import type { AgreementHistory, CommitmentHistory } from "./histories.ts";

const marked = { partner: "GB", marking: "official" };
const record = { ...marked, releasable_to: [], version: 1, updated_at: "2024-01-01" };
const MAX_TARGET_DAYS = 120;

/** Puts generated histories into the tables as they are, past all commands: the owner's connection, in bulk. */
export async function storeHistories(
  client: Client,
  userId: string,
  commitments: readonly CommitmentHistory[],
  agreements: readonly AgreementHistory[],
): Promise<void> {
  const insert = async (table: string, rows: readonly object[]) => {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] ?? {}).join(", ");
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  };
  const by = { created_by_id: userId };
  const source = { ...record, ...by, id: uuidv7(), ref: "SRC-GB-2024-0001", kind: "note" };
  await insert("source", [
    {
      ...source,
      title: "Evidence",
      text: "It is done.",
      language: "en",
      sha256: "0".repeat(64),
      published_precision: "unknown",
      created_at: "2024-01-01",
    },
  ]);
  await insert(
    "commitment",
    commitments.map((one, n) => ({ ...by, ref: `COM-GB-2024-${n}`, ...commitmentRow(one) })),
  );
  await insert(
    "status_update",
    commitments.flatMap((one) => updateRows(one, source.id, userId)),
  );
  const routes = new Map(
    Array.from({ length: MAX_TARGET_DAYS }, (_, index) => [index + 1, uuidv7()]),
  );
  await insert(
    "route",
    [...routes].map(([days, id]) => ({
      id,
      name: `Route of ${days} days`,
      valid_from: "2020-01-01",
      version: 1,
      created_at: "2020-01-01",
      updated_at: "2020-01-01",
    })),
  );
  await insert(
    "route_stage",
    [...routes].flatMap(([days, route_id]) =>
      [...DEFAULT_ROUTE, ...SIDE_STATES].map((stage, position) => ({
        id: uuidv7(),
        route_id,
        stage,
        position,
        target_days: days,
      })),
    ),
  );
  await insert(
    "agreement",
    agreements.map((one, n) => ({
      ...by,
      ref: `AGR-GB-2024-${n}`,
      ...agreementRow(one),
      route_id: one.targetDays && routes.get(one.targetDays),
    })),
  );
  await insert("agreement_action", agreements.flatMap(actionRows));
  await insert(
    "stage_entry",
    agreements.flatMap((one) => stageRows(one, userId)),
  );
}

/** A date of unknown precision is stored as none. */
const on = (date: CommitmentHistory["due"]) =>
  date === null || date.precision === "unknown" ? null : date.on;

function commitmentRow({ id, made, due, obligor, strength, createdAt }: CommitmentHistory) {
  return {
    ...record,
    id,
    title: "A promise",
    text: "It will be done.",
    kind: "review",
    obligor,
    beneficiary: obligor,
    strength,
    created_at: createdAt,
    made_on: on(made),
    made_precision: made?.precision ?? "unknown",
    due_on: on(due),
    due_precision: due?.precision ?? "unknown",
  };
}

function updateRows({ id, updates }: CommitmentHistory, sourceId: string, userId: string) {
  return updates.map((update) => ({
    ...marked,
    id: update.id,
    commitment_id: id,
    by_id: userId,
    effective_on: update.effectiveOn,
    recorded_at: update.recordedAt,
    status: update.status,
    note: "Why",
    source_id: update.hasEvidence ? sourceId : null,
  }));
}

function agreementRow({ id, instrument, binding, createdAt, ...term }: AgreementHistory) {
  return {
    ...record,
    id,
    title: "An instrument",
    instrument,
    binding,
    created_at: createdAt,
    renewal: term.renewal,
    term_months: term.termMonths,
    notice_days: term.noticeDays,
    ends_on: term.endsOn,
    is_fast_track: false,
    is_placeholder: false,
  };
}

function actionRows({ id, actions }: AgreementHistory) {
  return actions.map((action) => ({
    ...marked,
    id: action.id,
    agreement_id: id,
    type: action.type,
    happened_on: action.happenedOn,
    recorded_at: action.recordedAt,
    precision:
      action.happenedOn !== null && action.precision === "unknown" ? "day" : action.precision,
  }));
}

function stageRows({ id, stages }: AgreementHistory, userId: string) {
  return stages.map((entry) => ({
    ...marked,
    id: entry.id,
    agreement_id: id,
    by_id: userId,
    waiting_on: "us",
    stage: entry.stage,
    entered_on: entry.enteredOn,
    recorded_at: entry.recordedAt,
  }));
}
