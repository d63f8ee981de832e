-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('agreement', 'training', 'meeting');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'undone');

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" "import_kind",
    "register" TEXT,
    "profile" TEXT,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "mapping" JSONB,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "skips_bad" BOOLEAN NOT NULL DEFAULT false,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT,
    "undo_request_id" TEXT,
    "is_findable" BOOLEAN NOT NULL DEFAULT true,
    "failure" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_work" (
    "batch_id" UUID NOT NULL,
    "content" BYTEA,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "beat_at" TIMESTAMPTZ(3),
    "issues" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_work_pkey" PRIMARY KEY ("batch_id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "batch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "import_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "register" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "is_new" BOOLEAN NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id","kind","number")
);

-- CreateTable
CREATE TABLE "import_profile" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "import_kind" NOT NULL,
    "mapping" JSONB NOT NULL,
    "owner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_profile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_batch_request_id_key" ON "import_batch"("request_id");

-- CreateIndex
CREATE INDEX "import_batch_owner_id_created_at_idx" ON "import_batch"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "import_row_register_kind_key_idx" ON "import_row"("register", "kind", "key");

-- CreateIndex
CREATE INDEX "import_row_record_id_idx" ON "import_row"("record_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_profile_name_key" ON "import_profile"("name");

-- CreateIndex
CREATE INDEX "audit_event_request_id_table_name_idx" ON "audit_event"("request_id", "table_name");

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_work" ADD CONSTRAINT "import_work_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_profile" ADD CONSTRAINT "import_profile_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here: who sees what of an import, and what lets a hundred thousand rows in at once under the same
-- rules as one.

-- An import is its owner's; administrators see what was imported, because they may have to undo it.
alter table import_batch enable row level security;
create policy visible on import_batch for select to app_rw using (
  owner_id = (select app.uid())
  or ((select app.my_role()) = 'administrator' and marking <= (select app.my_clearance()))
);
create policy begun on import_batch for insert to app_rw with check (owner_id = (select app.uid()));
create policy changed on import_batch for update to app_rw using (
  owner_id = (select app.uid())
  or ((select app.my_role()) = 'administrator' and marking <= (select app.my_clearance()))
);
create policy dropped on import_batch for delete to app_rw using (owner_id = (select app.uid()) and request_id is null);
grant select, insert, update, delete on import_batch to app_rw;
create trigger audit after insert or update or delete on import_batch for each row execute function app.audit();

-- The file itself is nobody else's business.
alter table import_work enable row level security;
create policy own on import_work to app_rw
  using (exists (select from import_batch b where b.id = batch_id and b.owner_id = (select app.uid())))
  with check (
    app.sees('import_batch'::regclass, batch_id)
    and exists (select from import_batch b where b.id = batch_id and b.owner_id = (select app.uid()))
  );
grant select, insert, update, delete on import_work to app_rw;

-- Seen as the record is that it tells of. It has no key to its batch, whose check would look the batch up for every row.
alter table import_row enable row level security;
create policy visible on import_row for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
create policy written on import_row for insert to app_rw with check (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select, insert on import_row to app_rw;
create trigger append_only before update or delete on import_row for each row execute function app.append_only();

-- A profile holds names of columns and words, no records: everybody uses it, whoever made it and administrators change it.
alter table import_profile enable row level security;
create policy readable on import_profile for select to app_rw using ((select app.my_role()) is not null);
create policy made on import_profile for insert to app_rw with check (owner_id = (select app.uid()));
create policy changed on import_profile for update to app_rw
  using (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator');
create policy dropped on import_profile for delete to app_rw
  using (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator');
grant select, insert, update, delete on import_profile to app_rw;
create trigger audit after insert or update or delete on import_profile for each row execute function app.audit();

-- Many references at once: the first of so many numbers. Counting them one by one would leave a version of the counter each.
create function app.reserve_references(kind text, partner bpchar, year int, count int) returns int
language plpgsql security definer set search_path = app, public, pg_temp as $$
declare number int;
begin
  if not (app.sees_all_partners() or partner = any (app.my_partners())) then
    raise exception 'not a partner of this user' using errcode = '42501';
  end if;
  insert into app.reference_counter as c values (kind, partner, year, count)
  on conflict on constraint reference_counter_pkey do update set last = c.last + excluded.last
  returning c.last into number;
  return number - count + 1;
end $$;
revoke execute on function app.reserve_references(text, bpchar, int, int) from public;
grant execute on function app.reserve_references(text, bpchar, int, int) to app_rw;

/*
 * A transaction that writes in bulk says so (app.bulk). What it adds is then recorded by one statement for each of its
 * own, to the same lines of the audit trail. Changes and removals are recorded row by row, as ever.
 */
create function app.audit_bulk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  scope text := '(a.doc ->> ''partner'')::char(2), (a.doc ->> ''marking'')::marking';
  parent text := '';
begin
  if coalesce(current_setting('app.bulk', true), '') = '' then return null; end if;
  if tg_nargs = 2 then
    scope := 'p.partner, p.marking';
    parent := format('join %I p on p.id = (a.doc ->> %L)::uuid', tg_argv[0], tg_argv[1]);
  elsif tg_table_name = 'agency' then
    scope := '(a.doc ->> ''country'')::char(2), (a.doc ->> ''marking'')::marking';
  end if;
  execute format($q$
    insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, after, parents)
    select $1, $2, $3, $4, coalesce(a.doc ->> 'id', a.doc ->> $5), 'I', %s, a.doc, app.parents_of(a.doc)
    from (select to_jsonb(c) as doc from changed c) a %s $q$, scope, parent)
  using app.uid(), coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''), tg_table_name::text, tg_argv[1];
  return null;
end $$;
revoke execute on function app.audit_bulk() from public;

do $$
declare rule record;
begin
  for rule in
    select tab, parent, col from (values
      ('agency', null, null),
      ('agreement', null, null), ('agreement_action', null, null), ('agreement_topic', 'agreement', 'agreement_id'),
      ('training', null, null), ('course', null, null),
      ('training_recipient', 'training', 'training_id'), ('training_topic', 'training', 'training_id'),
      ('meeting', null, null), ('participant', null, null), ('meeting_topic', 'meeting', 'meeting_id')
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

-- Search: what is written anew, without the locks that keep two changes of one record apart.
create function app.search_write(of_kind search_kind, ids text[]) returns void language plpgsql as $$
begin
  delete from search_doc d where d.kind = of_kind and d.record_id = any (ids);
  execute format($q$
    insert into search_doc (kind, record_id, part, partners, marking, ref, slug, title, title_ur, detail,
      names, folded, text, words, dated_on, dated_precision)
    select $1, e.record_id, e.part, e.partners, e.marking, e.ref, e.slug, e.title, e.title_ur, e.detail,
      array(select app.search_fold(n) from unnest(e.names) n where n is not null), known.folded, e.text,
      app.search_vector(known.folded, known.folded, app.search_fold(e.text)), e.dated_on, e.dated_precision
    from app.search_of_%s($2) e
    cross join lateral (select app.search_fold(array_to_string(e.names, ' · ')) as folded) known
  $q$, of_kind) using of_kind, ids;
end $$;

/* More records than a server has locks for are kept from everybody else's changes together, for as long as it takes. */
create or replace function app.search_refresh(of_kind search_kind, ids text[]) returns void language plpgsql as $$
begin
  if cardinality(ids) > 1000 then
    lock table search_doc in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended(of_kind || ' ' || one.id, 0))
    from (select distinct id from unnest(ids) as id order by id) one;
  end if;
  perform app.search_write(of_kind, ids);
end $$;

/* As before, but a transaction that writes in bulk leaves search for the end: app.search_import. */
create or replace function app.search_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[1], '#', 'changed');
  ids text[];
begin
  if coalesce(current_setting('app.bulk', true), '') <> '' and tg_argv[0] in ('agreement', 'training', 'meeting') then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[1], '#', 'was'));
  end if;
  execute format('select array_agg(distinct found.id::text) from (%s) as found(id) where found.id is not null', of_changed) into ids;
  if ids is not null then
    perform app.search_refresh(tg_argv[0]::search_kind, ids);
  end if;
  return null;
