-- AlterEnum
ALTER TYPE "import_kind" ADD VALUE 'delivery';

-- Hand-written from here.
-- Whole files of every kind: what was done for each row is done for each statement.

/*
 * Makes what some rows of an import became findable: those with the numbers after one, at most so many. Gives the last
 * number that the import has. The rows before are not read again to find the next.
 */
drop function app.search_import(uuid, uuid, int, int, int);
create function app.search_import(batch uuid, past int, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_kind import_kind;
  last int := 0;
  ids text[];
begin
  if not exists (select from import_batch b where b.id = batch and b.owner_id = app.uid()) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  foreach of_kind in array enum_range(null::import_kind) loop
    last := greatest(last, (select max(r.number) from import_row r where r.batch_id = batch and r.kind = of_kind));
    -- Search knows programmes, not courses: an import names the programme beside each of its courses.
    continue when of_kind::text = 'course';
    select array_agg(r.record_id::text order by r.record_id) into ids from import_row r
    where r.batch_id = batch and r.kind = of_kind and r.number > past and r.number <= past + most;
    if ids is not null then
      perform app.search_refresh(of_kind::text::search_kind, ids);
    end if;
  end loop;
  if past + most >= last then
    perform app.fold_tally();
  end if;
  return last;
end $$;
revoke execute on function app.search_import(uuid, int, int) from public;
grant execute on function app.search_import(uuid, int, int) to app_rw;

-- As before, also for what belongs to a record that has a country instead of a partner.
create or replace function app.audit_bulk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  columns text[] := array(select attname from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped);
  scope text := case when columns @> '{partner}' then 'c.partner, c.marking' else 'c.country, c.marking' end;
  parent text := '';
  keys text;
begin
  if coalesce(current_setting('app.bulk', true), '') = '' then return null; end if;
  if tg_nargs = 2 then
    scope := case when tg_argv[0] = 'agency' then 'p.country, p.marking' else 'p.partner, p.marking' end;
    parent := format('join %I p on p.id = c.%I', tg_argv[0], tg_argv[1]);
  end if;
  select string_agg(format('%L, c.%I', name, name), ', ') into keys from unnest(columns) name where name like '%\_id';
  execute format($q$
    insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, after, parents)
    select $1, $2, $3, $4, c.%I::text, 'I', %s, to_jsonb(c), jsonb_strip_nulls(jsonb_build_object(%s)) from changed c %s
  $q$, case when columns @> '{id}' then 'id' else tg_argv[1] end, scope, coalesce(keys, ''), parent)
  using app.uid(), coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''), tg_table_name::text;
  return null;
end $$;

/*
 * The same lines of the audit trail, one statement for each statement, for what else comes in by whole files. A child of a
 * record counts as the record does.
 */
do $$
declare rule record;
begin
  for rule in
    select tab, parent, col from (values
      ('commitment', null, null),
      ('commitment_topic', 'commitment', 'commitment_id'), ('commitment_agency', 'commitment', 'commitment_id'),
      ('agency_topic', 'agency', 'agency_id'), ('person', null, null), ('source', null, null), ('delivery', null, null)
    ) as r(tab, parent, col)
  loop
    execute format('drop trigger audit on %I', rule.tab);
    execute format('create trigger audit after update or delete on %I for each row execute function app.audit(%s)',
      rule.tab, case when rule.parent is null then '' else format('%L, %L', rule.parent, rule.col) end);
    execute format('create trigger audit_insert after insert on %I for each row
      when (coalesce(current_setting(''app.bulk'', true), '''') = '''') execute function app.audit(%s)',
      rule.tab, case when rule.parent is null then '' else format('%L, %L', rule.parent, rule.col) end);
    execute format('create trigger audit_bulk after insert on %I referencing new table as changed
      for each statement execute function app.audit_bulk(%s)',
      rule.tab, case when rule.parent is null then '' else format('%L, %L', rule.parent, rule.col) end);
  end loop;
end $$;

/*
 * As before, but a transaction that brings a whole file in names the kind that it brings, and leaves its records to
 * app.search_import, which is told of each of them. "yes" is what undoing says.
 */
create or replace function app.search_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  bulk text := coalesce(current_setting('app.bulk', true), '');
  of_changed text := replace(tg_argv[1], '#', 'changed');
  ids text[];
begin
  if tg_argv[0] = bulk or (bulk = 'yes' and tg_argv[0] in ('agreement', 'training', 'meeting')) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[1], '#', 'was'));
  end if;
  execute format('select array_agg(distinct found.id::text) from (%s) as found(id) where found.id is not null', of_changed) into ids;
  if bulk <> '' and tg_op = 'INSERT' and tg_argv[1] = 'select id from #' then
    -- What a file brings along nobody else can change yet: it needs no lock.
    perform app.search_write(tg_argv[0]::search_kind, ids) where ids is not null;
  elsif ids is not null then
    perform app.search_refresh(tg_argv[0]::search_kind, ids);
  end if;
  return null;
end $$;

/*
 * As before, but a lock is taken only where another could wait for it: a commitment that this transaction has just made
 * nobody else sees. A file of a hundred thousand would take more locks than a server has.
 */
