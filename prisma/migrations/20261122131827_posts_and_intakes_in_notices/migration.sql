-- What waits for somebody may be a post that changes hands, or drafts from a text.
ALTER TYPE "search_kind" ADD VALUE 'post';
ALTER TYPE "search_kind" ADD VALUE 'intake';

-- Whoever takes a post over may be an analyst: what told of it is read when they acknowledge it. Everything else is settled by
-- those who decide.
create or replace function app.settle_notices(kinds text[], record_kind search_kind, record_id text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update notice n set read_at = now()
  where n.kind = any (kinds) and n.record_kind = settle_notices.record_kind and n.record_id = settle_notices.record_id
    and n.read_at is null
    and (app.my_role() in ('officer', 'manager') or (app.my_role() = 'analyst' and settle_notices.record_kind::text = 'post'))
$$;
