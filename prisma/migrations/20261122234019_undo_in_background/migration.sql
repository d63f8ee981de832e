-- AlterEnum
ALTER TYPE "import_state" ADD VALUE 'undoing';

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "undo_by_id" UUID;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_undo_by_id_fkey" FOREIGN KEY ("undo_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written from here: an import is taken back in parts of one transaction, so that whoever does it can say how far it is.

/*
 * As before; but what the undoing itself has written is no change by something else, so that it can look again at its end.
 */
create or replace function app.import_touched(batch uuid) returns table (kind import_kind, number int)
language sql stable security definer set search_path = public, pg_temp as $$
  with b as (
    select i.id, i.request_id, (select max(e.seq) from audit_event e where e.request_id = i.request_id) as last
    from import_batch i
    where i.id = batch and (i.owner_id = app.uid() or app.my_role() = 'administrator')
  ), later as (
    select distinct ids.id
    from b join audit_event e on e.seq > b.last and e.request_id is distinct from b.request_id
    cross join lateral (select e.record_id as id union select p.value from jsonb_each_text(e.parents) p) ids
    where e.table_name not like 'import\_%' and not exists (
      select from import_batch u where u.state = 'undone' and e.request_id in (u.request_id, u.undo_request_id)
    ) and not (
      coalesce(current_setting('app.undoing', true), '') = 'yes'
      and e.request_id is not distinct from current_setting('app.request_id', true)
    )
  )
  select r.kind, r.number from b join import_row r on r.batch_id = b.id join later l on l.id = r.record_id::text
$$;

drop function app.undo_import(uuid);

/*
 * Begins to take an import back, by the audit trail: what it added will be removed, what it removed put back, what it changed
 * as before. Returns the parts of that work in their order, for app.undo_import_part; app.undo_import_end follows them, in the
 * same transaction.
 */