create or replace function app.stand(ids uuid[]) returns void language plpgsql as $$
declare others uuid[];
begin
  select array_agg(n.commitment_id order by n.commitment_id::text) into others
  from app.commitment_now n where n.commitment_id = any (ids) and n.xmin <> pg_current_xact_id()::xid;
  if cardinality(others) > 1000 then
    lock table app.commitment_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('commitment ' || one, 0)) from unnest(others) one;
  end if;
  insert into app.commitment_now as n (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
    is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_standing(ids)
  on conflict (commitment_id) do update set (marking, obligor, kind, strength, is_promise, status, status_on,
      is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
    = (excluded.marking, excluded.obligor, excluded.kind, excluded.strength, excluded.is_promise, excluded.status,
      excluded.status_on, excluded.is_open, excluded.due_last_day, excluded.evidence_on, excluded.made_first_day,
      excluded.late_on, excluded.settled_on, excluded.topic_ids, excluded.root_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

/*
 * As before, but commitments that a file has just brought in are left to app.stand_new, which is called when their topics and
 * agencies are there too: they would be written down three times.
 */
create or replace function app.commitment_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[0], '#', 'changed');
  others text := '';
  ids uuid[];
begin
  if tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'commitment' then
    if tg_table_name = 'commitment' then return null; end if;
    others := 'and exists (select from app.commitment_now n where n.commitment_id = found.id)';
  end if;
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[0], '#', 'was'));
  end if;
  -- With a commitment goes all that is its own.
  execute format('select array_agg(distinct found.id) from (%s) as found(id) where exists (select from commitment c where c.id = found.id) %s',
    of_changed, others) into ids;
  if ids is not null then
    perform app.stand(ids);
  end if;
  return null;
end $$;

/*
 * Writes down how commitments or agreements stand that a file has brought; what is written down already stays. Anybody may
 * ask for it.
 */
create function app.stand_new(of_kind text, ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if of_kind = 'commitment' then
    perform app.stand(array(
      select c.id from commitment c
      where c.id = any (ids) and not exists (select from app.commitment_now n where n.commitment_id = c.id)
    ));
  elsif of_kind = 'agreement' then
    perform app.stand_agreements(array(
      select a.id from agreement a
      where a.id = any (ids) and not exists (select from app.agreement_now n where n.agreement_id = a.id)
    ));
  end if;
end $$;
revoke execute on function app.stand_new(text, uuid[]) from public;
grant execute on function app.stand_new(text, uuid[]) to app_rw;

/* As before, but a whole file is folded once, when search has learned of all of it. */
create or replace function app.tally_commitments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := case when tg_op <> 'DELETE' then 'select changed.*::app.commitment_now as n, 1 as d from changed' end;
  of_was text := case when tg_op <> 'INSERT' then 'select was.*::app.commitment_now as n, -1 as d from was' end;
  is_file boolean := coalesce(current_setting('app.bulk', true), '') = 'commitment';
  lines int;
begin
  execute format($q$
    with lines as (
      select c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, sum(r.d) as n
      from (%s) r cross join lateral app.commitment_cells(r.n) c
      group by 1, 2, 3, 4, 5, 6 having sum(r.d) <> 0
    )
    insert into app.tally_change (what, partner, x, y, z, marking, n)
    select * from lines
    union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  $q$, concat_ws(' union all ', of_changed, of_was));
  get diagnostics lines = row_count;
  if not is_file and (lines > 1000 or random() < 0.02) then
    perform app.fold_tally();
  end if;
  return null;
end $$;

-- The same for agreements.
create or replace function app.stand_agreements(ids uuid[]) returns void language plpgsql as $$
declare others uuid[];
begin
  select array_agg(n.agreement_id order by n.agreement_id::text) into others
  from app.agreement_now n where n.agreement_id = any (ids) and n.xmin <> pg_current_xact_id()::xid;
  if cardinality(others) > 1000 then
    lock table app.agreement_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('agreement ' || one, 0)) from unnest(others) one;
  end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('app.target_days', 0));
  insert into app.agreement_now as n (agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed,
    signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
    pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids)
  select * from app.agreement_standing(ids, '9999-12-31', current_date - 1)
  on conflict (agreement_id) do update set (marking, instrument, binding, is_placeholder, state, is_signed,
      signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
      pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids)
    = (excluded.marking, excluded.instrument, excluded.binding, excluded.is_placeholder, excluded.state, excluded.is_signed,
      excluded.signed_on, excluded.in_force_on, excluded.is_pending_mou, excluded.stage, excluded.stage_entered_on,
      excluded.target_days, excluded.waiting_on, excluded.waiting_agency_id, excluded.pipeline_entered_on, excluded.ends_on,
      excluded.notice_on, excluded.owed_on, excluded.settled_on, excluded.settled_until, excluded.topic_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

create or replace function app.agreement_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[0], '#', 'changed');
  others text := '';
  ids uuid[];
begin
  if tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'agreement' then
    if tg_table_name = 'agreement' then return null; end if;
    others := 'and exists (select from app.agreement_now n where n.agreement_id = found.id)';
  end if;
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[0], '#', 'was'));
  end if;
  -- With an agreement goes all that is its own.
  execute format('select array_agg(distinct found.id) from (%s) as found(id) where exists (select from agreement a where a.id = found.id) %s',
    of_changed, others) into ids;
  if ids is not null then
    perform app.stand_agreements(ids);
  end if;
  return null;
end $$;

create or replace function app.tally_agreements() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := case when tg_op <> 'DELETE' then 'select changed.*::app.agreement_now as n, 1 as d from changed' end;
  of_was text := case when tg_op <> 'INSERT' then 'select was.*::app.agreement_now as n, -1 as d from was' end;
  is_file boolean := coalesce(current_setting('app.bulk', true), '') = 'agreement';
  lines int;
begin
  execute format($q$
    with lines as (
      select c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, sum(r.d) as n
      from (%s) r cross join lateral app.agreement_cells(r.n) c
      group by 1, 2, 3, 4, 5, 6 having sum(r.d) <> 0
    )
    insert into app.tally_change (what, partner, x, y, z, marking, n)
    select * from lines
    union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  $q$, concat_ws(' union all ', of_changed, of_was));
  get diagnostics lines = row_count;
  if not is_file and (lines > 1000 or random() < 0.02) then
    perform app.fold_tally();
  end if;
  return null;
end $$;
