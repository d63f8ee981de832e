-- What a large file costs: how records are counted is part of the statement that counts them, and what search keeps of a
-- record is read once. Hand-written.

/*
 * In which counters a record is counted. What stood in <kind>_cells stands in cells_of_<kind>, which is neither strict nor
 * immutable: only so does the planner put it into the statement of the trigger, and a call for each record took a third of
 * its time. The strict one is for queries of whole tables, some of which PostgreSQL 18 cannot plan with it inside.
 */
create function app.cells_of_commitment(n app.commitment_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable
as $$
  select 'strength', n.strength, '', ''
  union all
  select one.what, one.x, one.y, '' from (values
    ('status', n.status, n.obligor),
    ('kind', n.kind, ''),
    ('due', case when n.is_open then coalesce(to_char(n.due_last_day, 'YYYY-MM'), 'none') end, n.obligor),
    ('due', case when n.is_open then to_char(n.due_last_day, '"Y"YYYY') end, n.obligor),
    ('evidence', coalesce(to_char(date_trunc('week', n.evidence_on::timestamp), 'YYYY-MM-DD'), 'none'), case when n.is_open then n.obligor else '' end),
    ('made', to_char(n.made_first_day, 'YYYY-MM'), ''),
    ('kept', case when n.status = 'complete' then to_char(n.status_on, 'YYYY-MM') end, ''),
    ('late', to_char(n.late_on, 'YYYY-MM'), ''),
    ('topic', case when n.topic_ids = '{}' then 'none' end, '')
  ) as one(what, x, y) where n.is_promise and one.x is not null
  union all select cell.what, cell.x, '', cell.z
    from unnest(n.topic_ids) t cross join lateral (values
      ('topic', t::text, ''),
      ('topic_open', case when n.is_open then t::text end, ''),
      ('topic_due', case when n.is_open then to_char(n.due_last_day, 'YYYY-MM') end, t::text),
      ('topic_due', case when n.is_open then to_char(n.due_last_day, '"Y"YYYY') end, t::text)
    ) cell(what, x, z) where n.is_promise and cell.x is not null
  union all select 'agency', a::text, '', '' from unnest(n.agency_ids) a where n.is_promise
  union all select cell.what, cell.x, cell.y, cell.z
    from (select t::text from unnest(n.root_ids) t union all select 'none' where n.root_ids = '{}') r(id)
    cross join lateral (values
      ('root', r.id, '', ''),
      ('root_status', r.id, n.obligor, n.status),
      ('root_due', case when n.is_open then to_char(n.due_last_day, 'YYYY-MM') end, n.obligor, r.id),
      ('root_due', case when n.is_open then to_char(n.due_last_day, '"Y"YYYY') end, n.obligor, r.id)
    ) cell(what, x, y, z) where n.is_promise and cell.x is not null
$$;

create or replace function app.commitment_cells(n app.commitment_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable strict
as $$ select * from app.cells_of_commitment(n) $$;

create function app.cells_of_agreement(n app.agreement_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable
as $$
  select one.what, one.x, one.y, one.z from (values
    ('agreement', n.instrument, n.state, ''),
    ('agreement_binding', n.binding, '', ''),
    ('agreement_year', to_char(coalesce(n.signed_on, n.in_force_on, n.pipeline_entered_on), 'YYYY'), '', ''),
    ('agreement_owed', to_char(n.owed_on, 'YYYY-MM'), '', ''),
    ('mou', app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), coalesce(n.stage, 'none'), coalesce(n.waiting_on, '')),
    ('mou_agency', case when n.instrument = 'mou' then n.waiting_agency_id::text end, app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), ''),
    ('mou_over', case when n.instrument = 'mou' then to_char(n.stage_entered_on + n.target_days + 1, 'YYYY-MM') end,
      app.mou_scope(n.instrument, n.is_signed, n.is_pending_mou), '')
  ) as one(what, x, y, z) where one.x is not null
  union all select 'agreement_topic', t::text, n.state, '' from unnest(n.topic_ids) t
  union all select 'agreement_agency', a::text, '', '' from unnest(n.agency_ids) a
$$;

create or replace function app.agreement_cells(n app.agreement_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable strict
as $$ select * from app.cells_of_agreement(n) $$;

create function app.cells_of_meeting(n app.meeting_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable
as $$
  select one.what, one.x, '', '' from (values
    ('meeting_type', n.type), ('meeting_life', n.life), ('meeting_state', n.record_state), ('meeting_year', n.year::text)
  ) as one(what, x) where one.x is not null
  union all select 'meeting_topic', t::text, n.life, '' from unnest(n.topic_ids) t
  union all select 'meeting_agency', a::text, '', '' from unnest(n.agency_ids) a
$$;

create or replace function app.meeting_cells(n app.meeting_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable strict
as $$ select * from app.cells_of_meeting(n) $$;

create function app.cells_of_training(n app.training_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable
as $$
  select 'training', n.provider_side, '', '' union all select 'training_topic', t::text, '', '' from unnest(n.topic_ids) t
$$;

create or replace function app.training_cells(n app.training_now)
 returns table (what text, x text, y text, z text)
 language sql
 stable strict
as $$ select * from app.cells_of_training(n) $$;

/* As before, with these. */
create or replace function app.tally_commitments()
 returns trigger
 language plpgsql
 security definer
 set search_path = public, pg_temp
as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.commitment_now as n from changed) r cross join lateral app.cells_of_commitment(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.commitment_now as n from was) r cross join lateral app.cells_of_commitment(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

create or replace function app.tally_agreements()
 returns trigger
 language plpgsql
 security definer
 set search_path = public, pg_temp
as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.agreement_now as n from changed) r cross join lateral app.cells_of_agreement(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.agreement_now as n from was) r cross join lateral app.cells_of_agreement(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

create or replace function app.tally_meetings()
 returns trigger
 language plpgsql
 security definer
 set search_path = public, pg_temp
as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.meeting_now as n from changed) r cross join lateral app.cells_of_meeting(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.meeting_now as n from was) r cross join lateral app.cells_of_meeting(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

create or replace function app.tally_records()
 returns trigger
 language plpgsql
 security definer
 set search_path = public, pg_temp
as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_table_name = 'source' then
    if tg_op <> 'DELETE' then
      lines := array(
        select row('source', s.partner, s.kind, '', '', s.marking, count(*))::app.tally from changed s group by s.partner, s.kind, s.marking);
    end if;
    if tg_op <> 'INSERT' then
      lines := lines || array(
        select row('source', s.partner, s.kind, '', '', s.marking, -count(*))::app.tally from was s group by s.partner, s.kind, s.marking);
    end if;
  else
    if tg_op <> 'DELETE' then
      lines := array(
        select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
        from (select changed.*::app.training_now as n from changed) r cross join lateral app.cells_of_training(r.n) c
        group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
    end if;
    if tg_op <> 'INSERT' then
      lines := lines || array(
        select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
        from (select was.*::app.training_now as n from was) r cross join lateral app.cells_of_training(r.n) c
        group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
    end if;
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

/*
 * Writes what search keeps of some records, anew. As before, but each record is read and folded once, and what there was
 * is found by its key: while a file comes in nobody has counted the table, and all of it was read for every thousand rows.
 */
create or replace function app.search_write(of_kind search_kind, ids text[]) returns void
language plpgsql set jit = off as $$
begin
  delete from search_doc d where d.ctid = any (array(
    select known.place from unnest(ids) one
    cross join lateral (select k.ctid as place from search_doc k where k.kind = of_kind and k.record_id = one offset 0) known
  ));
  execute format($q$
    with entry as materialized (select * from app.search_of_%s($2)),
    folded as materialized (
      select e.*, app.search_fold(array_to_string(e.names, ' · ')) as known, app.search_fold(e.text) as body from entry e
    )
    insert into search_doc (kind, record_id, part, partners, marking, ref, slug, title, title_ur, detail,
      names, folded, text, words, dated_on, dated_precision)
    select $1, e.record_id, e.part, e.partners, e.marking, e.ref, e.slug, e.title, e.title_ur, e.detail,
      array(select app.search_fold(n) from unnest(e.names) n where n is not null), e.known, e.text,
      app.search_vector(e.known, e.known, e.body), e.dated_on, e.dated_precision
    from folded e
  $q$, of_kind) using of_kind, ids;
end $$;
