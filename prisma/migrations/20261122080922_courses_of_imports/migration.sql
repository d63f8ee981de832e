-- AlterEnum
ALTER TYPE "import_kind" ADD VALUE 'course';

-- AlterTable
ALTER TABLE "course" ADD COLUMN     "note" TEXT;

-- Hand-written from here. Search knows programmes, not courses: an import names the programme beside each of its courses.
create or replace function app.search_import(batch uuid, past uuid, most int) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last uuid;
  part record;
begin
  if not exists (select from import_batch b where b.id = batch and b.owner_id = app.uid()) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  for part in
    select n.kind, array_agg(n.record_id::text) as ids, max(n.record_id::text)::uuid as last from (
      select distinct r.kind, r.record_id from import_row r
      where r.batch_id = batch and r.kind::text <> 'course'
        and r.record_id > coalesce(past, '00000000-0000-0000-0000-000000000000')
      order by r.record_id limit most
    ) n group by n.kind
  loop
    perform app.search_refresh(part.kind::text::search_kind, part.ids);
    last := greatest(last::text, part.last::text)::uuid;
  end loop;
  return last;
end $$;

create or replace function app.undo_import(batch uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b import_batch;
  tab record;
  matched text;
  columns text;
begin
  select * into b from import_batch i where i.id = batch
    and (i.owner_id = app.uid() or app.my_role() = 'administrator') for update;
  if not found or exists (
    select from import_row r where r.batch_id = batch
      and not ((app.sees_all_partners() or r.partner = any (app.my_partners())) and r.marking <= app.my_clearance())
  ) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  if b.state <> 'done' then
    raise exception 'an import that is not in violates check constraint "import_is_done"' using errcode = '23514';
  end if;
  if exists (select from app.import_touched(batch)) then
    raise exception 'a later change violates check constraint "import_untouched"' using errcode = '23514';
  end if;
  perform set_config('app.undoing', 'yes', true), set_config('app.bulk', 'yes', true);

  -- Search first: it is to forget what was added, whether or not it had come to know it.
  delete from search_doc d using import_row r
    where r.batch_id = batch and r.is_new and d.kind::text = r.kind::text and d.record_id = r.record_id::text;

  -- What was written later stands on what was written before.
  for tab in
    select e.table_name as name, min(e.seq) as first from audit_event e
    where e.request_id = b.request_id and e.table_name not like 'import\_%' group by e.table_name order by 2 desc
  loop
    select string_agg(format('t.%1$I = (e.doc ->> %1$L)::%2$s', a.attname, format_type(a.atttypid, a.atttypmod)), ' and ') into matched
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = format('public.%I', tab.name)::regclass and i.indisprimary;
    execute format($q$
      delete from %1$I t using (select after as doc from audit_event where request_id = $1 and table_name = %1$L and op = 'I') e where %2$s
    $q$, tab.name, matched) using b.request_id;
    execute format($q$
      insert into %1$I select n.* from audit_event e, jsonb_populate_record(null::%1$I, e.before) n
      where e.request_id = $1 and e.table_name = %1$L and e.op = 'D'
    $q$, tab.name) using b.request_id;
    select string_agg(distinct quote_ident(k.key), ', ') into columns
    from audit_event e cross join lateral jsonb_object_keys(e.before) k(key)
    where e.request_id = b.request_id and e.table_name = tab.name and e.op = 'U' and k.key not in ('version', 'updated_at');
    if columns is not null then
      execute format($q$
        update %1$I t set %3$s (%2$s) = (select %2$s from jsonb_populate_record(t, e.before - 'version' - 'updated_at'))
        from audit_event e where e.request_id = $1 and e.table_name = %1$L and e.op = 'U' and t.id = e.record_id::uuid
      $q$, tab.name, columns, case when exists (
        select from pg_attribute a where a.attrelid = format('public.%I', tab.name)::regclass and a.attname = 'version'
      ) then 'version = t.version + 1,' end) using b.request_id;
    end if;
  end loop;

  perform app.search_refresh(r.kind::text::search_kind, array_agg(distinct r.record_id::text))
  from import_row r where r.batch_id = batch and not r.is_new and r.kind::text <> 'course' group by r.kind;
end $$;
