-- AlterTable
ALTER TABLE "import_work" ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- Hand-written from here.

/*
 * The import that is to be taken back: of whoever brought it in, or for an administrator, who see all that it brought. Held
 * until the transaction ends. The one place of this rule: each step of the work asks here, as a setting that says it was begun
 * is one that anybody may set.
 */
create function app.import_to_undo(batch uuid) returns import_batch
language plpgsql set search_path = public, pg_temp as $$
declare b import_batch;
begin
  select * into b from import_batch i where i.id = batch
    and (i.owner_id = app.uid() or app.my_role() = 'administrator') for update;
  if not found or exists (
    select from import_row r where r.batch_id = batch and not (
      ((select app.sees_all_partners()) or r.partner = any ((select app.my_partners())::bpchar[]))
      and r.marking <= (select app.my_clearance())
    )
  ) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  if b.state::text not in ('done', 'undoing') then
    raise exception 'an import that is not in violates check constraint "import_is_done"' using errcode = '23514';
  end if;
  return b;
end $$;

/* As before, by that rule. */
create or replace function app.undo_import_begin(batch uuid, most int)
returns table (tab text, op text, low bigint, high bigint, size int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare b import_batch;
begin
  b := app.import_to_undo(batch);
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

/* As before; it looks for itself whose import this is. */
create or replace function app.undo_import_part(batch uuid, tab text, op text, low bigint, high bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b import_batch;
  matched text;
  columns text;
begin
  b := app.import_to_undo(batch);
  if current_setting('app.undoing', true) is distinct from 'yes' then
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

/* As before, by the same rule. */
create or replace function app.undo_import_end(batch uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.import_to_undo(batch);
  perform app.search_refresh(r.kind::text::search_kind, array_agg(distinct r.record_id::text))
  from import_row r where r.batch_id = batch and not r.is_new and r.kind::text <> 'course' group by r.kind;
  return (select count(*) from app.import_touched(batch));
end $$;

/*
 * Work on it begins, for the first time since somebody asked or once more; says how often workers have begun. Counted from
 * beside the transaction that does it, so that it is known of a worker that died, too.
 */
create function app.undo_import_try(batch uuid, is_asked boolean) returns int
language sql security definer set search_path = public, pg_temp as $$
  update import_work w
  set tries = case when is_asked then 0 else w.tries + 1 end, done = 0, total = 0, beat_at = clock_timestamp()
  where w.batch_id = batch and exists (
    select from import_batch i where i.id = batch and i.state::text = 'undoing'
      and (i.owner_id = app.uid() or app.my_role() = 'administrator')
  )
  returning w.tries
$$;

revoke execute on function app.import_to_undo(uuid), app.undo_import_try(uuid, boolean) from public;
grant execute on function app.undo_import_try(uuid, boolean) to app_rw;
