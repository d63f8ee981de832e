-- Who may see and change what: one visibility rule for every table, and the audit trail. Hand-written.

-- The user of this transaction, set by the guard pool as BEGIN is sent. Loud when it is missing.
create function app.uid() returns uuid language plpgsql stable as $$
declare id text := current_setting('app.user_id', true);
begin
  if id is null or id = '' then
    raise exception 'no viewer is set in this transaction' using errcode = '42501';
  end if;
  return id::uuid;
end $$;

-- Looked up live, so that a withdrawn right is gone with the next transaction. A disabled user has none.
create function app.my_role() returns role language sql stable security definer set search_path = public, pg_temp as
  $$ select role from user_account where id = app.uid() and disabled_at is null $$;
create function app.my_clearance() returns marking language sql stable security definer set search_path = public, pg_temp as
  $$ select clearance from user_account where id = app.uid() and disabled_at is null $$;
create function app.sees_all_partners() returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select not is_confined from user_account where id = app.uid() and disabled_at is null $$;
-- Home is everybody's.
create function app.my_partners() returns bpchar[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select partner from user_partner where user_id = app.uid()
               union all select code from country where is_home)
$$;

-- Whether the viewer sees one row of a table. For checks; a policy's USING spells its joins out.
create function app.sees(tab regclass, row_id uuid) returns boolean language plpgsql stable as $$
declare found boolean;
begin
  if row_id is null then return true; end if;
  execute format('select exists (select 1 from %s where id = $1)', tab) into found using row_id;
  return found;
end $$;

-- Audit: written by trigger in the transaction of the change, so that nothing escapes it.
create function app.audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'content' end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'content' end;
  some_row jsonb := coalesce(new_row, old_row);
  scope jsonb := some_row;
begin
  if new_row = old_row then return null; end if;
  -- A row without a marking of its own is as secret as its parent; with the parent gone, as secret as can be.
  if tg_nargs = 2 then
    execute format('select to_jsonb(p) from %I p where id = $1', tg_argv[0])
      into scope using (some_row ->> tg_argv[1])::uuid;
    scope := coalesce(scope, '{"marking": "secret"}');
  end if;
  insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, before, after)
  values (
    app.uid(),
    coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''),
    tg_table_name,
    coalesce(some_row ->> 'id', some_row ->> tg_argv[1], some_row ->> 'user_id', some_row ->> 'code'),
    left(tg_op, 1),
    coalesce(scope ->> 'partner', scope ->> 'country'),
    greatest((old_row ->> 'marking')::marking, (scope ->> 'marking')::marking, 'official'),
    case when tg_op = 'UPDATE' then app.changed(old_row, new_row) else old_row end,
    case when tg_op = 'UPDATE' then app.changed(new_row, old_row) else new_row end
  );
  return null;
end $$;

