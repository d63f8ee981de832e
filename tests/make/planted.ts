import type { Client } from "pg";

interface Column {
  tab: string;
  name: string;
  type: string;
  isEnum: boolean;
  isNullable: boolean;
  /** The table that a key points to; null: it is no key. */
  target: string | null;
}

/** Not planted: what everybody signed in may read, what belongs to one person, and what triggers write. */
const LEFT_OUT = [
  "country",
  "topic",
  "route",
  "route_stage",
  "route_concurrence",
  "user_account",
  "user_partner",
  "draft",
  "mail",
  "job_run",
  "job_request",
  "notice",
  "notice_setting",
  "notice_reading",
  "follow",
  "home_view",
  "audit_event",
  "export_log",
  "export_end",
  "api_token",
  "api_token_hash",
  "api_use",
  "search_doc",
];

/** Exactly one of these keys may be there, so there is a row for each of them. */
const ONE_OF: Record<string, string[]> = {
  citation: [
    "meeting_id",
    "commitment_id",
    "agreement_id",
    "agency_id",
    "person_id",
    "training_id",
    "delivery_id",
    "figure_id",
  ],
  claim: ["meeting_id", "commitment_id", "agreement_id", "agency_id", "person_id", "training_id"],
  commitment_origin: ["meeting_id", "agreement_id", "source_id"],
};

/** Keys to a second record of a kind: nothing follows, amends or restates itself. */
const SECOND: Record<string, string> = {
  "agency_succession.successor_id": "agency",
  "agreement_link.to_id": "agreement",
  "neighbour_mark.other_id": "agreement",
  "commitment_restatement.earlier_id": "commitment",
};

/** Values that a rule of the database asks for; SQL. */
const GIVEN: Record<string, string> = {
  "source.sha256": "encode(sha256(convert_to($word, 'UTF8')), 'hex')",
  "attachment.sha256": "encode(sha256(convert_to($word, 'UTF8')), 'hex')",
  "attachment.content": "convert_to($word, 'UTF8')",
  "attachment.size_bytes": "length(convert_to($word, 'UTF8'))",
  "meeting.starts_at": "'10:00'",
  "meeting.time_zone": "'Asia/Karachi'",
  "meeting.life": "'held'",
  "meeting.record_state": "'agreed'",
  "citation.ends_at": "2",
  "text_comment.ends_at": "2",
  "status_update.status": "'limited'",
  "source.language": "'en'",
  "source.address": "'https://example.org/' || replace($word, ' ', '-')",
  "route_change.to_route_id": "(select id from route limit 1)",
  "answer_request.address": "replace($word, ' ', '.') || '@example.org'",
  "answer_request.expires_at": "now() + interval '1 day'",
  "proposal.decided_at": "null",
  "proposal.decided_by_id": "null",
  "proposal.status_update_id": "null",
  "proposal.reason_kind": "null",
  "proposal.reason": "null",
  "completion_review.decided_at": "null",
  "completion_review.decided_by_id": "null",
  "completion_review.is_accepted": "null",
  "completion_review.reason_kind": "null",
  "completion_review.reason": "null",
  "intake_review.decided_at": "null",
  "intake_review.decided_by_id": "null",
  "intake_review.is_accepted": "null",
  "intake_review.reason_kind": "null",
  "intake_review.reason": "null",
  "intake_review.taken_up_at": "null",
  "meeting_review.reason_kind": "null",
  "brief_line.refs": "'[]'",
  "brief.locale": "'en'",
  "brief.frozen_at": "null",
  "brief.frozen_by_id": "null",
  "agency.parent_id": "null",
  "commitment_block.commitment_id": "null",
  "topic.parent_id": "null",
};

/**
 * Plants a record of every kind for one partner and marking, each text of it with the word in it.
 * Returns the ids by table. Triggers run, so that search and audit know the records, too.
 */
