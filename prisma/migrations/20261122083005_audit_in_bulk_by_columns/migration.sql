-- The same lines of the audit trail, made from the columns of a table instead of from each of its rows: taking a row apart
-- to find its keys cost more than writing it.
create or replace function app.audit_bulk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  columns text[] := array(select attname from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped);
  scope text := case when columns @> '{partner}' then 'c.partner, c.marking' else 'c.country, c.marking' end;
  parent text := '';
  keys text;
begin
  if coalesce(current_setting('app.bulk', true), '') = '' then return null; end if;
  if tg_nargs = 2 then
    scope := 'p.partner, p.marking';
    parent := format('join %I p on p.id = c.%I', tg_argv[0], tg_argv[1]);
  end if;
  select string_agg(format('%L, c.%I', name, name), ', ') into keys from unnest(columns) name where name like '%\_id';
  execute format($q$
    insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, after, parents)
    select $1, $2, $3, $4, c.%I::text, 'I', %s, to_jsonb(c), jsonb_strip_nulls(jsonb_build_object(%s)) from changed c %s
  $q$, case when columns @> '{id}' then 'id' else tg_argv[1] end, scope, keys, parent)
  using app.uid(), coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''), tg_table_name::text;
  return null;
end $$;
