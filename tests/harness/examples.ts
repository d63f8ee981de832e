import type { Address } from "#domain/permissions.ts";
import { change, type OwnDatabase, query } from "./app.ts";

/** Records of the United Kingdom that nothing marks, so that every account of the demonstration sees them. */
const SEEN_BY_ALL = "partner = 'GB' and marking = 'official'";

const IDS: Record<string, string> = {
  "/meetings": `meeting where ${SEEN_BY_ALL} and record_state = 'draft' and life <> 'cancelled'`,
  "/commitments": `commitment where ${SEEN_BY_ALL}`,
  "/agreements": `agreement where ${SEEN_BY_ALL} and exists (select 1 from stage_entry e where e.agreement_id = agreement.id) and exists (select 1 from draft_text d where d.agreement_id = agreement.id)`,
  "/trainings": `training where ${SEEN_BY_ALL}`,
  "/deliveries": `delivery where ${SEEN_BY_ALL}`,
  "/api/v1/commitments": `commitment where ${SEEN_BY_ALL}`,
  "/agencies": "agency where country = 'GB' and marking = 'official'",
  "/people": "person where country = 'GB' and marking = 'official'",
  "/sources": `source where ${SEEN_BY_ALL} and exists (select 1 from citation c where c.source_id = source.id)`,
  "/handover":
    "post where agency_id in (select id from agency where country = 'PK' and marking = 'official')",
  "/attachments": `attachment where ${SEEN_BY_ALL}`,
  "/intake": "draft where kind = 'intake'",
  "/imports": "import_batch",
  "/briefs": "brief where frozen_at is null",
  "/administration/topics": "topic",
  "/administration/routes": "route",
  "/administration/routes/drafts": "draft where kind = 'route'",
  "/routes": "route",
  "/administration/users": "user_account where role = 'analyst'",
};

/** Lists to take away, which everybody may. */
const LISTS = {
  "/export": "commitments.csv",
  "/print": "commitments",
  "/administration/open-data": "dictionary.json",
};

/** The demonstration has no files; what downloads one needs one. */
const ATTACHMENT = `
  insert into attachment (id, partner, marking, name, media_type, size_bytes, sha256, content)
  select gen_random_uuid(), 'GB', 'official', 'note.txt', 'text/plain', 6, encode(sha256('A note'), 'hex'), 'A note'
  where not exists (select 1 from attachment)`;

/** An intake in work of the manager's, who alone sees it. */
const INTAKE = `
  insert into draft (id, owner_id, kind, title, values, updated_at)
  select gen_random_uuid(), id, 'intake', 'A read-out', jsonb_build_object('partner', 'GB', '_text',
    'The Minister of Interior met the British High Commissioner. Both sides agreed to train forty officers by the end of 2026.'), now()
  from user_account where email = 'manager@demo' and not exists (select 1 from draft where kind = 'intake')`;

/** A change of a route that the administrator has begun. */
const ROUTE_DRAFT = `
  insert into draft (id, owner_id, kind, title, record_id, values, updated_at)
  select gen_random_uuid(), u.id, 'route', r.name, r.id, jsonb_build_object('baseVersion', 1, 'route', jsonb_build_object(
    'name', r.name, 'nameUr', null, 'validFrom', '2024-01-01', 'validUntil', null, 'forBindings', '[]'::jsonb, 'forCounterparts', '[]'::jsonb,
    'forMoney', '[]'::jsonb, 'basis', null, 'sources', '[]'::jsonb, 'isExample', true, 'stages', jsonb_build_array(jsonb_build_object(
      'stage', 'proposal', 'targetDays', 15, 'ownerPost', null, 'forBindings', '[]'::jsonb, 'forCounterparts', '[]'::jsonb, 'forMoney', '[]'::jsonb,
      'concurrences', '[]'::jsonb)))), now()
  from user_account u, route r where u.email = 'admin@demo' and r.valid_from = '2024-01-01' and r.for_counterparts = '{}'
    and not exists (select 1 from draft where kind = 'route')`;

/** A checked file of the manager's, which administrators see, too, but not what is in it. */
const IMPORT = `
  with batch as (
    insert into import_batch (id, owner_id, file_name, sha256, size_bytes, state, counts, updated_at)
    select gen_random_uuid(), id, 'list.csv', repeat('0', 64), 20, 'checked', '{"read": 1, "refused": 1}', now()
    from user_account where email = 'manager@demo' and not exists (select 1 from import_batch) returning id
  )
  insert into import_work (batch_id, content, issues)
  select id, 'Ref,Partner,Title\n1,Utopia,Pact\n',
    '[{"row": 2, "field": "partner", "value": "Utopia", "message": "imports.problem.noPartner"}]' from batch`;

/** The example of an address: a path that answers for a record which everybody may see. */
export async function examplePaths(
  database: OwnDatabase,
  addresses: readonly Address[],
): Promise<Map<Address, string>> {
  await change(database, ATTACHMENT);
  await change(database, INTAKE);
  await change(database, IMPORT);
  await change(database, ROUTE_DRAFT);
  const ids = new Map<string, string>(Object.entries(LISTS));
  for (const [place, from] of Object.entries(IDS)) {
    const [row] = await query<{ id: string }>(
      database,
      `select id from ${from} order by id limit 1`,
    );
    if (row === undefined) throw new Error(`The demonstration has no example for ${place}.`);
    ids.set(place, row.id);
  }
  const [topic] = await query<{ slug: string }>(
    database,
    "select slug from topic order by slug limit 1",
  );
  return new Map(
    addresses.map((address) => {
      const place = address.slice(0, address.indexOf("/["));
      return [
        address,
        address
          .replace("/api/v1/[resource]/[id]", "/api/v1/partners/GB")
          .replace("/briefs/[id]/[file]", "/briefs/[id]/brief.pdf")
          .replace("/brief/[file]", "/brief/brief.pdf")
          .replace("[resource]", "meetings")
          .replace("[token]", "accord_of-nobody-at-all")
          .replace("[code]", "GB")
          .replace("[number]", "1")
          .replace("[stage]", "proposal")
          .replace("[key]", "law-and-justice-division")
          .replace("[slug]", topic?.slug ?? "")
          .replace(/\[(?:id|file|register)\]/, ids.get(place) ?? ""),
      ];
    }),
  );
}
