alter table audit_event add column parents jsonb not null default '{}';

-- The ids that a row points to, by column.
create function app.parents_of(of_row jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(of_row)
  where key like '%\_id' and jsonb_typeof(value) = 'string'
$$;

create or replace function app.audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, before, after, parents)
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
    case when tg_op = 'UPDATE' then app.changed(new_row, old_row) else new_row end,
    app.parents_of(some_row)
  );
  return null;
end $$;

-- What was written before: an update is filled from the line that tells of the row's beginning.
alter table audit_event disable trigger append_only;
update audit_event e set parents = app.parents_of(coalesce(e.after, e.before)) where op <> 'U';
update audit_event e set parents = born.parents from audit_event born
  where e.op = 'U' and born.op = 'I' and born.table_name = e.table_name and born.record_id = e.record_id;
alter table audit_event enable trigger append_only;

create index audit_event_parents_idx on audit_event using gin (parents jsonb_path_ops);

-- The lines about rows that point to a record. Past row security, because its barrier keeps conditions on JSON from the
-- index; it gives nothing but places in the trail, and who reads those passes row security.
create function app.audit_of_parent(parent jsonb) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select seq from audit_event where parents @> parent
$$;
revoke execute on function app.audit_of_parent(jsonb) from public;
grant execute on function app.audit_of_parent(jsonb) to app_rw;