create function app.undo_import_begin(batch uuid, most int)
returns table (tab text, op text, low bigint, high bigint, size int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare b import_batch;
begin
  select * into b from import_batch i where i.id = batch
    and (i.owner_id = app.uid() or app.my_role() = 'administrator') for update;
  if not found or exists (
    select from import_row r where r.batch_id = batch
      and not ((app.sees_all_partners() or r.partner = any (app.my_partners())) and r.marking <= app.my_clearance())
  ) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  if b.state::text not in ('done', 'undoing') then
    raise exception 'an import that is not in violates check constraint "import_is_done"' using errcode = '23514';
  end if;
  -- A file of the same register would change rows that are about to go.
  perform pg_advisory_xact_lock(hashtextextended('import ' || b.register, 0));
  perform set_config('app.undoing', 'yes', true), set_config('app.bulk', 'yes', true);

  -- Search first: it is to forget what was added, whether or not it had come to know it.
  delete from search_doc d using import_row r
    where r.batch_id = batch and r.is_new and d.kind::text = r.kind::text and d.record_id = r.record_id::text;

  -- What was written later stands on what was written before. A table whose rows name each other goes at once.
  return query
    with line as (
      select e.table_name as name, e.op as did, e.seq,
        (row_number() over (partition by e.table_name, e.op order by e.seq desc) - 1) / case when exists (
          select from pg_constraint c where c.contype = 'f' and c.conrelid = c.confrelid
            and c.conrelid = format('public.%I', e.table_name)::regclass
        ) then 2147483647 else most end as slice
      from audit_event e
      where e.request_id = b.request_id and e.table_name not like 'import\_%'
    ), part as (
      select l.name, l.did, l.slice, min(l.seq) as low, max(l.seq) as high, count(*)::int as size
      from line l group by l.name, l.did, l.slice
    )
    select p.name, p.did::text, p.low, p.high, p.size from part p
    order by min(p.low) over (partition by p.name) desc, position(p.did in 'IDU'), p.slice;
end $$;

/* One part of the work, as app.undo_import_begin told it. */
create function app.undo_import_part(batch uuid, tab text, op text, low bigint, high bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b import_batch;
  matched text;
  columns text;
begin
  select * into b from import_batch i where i.id = batch and i.state::text in ('done', 'undoing')
    and (i.owner_id = app.uid() or app.my_role() = 'administrator');
  if not found or current_setting('app.undoing', true) is distinct from 'yes' then
    raise exception 'not an import that is being taken back' using errcode = '42501';
  end if;
  if op = 'I' then
    select string_agg(format('t.%1$I = (e.doc ->> %1$L)::%2$s', a.attname, format_type(a.atttypid, a.atttypmod)), ' and ') into matched
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = format('public.%I', tab)::regclass and i.indisprimary;
    execute format($q$
      delete from %1$I t using (
        select after as doc from audit_event
        where request_id = $1 and table_name = %1$L and op = 'I' and seq between $2 and $3
      ) e where %2$s
    $q$, tab, matched) using b.request_id, low, high;
  elsif op = 'D' then
    execute format($q$
      insert into %1$I select n.* from audit_event e, jsonb_populate_record(null::%1$I, e.before) n
      where e.request_id = $1 and e.table_name = %1$L and e.op = 'D' and e.seq between $2 and $3
    $q$, tab) using b.request_id, low, high;
  else
    select string_agg(distinct quote_ident(k.key), ', ') into columns
    from audit_event e cross join lateral jsonb_object_keys(e.before) k(key)
    where e.request_id = b.request_id and e.table_name = tab and e.op = 'U' and e.seq between low and high
      and k.key not in ('version', 'updated_at');
    if columns is not null then
      execute format($q$
        update %1$I t set %3$s (%2$s) = (select %2$s from jsonb_populate_record(t, e.before - 'version' - 'updated_at'))
        from audit_event e where e.request_id = $1 and e.table_name = %1$L and e.op = 'U' and e.seq between $2 and $3
          and t.id = e.record_id::uuid
      $q$, tab, columns, case when exists (
        select from pg_attribute a where a.attrelid = format('public.%I', tab)::regclass and a.attname = 'version'
      ) then 'version = t.version + 1,' end) using b.request_id, low, high;
    end if;
  end if;
end $$;

/*
 * Ends the work; search learns of what is as before. Returns how many rows something else has touched, also since the work
 * began: whoever changed one of them had it before we did, and would lose it. With any of them nothing may stay.
 */
create function app.undo_import_end(batch uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.search_refresh(r.kind::text::search_kind, array_agg(distinct r.record_id::text))
  from import_row r where r.batch_id = batch and not r.is_new and r.kind::text <> 'course' group by r.kind;
  return (select count(*) from app.import_touched(batch));
end $$;

/* How far it is, from beside the transaction that does it; an administrator may not read the work of another's file. */
create function app.undo_import_beat(batch uuid, done_now int, in_all int) returns void
language sql security definer set search_path = public, pg_temp as $$
  update import_work w set done = done_now, total = in_all, beat_at = clock_timestamp()
  where w.batch_id = batch and exists (
    select from import_batch i where i.id = batch and i.state::text = 'undoing'
      and (i.owner_id = app.uid() or app.my_role() = 'administrator')
  )
$$;

create function app.undo_import_progress(batch uuid) returns table (done int, total int, beat_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.done, w.total, w.beat_at from import_work w join import_batch i on i.id = w.batch_id
  where w.batch_id = batch and i.state::text = 'undoing' and (
    i.owner_id = app.uid() or (app.my_role() = 'administrator' and i.marking <= app.my_clearance())
  )
$$;

revoke execute on function app.undo_import_begin(uuid, int), app.undo_import_part(uuid, text, text, bigint, bigint),
  app.undo_import_end(uuid), app.undo_import_beat(uuid, int, int), app.undo_import_progress(uuid) from public;
grant execute on function app.undo_import_begin(uuid, int), app.undo_import_part(uuid, text, text, bigint, bigint),
  app.undo_import_end(uuid), app.undo_import_beat(uuid, int, int), app.undo_import_progress(uuid) to app_rw;

-- The role of jobs learns which imports are to be taken back, and for whom.
grant select (id, undo_by_id, state, updated_at) on import_batch to app_jobs;
create trigger tell_workers after update on import_batch for each row
  when (new.state::text = 'undoing') execute function app.tell_workers('undos');
