import { beforeAll, describe, expect, test } from "vitest";
import { asOwner } from "../make/user.ts";

/** No business of the audit: private to their owner, logs that only grow, what nobody can change, what triggers make. */
const NOT_AUDITED = [
  "draft",
  "home_view",
  "audit_event",
  "country",
  "search_doc",
  "export_log",
  "export_end",
  "api_token_hash",
  "api_use",
  "import_work",
  "import_row",
  "notice",
  "follow",
  "notice_setting",
  "notice_reading",
  "mail",
  "job_run",
];

/** Rows of these are read by everybody signed in; a key to one tells nothing. */
const OPEN = ["country", "topic", "route", "route_stage", "route_concurrence", "user_account"];

/** May pass row security by, each for the reason in its migration, and may be called at run time. */
const DEFINERS = [
  "my_role",
  "audit_of_parent",
  "my_clearance",
  "sees_all_partners",
  "my_partners",
  "next_reference",
  "reserve_references",
  "route_use",
  "search_import",
  "stand_new",
  "import_touched",
  "undo_import_begin",
  "undo_import_part",
  "undo_import_end",
  "undo_import_beat",
  "undo_import_progress",
  "undo_import_try",
  "search",
  "records_with",
  "make_first_admin",
  "brief_withholds",
  "partner_withholds",
  "notify",
  "settle_notices",
];

type Key = { tab: string; column: string; target: string; target_columns: string[]; width: number };

const rows = <Row>(sql: string): Promise<Row[]> =>
  asOwner(async (client) => (await client.query(sql)).rows as Row[]);

let tables: {
  tab: string;
  secured: boolean;
  policies: string;
  checks: string;
  triggers: string[];
}[];
let keys: Key[];

beforeAll(async () => {
  tables = await rows(`
    select c.relname as tab, c.relrowsecurity as secured,
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
      coalesce((select string_agg(pg_get_expr(p.polwithcheck, p.polrelid), ' ') from pg_policy p where p.polrelid = c.oid), '') as checks,
      array(select tgname::text from pg_trigger t where t.tgrelid = c.oid and not tgisinternal) as triggers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  keys = await rows(`
    select k.conrelid::regclass::text as tab, a.attname as column, k.confrelid::regclass::text as target,
      array(select b.attname::text from pg_attribute b where b.attrelid = k.confrelid and b.attnum = any (k.confkey)) as target_columns,
      array_length(k.conkey, 1) as width
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
});

describe("every table of the register", () => {
  test("there are some", () => expect(tables.length).toBeGreaterThan(40));

  test("is under row security, with a policy", () => {
    const open = tables.filter(({ secured, policies }) => !secured || Number(policies) === 0);
    expect(open.map(({ tab }) => tab)).toEqual([]);
  });

  test("is audited by a trigger", () => {
    const silent = tables.filter(({ triggers }) => !triggers.includes("audit"));
    expect(silent.map(({ tab }) => tab).toSorted()).toEqual(NOT_AUDITED.toSorted());
  });

  test("checks that each row it points to is visible to the writer", () => {
    const checksOf = new Map(tables.map(({ tab, checks }) => [tab, checks]));
    const unchecked = keys.filter(
      ({ tab, column, target, target_columns, width }) =>
        !OPEN.includes(target) &&
        !OPEN.includes(tab) &&
        !(width > 1 && target_columns.includes("partner")) &&
        !checksOf.get(tab)?.includes(`app.sees('${target}'::regclass, ${column})`),
    );
    expect(keys.length).toBeGreaterThan(80);
    expect(unchecked).toEqual([]);
  });
});

describe("nothing passes row security by", () => {
  test("no materialised view, and no view with its owner's rights", async () => {
    const views = await rows(`
      select relname from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
        and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`);
    expect(views).toEqual([]);
  });

  test("only the known functions run with their owner's rights", async () => {
    const definers = await rows<{ name: string }>(`
      select proname as name from pg_proc p where prosecdef
        and pronamespace in ('public'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace)
        and (has_function_privilege('app_rw', p.oid, 'execute') or has_function_privilege('app_auth', p.oid, 'execute'))
        and prorettype <> 'trigger'::regtype`);
    expect(definers.map(({ name }) => name).toSorted()).toEqual(DEFINERS.toSorted());
  });

  test("each of them has a fixed search path", async () => {
    const loose = await rows(`
      select proname from pg_proc where prosecdef and pronamespace in ('app'::regnamespace, 'auth'::regnamespace)
        and not exists (select 1 from unnest(proconfig) c where c like 'search_path=%')`);
    expect(loose).toEqual([]);
  });

  test("the run-time roles are neither superusers nor owners, and read no passwords", async () => {
    const [roles] = await rows(`
      select bool_or(rolsuper or rolcreaterole or rolcreatedb) as strong,
        bool_or(rolbypassrls) filter (where rolname in ('app_rw', 'app_auth')) as bypass,
        (select count(*) from pg_class where relowner in (select oid from pg_roles where rolname in ('app_rw', 'app_auth')))::int as owned,
        has_schema_privilege('app_rw', 'auth', 'usage') as reads_auth,
        has_table_privilege('app_auth', 'public.commitment', 'select') as auth_reads_records
      from pg_roles where rolname in ('app_rw', 'app_auth', 'app_jobs')`);
    expect(roles).toEqual({
      strong: false,
      bypass: false,
      owned: 0,
      reads_auth: false,
      auth_reads_records: false,
    });
  });
});

test("append-only tables cannot be changed or emptied by the run-time role", async () => {
  const changeable = await rows(`
    select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'append_only'
    where has_table_privilege('app_rw', c.oid, 'update') or has_table_privilege('app_rw', c.oid, 'delete')
      or has_table_privilege('app_rw', c.oid, 'truncate')`);
  const guarded = tables.filter(({ triggers }) => triggers.includes("append_only"));
  expect(guarded.map(({ tab }) => tab)).toEqual(
    expect.arrayContaining([
      "status_update",
      "stage_entry",
      "claim",
      "agreement_action",
      "audit_event",
    ]),
  );
  expect(changeable).toEqual([]);
});