end $$;

/*
 * Makes the next records of an import findable, at most so many, in the order of their ids from one on; gives the last
 * id, or null when there are no more.
 */
create function app.search_import(batch uuid, past uuid, most int) returns uuid
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
      where r.batch_id = batch and r.record_id > coalesce(past, '00000000-0000-0000-0000-000000000000')
      order by r.record_id limit most
    ) n group by n.kind
  loop
    perform app.search_refresh(part.kind::text::search_kind, part.ids);
    last := greatest(last::text, part.last::text)::uuid;
  end loop;
  return last;
end $$;

/*
 * The rows of an import whose records something else has changed since: a form, another import. What was itself undone
 * does not count.
 */
create function app.import_touched(batch uuid) returns table (kind import_kind, number int)
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
    )
  )
  select r.kind, r.number from b join import_row r on r.batch_id = b.id join later l on l.id = r.record_id::text
$$;

/*
 * Takes an import back as a whole, by the audit trail: what it added is removed, what it removed is put back, what it
 * changed is as before. Only while nothing else has touched its rows. Histories are append-only to everybody else.
 */
create function app.undo_import(batch uuid) returns void
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
  from import_row r where r.batch_id = batch and not r.is_new group by r.kind;
end $$;

-- A row of an append-only table may only follow its parent's marking, or go with the import that brought it. That way
-- leads through app.undo_import alone: nobody else may delete.
create or replace function app.append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - 'marking' = to_jsonb(new) - 'marking' then return new; end if;
  if tg_op = 'DELETE' and current_setting('app.undoing', true) = 'yes' and tg_table_name = 'agreement_action' then return old; end if;
  raise exception '% violates check constraint "append_only"', tg_table_name using errcode = '23514';
end $$;

revoke execute on function app.search_write(search_kind, text[]), app.search_import(uuid, uuid, int),
  app.import_touched(uuid), app.undo_import(uuid) from public;
grant execute on function app.search_import(uuid, uuid, int), app.import_touched(uuid), app.undo_import(uuid) to app_rw;