-- The fields of one row that differ in the other.
create function app.changed(of_row jsonb, other jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(of_row) where value is distinct from other -> key
$$;

-- A row of an append-only table may only follow its parent's marking.
create function app.append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - 'marking' = to_jsonb(new) - 'marking' then return new; end if;
  raise exception '% violates check constraint "append_only"', tg_table_name using errcode = '23514';
end $$;

create function app.keep_partner() returns trigger language plpgsql as $$
begin
  raise exception 'a change of partner violates check constraint "partner_is_fixed"' using errcode = '23514';
end $$;

/*
 * Puts a table under the visibility rule and the audit. The rule follows from the columns:
 *   partner + marking   of my partners, and within my clearance
 *   country + marking   the same; no country is a multilateral body, which concerns everybody
 *   neither             visible when every row that it points to is
 * In each case a row may be written only if it, and every row that it points to, is visible to the writer:
 * foreign keys are checked by PostgreSQL past row security, and would tell that a hidden row exists.
 * append: rows are never changed or removed. follow: a row is also hidden with what it points to.
 */
create function app.protect(tab regclass, append boolean default false, follow boolean default false) returns void language plpgsql as $$
declare
  columns text[] := array(select attname from pg_attribute where attrelid = tab and attnum > 0 and not attisdropped);
  own_rule text;
  points_to text;
  check_rule text;
  parent record;
begin
  own_rule := case
    when columns @> '{partner,marking}' then
      '((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())'
    when columns @> '{country,marking}' then
      '(country is null or (select app.sees_all_partners()) or country = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())'
  end;

  -- Single-column keys to protected tables. Keys that carry partner and marking along need no look.
  select
    string_agg(format('(%1$I is null or exists (select 1 from %2$s as seen where seen.id = %3$s.%1$I))', a.attname, k.confrelid::regclass, tab), ' and ' order by k.conname),
    string_agg(format('app.sees(%L, %I)', k.confrelid::regclass, a.attname), ' and ' order by k.conname)
  into points_to, check_rule
  from pg_constraint k
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.conrelid = tab and k.contype = 'f' and array_length(k.conkey, 1) = 1
    and k.confrelid::regclass::text not in ('country', 'user_account', 'topic', 'route', 'route_stage');

  if own_rule is null and points_to is null then
    raise exception 'nothing says who may see a row of %', tab;
  end if;

  execute format('alter table %s enable row level security', tab);
  execute format('create policy visible on %s to app_rw using (%s) with check (%s)',
    tab, case when follow then concat_ws(' and ', own_rule, points_to) else coalesce(own_rule, points_to) end,
    concat_ws(' and ', own_rule, check_rule));
  execute format('grant select, insert%s on %s to app_rw', case when append then '' else ', update, delete' end, tab);

  if columns @> '{partner}' then
    execute format('create trigger keep_partner before update of partner on %s for each row when (old.partner <> new.partner) execute function app.keep_partner()', tab);
  end if;
  if append then
    execute format('create trigger append_only before update or delete on %s for each row execute function app.append_only()', tab);
  end if;

  -- The parent that tells the audit how secret a row without a marking is.
  select k.confrelid::regclass as tab, a.attname as col into parent
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where own_rule is null and k.conrelid = tab and k.contype = 'f' and a.attnotnull
    and exists (select 1 from pg_attribute m where m.attrelid = k.confrelid and m.attname in ('marking', 'agency_id'))
  order by exists (select 1 from pg_attribute m where m.attrelid = k.confrelid and m.attname = 'marking') desc, k.conkey[1]
  limit 1;
  execute format('create trigger audit after insert or update or delete on %s for each row execute function app.audit(%s)',
    tab, case when parent.tab is null then '' else format('%L, %L', parent.tab, parent.col) end);
end $$;
revoke execute on function app.protect(regclass, boolean, boolean) from public;

select app.protect(tab) from unnest(array[
  'agency', 'agency_alias', 'agency_succession', 'agency_topic', 'person', 'post', 'tenure',
  'source', 'attachment', 'figure',
  'meeting', 'meeting_series', 'participant', 'agenda_item', 'outcome', 'meeting_topic',
  'commitment', 'commitment_agency', 'commitment_topic', 'commitment_origin', 'commitment_restatement',
  'commitment_block', 'milestone',
  'agreement', 'agreement_party', 'agreement_link', 'agreement_topic', 'concurrence',
  'training', 'training_recipient', 'training_topic', 'course', 'delivery'
]::regclass[]) as tab;

select app.protect(tab, append => true) from unnest(array[
  'claim_choice', 'meeting_review', 'status_update', 'agreement_action', 'stage_entry', 'draft_text'
]::regclass[]) as tab;

select app.protect('citation', follow => true);
select app.protect('claim', append => true, follow => true);

-- Reference lists: everybody signed in reads them, administrators write them.
do $$
declare tab text;
begin
  foreach tab in array array['topic', 'route', 'route_stage', 'route_concurrence', 'user_account', 'user_partner'] loop
    execute format('alter table %s enable row level security', tab);
    execute format('create policy readable on %s for select to app_rw using ((select app.my_role()) is not null)', tab);
    execute format('create policy administered on %s to app_rw using ((select app.my_role()) = ''administrator'') with check ((select app.my_role()) = ''administrator'')', tab);
    execute format('grant select, insert, update, delete on %s to app_rw', tab);
    execute format('create trigger audit after insert or update or delete on %s for each row execute function app.audit()', tab);
  end loop;
end $$;
revoke delete on user_account from app_rw;

-- Countries come with the program, and nobody changes them.
alter table country enable row level security;
create policy readable on country for select to app_rw using ((select app.my_role()) is not null);
grant select on country to app_rw;

-- A draft is its owner's alone, and no part of the record: not audited.
alter table draft enable row level security;
create policy own on draft to app_rw using (owner_id = (select app.uid())) with check (owner_id = (select app.uid()));
grant select, insert, update, delete on draft to app_rw;

alter table audit_event enable row level security;
create policy visible on audit_event for select to app_rw using (
  (partner is null or (select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[]))
  and marking <= (select app.my_clearance())
  and (table_name not in ('user_account', 'user_partner') or (select app.my_role()) = 'administrator')
);
grant select on audit_event to app_rw;
create trigger append_only before update or delete on audit_event for each row execute function app.append_only();

-- One submit, one effect: the key of a form or an API call, and what it made.
create table app.request_key (
  user_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  action text not null,
  digest text not null,
  result_id text,
  at timestamptz not null default now(),
  primary key (user_id, key)
);
alter table app.request_key enable row level security;
create policy own on app.request_key to app_rw using (user_id = (select app.uid())) with check (user_id = (select app.uid()));
grant select, insert, update on app.request_key to app_rw;

-- Short references, counted per kind, partner and year: COM-GB-2025-0007.
create table app.reference_counter (
  kind text not null,
  partner char(2) not null,
  year int not null,
  last int not null,
  primary key (kind, partner, year)
);
create function app.next_reference(kind text, partner bpchar, year int) returns text
language plpgsql security definer set search_path = app, public, pg_temp as $$
declare number int;
begin
  if not (app.sees_all_partners() or partner = any (app.my_partners())) then
    raise exception 'not a partner of this user' using errcode = '42501';
  end if;
  insert into app.reference_counter as c values (kind, partner, year, 1)
  on conflict on constraint reference_counter_pkey do update set last = c.last + 1
  returning c.last into number;
  return format('%s-%s-%s-%s', kind, partner, year, lpad(number::text, 4, '0'));
end $$;

grant usage on schema public, app to app_rw;
revoke execute on all functions in schema app from public;
grant execute on function app.uid(), app.my_role(), app.my_clearance(), app.sees_all_partners(), app.my_partners(),
  app.sees(regclass, uuid), app.next_reference(text, bpchar, int) to app_rw;
