-- What was decided waits for nobody any more: the notices that asked for it are read, in everybody's list.

create function app.settle_notices(kinds text[], record_kind search_kind, record_id text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update notice n set read_at = now()
  where n.kind = any (kinds) and n.record_kind = settle_notices.record_kind and n.record_id = settle_notices.record_id
    and n.read_at is null and app.my_role() in ('officer', 'manager')
$$;
revoke execute on function app.settle_notices(text[], search_kind, text) from public;
grant execute on function app.settle_notices(text[], search_kind, text) to app_rw;