export async function plant(
  client: Client,
  { partner, marking, word }: { partner: string; marking: string; word: string },
): Promise<{ ids: ReadonlyMap<string, string>; texts: number }> {
  // A register without the demonstration has no route to go by.
  await client.query(
    `insert into route (id, name, valid_from, updated_at) select gen_random_uuid(), 'Planted', '2020-01-01', now()
     where not exists (select from route)`,
  );
  const columns = await columnsOf(client);
  const ids = new Map<string, string>([["", ""]]);
  const { rows } = await client.query<{ id: string; topic: string }>(
    "select id, (select id from topic limit 1) as topic from user_account where email = 'manager@demo'",
  );
  ids.set("user_account", rows[0]?.id ?? "").set("topic", rows[0]?.topic ?? "");
  let texts = 0;
  const valueOf = (column: Column, kept: string | null, nth: string): string => {
    const { tab, name, type, target } = column;
    const text = () => {
      texts += 1;
      return quoted(`${word} ${tab} ${name}${nth}`);
    };
    const given = GIVEN[`${tab}.${name}`];
    if (given !== undefined) return given.replaceAll("$word", quoted(`${word} ${tab}${nth}`));
    const second = SECOND[`${tab}.${name}`];
    if (second !== undefined) return quoted(ids.get(`${second} 2`) ?? "");
    if (kept !== null && ONE_OF[tab]?.includes(name) && name !== kept) return "null";
    if (target !== null) return ids.has(target) ? quoted(ids.get(target) ?? "") : "null";
    if (name === "id") return "gen_random_uuid()";
    if (name === "partner" || name === "country") return quoted(partner);
    if (name === "marking") return quoted(marking);
    if (column.isEnum) {
      return name.endsWith("precision") ? "'day'" : `(enum_range(null::${type}))[1]`;
    }
    switch (type) {
      case "text":
      case "character varying":
        return text();
      case "text[]":
        return `array[${text()}]`;
      case "character(2)[]":
      case "bpchar[]":
        return "'{}'";
      case "jsonb":
        return `jsonb_build_object('said', ${text()})`;
      case "date":
        return "'2026-01-15'";
      case "boolean":
        return "false";
      case "uuid":
        return "gen_random_uuid()";
      case "integer":
      case "numeric":
      case "double precision":
        return "1";
      default:
        return type.startsWith("timestamp") ? "now()" : "default";
    }
  };
  for (const tab of inOrder(columns)) {
    const own = columns.filter((column) => column.tab === tab);
    const rounds = Object.values(SECOND).includes(tab) ? [" 2", ""] : [""];
    for (const nth of rounds) {
      for (const kept of ONE_OF[tab] ?? [null]) {
        const id = await insert(client, tab, own, (column) => valueOf(column, kept, nth));
        ids.set(`${tab}${nth}`, id);
      }
    }
  }
  return { ids, texts };
}

async function insert(
  client: Client,
  tab: string,
  columns: readonly Column[],
  valueOf: (column: Column) => string,
): Promise<string> {
  const hasId = columns.some(({ name }) => name === "id");
  const names = columns.map(({ name }) => name).join(", ");
  const values = columns.map(valueOf).join(", ");
  const sql = `insert into ${tab} (${names}) values (${values})${hasId ? " returning id" : ""}`;
  try {
    return (await client.query<{ id: string }>(sql)).rows[0]?.id ?? "";
  } catch (error) {
    throw new Error(`${tab} cannot be planted: ${sql}`, { cause: error });
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select c.relname as tab, a.attname as name, format_type(a.atttypid, null) as type,
       t.typtype = 'e' as "isEnum", not a.attnotnull as "isNullable",
       (select k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.conkey[1] = a.attnum limit 1) as target
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
       and c.relname <> all ($1)
     order by c.relname, a.attnum`,
    [LEFT_OUT],
  );
  return rows;
}

/** Tables after those that they point to. */
function inOrder(columns: readonly Column[]): string[] {
  const all = [...new Set(columns.map(({ tab }) => tab))];
  const done: string[] = [];
  while (done.length < all.length) {
    const next = all.filter(
      (tab) =>
        !done.includes(tab) &&
        columns.every(
          (column) =>
            column.tab !== tab ||
            column.target === null ||
            column.target === tab ||
            !all.includes(column.target) ||
            done.includes(column.target),
        ),
    );
    if (next.length === 0) throw new Error("The tables point at each other in a circle.");
    done.push(...next);
  }
  return done;
}
