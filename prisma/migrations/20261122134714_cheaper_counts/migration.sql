-- Counters and lists that do not grow: meetings as they stand, sources and training by partner, what is open and late by
-- topic; what is asked of commitments by status and year has an index in the order of the list. Triggers say what they
-- do in statements that are planned once, not put together for each change. Hand-written.

-- A column of its own, because no function of a column may be looked at before row security has been.
alter table app.commitment_now add column made_year int generated always as (extract(year from made_first_day)) stored;
create index commitment_now_status on app.commitment_now (status, due_key, commitment_id) where is_promise;
create index commitment_now_year on app.commitment_now (made_year, due_key, commitment_id) where is_promise;
-- Days are counted by topic, too, from the index alone.
drop index app.commitment_now_open;
create index commitment_now_open on app.commitment_now (due_key) include (partner, marking, settled_on, obligor, root_ids, topic_ids) where is_open and is_promise;

-- The year, too, is among what lists ask of a commitment.
drop function app.commitment_today(date), app.commitment_settled(date), app.commitment_unsettled(date);
create function app.commitment_settled(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, made_year int, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, n.status, n.status_on,
    n.is_open, n.due_last_day, coalesce(n.is_open and n.due_last_day < as_of, false),
    coalesce(n.is_open and n.due_last_day between as_of and as_of + 30, false),
    case when n.is_open and n.due_last_day < as_of then as_of - n.due_last_day end, n.evidence_on,
    case when n.evidence_on >= as_of - 45 then 'fresh' when n.evidence_on >= as_of - 90 then 'ageing' else 'stale' end,
    n.made_first_day, n.made_year, n.late_on, n.topic_ids, n.root_ids, n.agency_ids, n.due_key, n.due_back, n.evidence_key
  from app.commitment_now n where n.settled_on <= as_of
$$;
create function app.commitment_unsettled(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, made_year int, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language plpgsql stable rows 10 as $$
#variable_conflict use_column
begin
  -- In the order of the index, or the planner expects one soon and looks through the table.
  perform from app.commitment_now n where n.settled_on > as_of order by n.settled_on limit 1;
  if not found then return; end if;
  return query
  select n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, s.status::text, s.status_on,
    s.is_open, s.due_last_day, s.is_overdue, s.is_due_soon, s.days_overdue, s.last_evidence_on, s.freshness,
    n.made_first_day, n.made_year, n.late_on, n.topic_ids, n.root_ids, n.agency_ids,
    case when s.is_open then coalesce(s.due_last_day, '9999-12-31') else 'infinity' end,
    case when s.is_open then coalesce(s.due_last_day, '0001-01-01') else '-infinity' end,
    coalesce(s.last_evidence_on, '-infinity')
  from app.commitment_now n join app.commitment_state(as_of) s on s.commitment_id = n.commitment_id
  where n.settled_on > as_of;
end $$;
create function app.commitment_today(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, made_year int, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select * from app.commitment_settled(as_of) union all select * from app.commitment_unsettled(as_of)
$$;
revoke execute on function app.commitment_settled(date), app.commitment_unsettled(date), app.commitment_today(date) from public;
grant execute on function app.commitment_settled(date), app.commitment_unsettled(date), app.commitment_today(date) to app_rw;

/*
 * What a commitment counts as. A day is counted by its month and its year ("Y2026"), so that all before a day are few
 * lines and some days of a month; the day of the last evidence by its week.
 */
-- Strict, so that it is called: put in place of its call, the planner loses sight of the row.
create or replace function app.commitment_cells(n app.commitment_now) returns table (what text, x text, y text, z text)
language sql immutable strict as $$
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

create or replace function app.commitment_tallies(as_of date, whats text[], partners bpchar[], x_from text default '', x_until text default '~')
returns table (what text, partner char(2), x text, y text, z text, marking marking, n int)
language plpgsql stable rows 2000 as $$
#variable_conflict use_column
begin
  return query
  select t.what, t.partner, t.x, t.y, t.z, t.marking, t.n from app.tallies t
  where t.what = any (whats) and t.partner = any (partners) and t.x >= x_from and t.x < x_until;
  -- In the order of the index, or the planner expects one soon and looks through the table.
  perform from app.commitment_now n where n.settled_on > as_of order by n.settled_on limit 1;
  if not found then return; end if;
  return query
    select c.what, level.partner, c.x, c.y, c.z, n.marking, -1
  from app.commitment_now n cross join lateral app.commitment_cells(n) c
  cross join lateral (values (n.partner), ('**'::char(2))) level(partner)
  where n.settled_on > as_of and c.what = any (whats) and level.partner = any (partners) and c.x collate "C" >= x_from and c.x collate "C" < x_until
  union all
    select c.what, level.partner, c.x, c.y, c.z, n.marking, 1
  from app.commitment_now n join app.commitment_state(as_of) s on s.commitment_id = n.commitment_id
  cross join lateral app.commitment_cells(row(n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise,
    s.status, s.status_on, s.is_open, s.due_last_day, s.last_evidence_on, n.made_first_day,
    n.late_on, n.settled_on,
    n.topic_ids, n.root_ids, n.agency_ids, null, null, null, null)::app.commitment_now) c
  cross join lateral (values (n.partner), ('**'::char(2))) level(partner)
  where n.settled_on > as_of and c.what = any (whats) and level.partner = any (partners) and c.x collate "C" >= x_from and c.x collate "C" < x_until;
end $$;

/* Writes lines of counters down, those of each partner and of all; now and then folds them. */
create function app.add_tallies(lines app.tally[]) returns void language plpgsql as $$
declare
  written int;
begin
  with line as (
    select what, partner, x, y, z, marking, sum(n)::int as n from unnest(lines) group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  )
  insert into app.tally_change (what, partner, x, y, z, marking, n)
  select * from line union all select what, '**', x, y, z, marking, sum(n)::int from line group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
  get diagnostics written = row_count;
  if written > 1000 or random() < 0.02 then
    perform app.fold_tally();
  end if;
end $$;

create or replace function app.tally_commitments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.commitment_now as n from changed) r cross join lateral app.commitment_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.commitment_now as n from was) r cross join lateral app.commitment_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

/* After a change: how the commitments of the rows changed stand. Under "changed" stand the new rows, or those that went. */
create or replace function app.commitment_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'commitment' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select ct.commitment_id from commitment_topic ct join changed t on t.id = ct.topic_id);
    else
      ids := array(select changed.commitment_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.commitment_id from was);
      end if;
  end case;
  -- With a commitment goes all that is its own.
  ids := array(select c.id from commitment c where c.id = any (ids));
  if ids <> '{}' then
    perform app.stand(ids);
  end if;
  return null;
end $$;

-- The MoUs of one partner that wait, the longest in their stage first.
create index agreement_now_of_partner on app.agreement_now (partner, mou_scope, stage_key, agreement_id) where mou_scope is not null;

/*
 * What is not settled is nearly always nothing: one is looked for in the order of an index, or the planner expects a
 * third of the table and reads all of it.
 */
create function app.agreements_are_settled(as_of date) returns boolean language plpgsql stable as $$
begin
  perform from app.agreement_now n where n.settled_on > as_of order by n.settled_on limit 1;
  if found then return false; end if;
  perform from app.agreement_now n where n.settled_until < as_of and n.settled_until < 'infinity' order by n.settled_until limit 1;
  return not found;
end $$;

create or replace function app.agreement_unsettled_now(as_of date) returns setof app.agreement_now language plpgsql stable rows 10 as $$
declare
  ids uuid[];
begin
  if app.agreements_are_settled(as_of) then return; end if;
  ids := array(
    select n.agreement_id from app.agreement_now n where n.settled_on > as_of
    union all select n.agreement_id from app.agreement_now n where n.settled_until < as_of);
  return query
  select s.agreement_id, s.partner::char(2), s.marking, s.instrument, s.binding, s.is_placeholder, s.state,
    s.is_signed, s.signed_on, s.in_force_on, s.is_pending_mou, s.stage, s.stage_entered_on, s.target_days,
    s.waiting_on, s.waiting_agency_id, s.pipeline_entered_on, s.ends_on, s.notice_on, s.owed_on,
    s.settled_on, s.settled_until, s.topic_ids, s.agency_ids, app.mou_scope(s.instrument, s.is_signed, s.is_pending_mou), s.stage_entered_on + s.target_days + 1,
    coalesce(s.signed_on, s.in_force_on, s.pipeline_entered_on, '0001-01-01'),
    coalesce(s.stage_entered_on, 'infinity'), coalesce(s.pipeline_entered_on, 'infinity')
  from app.agreement_standing(ids, as_of) s;
end $$;

create or replace function app.agreement_tallies(as_of date, whats text[], partners bpchar[], x_from text default '', x_until text default '~')
returns table (what text, partner char(2), x text, y text, z text, marking marking, n int)
language plpgsql stable rows 2000 as $$
#variable_conflict use_column
begin
  return query
  select t.what, t.partner, t.x, t.y, t.z, t.marking, t.n from app.tallies t
  where t.what = any (whats) and t.partner = any (partners) and t.x >= x_from and t.x < x_until;
  if app.agreements_are_settled(as_of) then return; end if;
  return query
  select c.what, level.partner, c.x, c.y, c.z, changed.marking, changed.d
  from (
    select kept.*::app.agreement_now as n, kept.partner, kept.marking, -1 as d from app.agreement_now kept
    where kept.settled_on > as_of or kept.settled_until < as_of
    union all select stands.*::app.agreement_now, stands.partner, stands.marking, 1 from app.agreement_unsettled_now(as_of) stands
  ) changed
  cross join lateral app.agreement_cells(changed.n) c
  cross join lateral (values (changed.partner), ('**'::char(2))) level(partner)
  where c.what = any (whats) and level.partner = any (partners) and c.x collate "C" >= x_from and c.x collate "C" < x_until;
end $$;
revoke execute on function app.agreements_are_settled(date) from public;
grant execute on function app.agreements_are_settled(date) to app_rw;

/* What lists count and the views of a partner ask of a meeting, kept beside it. Words are text, as in app.commitment_now. */
create table app.meeting_now (
  meeting_id uuid primary key references meeting (id) on delete cascade,
  partner char(2) not null,
  marking marking not null,
  type text not null,
  life text not null,
  record_state text not null,
  year int,
  -- The first day that it may have been held on; about or before a day, that day.
  day date,
  -- Topics with those above them; agencies whose people, or who themselves, attended.
  topic_ids uuid[] not null,
  agency_ids uuid[] not null
) with (fillfactor = 90);
create index meeting_now_held on app.meeting_now (partner, day) where life = 'held';
alter table app.meeting_now enable row level security;
create policy visible on app.meeting_now for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select on app.meeting_now to app_rw;

/* The rows of meeting_now as they should be. */
create function app.meeting_standing(ids uuid[]) returns setof app.meeting_now language sql stable as $$
  select m.id, m.partner, m.marking, m.type::text, m.life::text, m.record_state::text, extract(year from m.held_on)::int,
    coalesce(app.first_day(m.held_on, m.held_precision), m.held_on),
    array(select t.id from meeting_topic x join topic t on t.id = x.topic_id where x.meeting_id = m.id
      union select t.parent_id from meeting_topic x join topic t on t.id = x.topic_id
      where x.meeting_id = m.id and t.parent_id is not null order by 1),
    array(select p.agency_id from participant p where p.meeting_id = m.id and p.has_attended and p.agency_id is not null
      union select o.agency_id from participant p join post o on o.id = p.post_id
      where p.meeting_id = m.id and p.has_attended order by 1)
  from meeting m where m.id = any (ids)
$$;

/* Two changes of one meeting wait for each other, by the lock that the entries of the search take. */
create function app.stand_meetings(ids uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('meeting ' || one.id, 0))
  from (select distinct id::text from unnest(ids) as id order by 1) one;
  insert into app.meeting_now as n select * from app.meeting_standing(ids)
  on conflict (meeting_id) do update set (marking, type, life, record_state, year, day, topic_ids, agency_ids)
    = (excluded.marking, excluded.type, excluded.life, excluded.record_state, excluded.year, excluded.day, excluded.topic_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

create function app.meeting_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'meeting' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select x.meeting_id from meeting_topic x join changed t on t.id = x.topic_id);
    when 'post' then ids := array(select p.meeting_id from participant p join changed o on o.id = p.post_id);
    else
      ids := array(select changed.meeting_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.meeting_id from was);
      end if;
  end case;
  -- With a meeting goes all that is its own.
  ids := array(select m.id from meeting m where m.id = any (ids));
  if ids <> '{}' then
    perform app.stand_meetings(ids);
  end if;
  return null;
end $$;
create index participant_of_post on participant (post_id) where post_id is not null;

/* What a meeting counts as. */
create function app.meeting_cells(n app.meeting_now) returns table (what text, x text, y text, z text)
language sql immutable strict as $$
  select one.what, one.x, '', '' from (values
    ('meeting_type', n.type), ('meeting_life', n.life), ('meeting_state', n.record_state), ('meeting_year', n.year::text)
  ) as one(what, x) where one.x is not null
  union all select 'meeting_topic', t::text, n.life, '' from unnest(n.topic_ids) t
  union all select 'meeting_agency', a::text, '', '' from unnest(n.agency_ids) a
$$;

create function app.tally_meetings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.meeting_now as n from changed) r cross join lateral app.meeting_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.meeting_now as n from was) r cross join lateral app.meeting_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

/* The same of programmes of training: who provides, and topics with those above them. */
create table app.training_now (
  training_id uuid primary key references training (id) on delete cascade,
  partner char(2) not null,
  marking marking not null,
  provider_side text not null,
  topic_ids uuid[] not null
) with (fillfactor = 90);
alter table app.training_now enable row level security;
create policy visible on app.training_now for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select on app.training_now to app_rw;
create function app.training_standing(ids uuid[]) returns setof app.training_now language sql stable as $$
  select r.id, r.partner, r.marking, r.provider_side::text,
    array(select t.id from training_topic x join topic t on t.id = x.topic_id where x.training_id = r.id
      union select t.parent_id from training_topic x join topic t on t.id = x.topic_id
      where x.training_id = r.id and t.parent_id is not null order by 1)
  from training r where r.id = any (ids)
$$;
create function app.stand_trainings(ids uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('training ' || one.id, 0))
  from (select distinct id::text from unnest(ids) as id order by 1) one;
  insert into app.training_now as n select * from app.training_standing(ids)
  on conflict (training_id) do update set (marking, provider_side, topic_ids) = (excluded.marking, excluded.provider_side, excluded.topic_ids)
  where n is distinct from excluded;
end $$;
create function app.training_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'training' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select x.training_id from training_topic x join changed t on t.id = x.topic_id);
    else
      ids := array(select changed.training_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.training_id from was);
      end if;
  end case;
  -- With a programme goes all that is its own.
  ids := array(select r.id from training r where r.id = any (ids));
  if ids <> '{}' then
    perform app.stand_trainings(ids);
  end if;
  return null;
end $$;
create function app.training_cells(n app.training_now) returns table (what text, x text, y text, z text)
language sql immutable strict as $$
  select 'training', n.provider_side, '', '' union all select 'training_topic', t::text, '', '' from unnest(n.topic_ids) t
$$;

/* How many programmes, and sources of each kind, there are with each partner. */
create function app.tally_records() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
        from (select changed.*::app.training_now as n from changed) r cross join lateral app.training_cells(r.n) c
        group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
    end if;
    if tg_op <> 'INSERT' then
      lines := lines || array(
        select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
        from (select was.*::app.training_now as n from was) r cross join lateral app.training_cells(r.n) c
        group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
    end if;
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

revoke execute on function app.add_tallies(app.tally[]), app.meeting_standing(uuid[]), app.stand_meetings(uuid[]), app.meeting_follow(),
  app.meeting_cells(app.meeting_now), app.tally_meetings(), app.tally_records(), app.training_standing(uuid[]), app.stand_trainings(uuid[]), app.training_follow(),
  app.training_cells(app.training_now) from public;

-- What is on record already; nobody else is there.
insert into app.meeting_now select * from app.meeting_standing(array(select id from meeting));
insert into app.training_now select * from app.training_standing(array(select id from training));
with cells as (
  select c.what, n.partner, c.x, c.y, c.z, n.marking
  from app.commitment_now n cross join lateral app.commitment_cells(n) c where c.what in ('topic_open', 'topic_due')
  union all select c.what, n.partner, c.x, c.y, c.z, n.marking from app.meeting_now n cross join lateral app.meeting_cells(n) c
  union all select 'source', partner, kind::text, '', '', marking from source
  union all select c.what, n.partner, c.x, c.y, c.z, n.marking from app.training_now n cross join lateral app.training_cells(n) c
), lines as (
  select what, partner, x, y, z, marking, count(*)::int as n from cells group by 1, 2, 3, 4, 5, 6
)
insert into app.tally (what, partner, x, y, z, marking, n)
select * from lines union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6;

do $$
declare
  rule record;
begin
  for rule in select * from (values
    ('meeting', 'meeting'), ('meeting_topic', 'meeting'), ('participant', 'meeting'), ('training', 'training'), ('training_topic', 'training')
  ) as r(tab, noun) loop
    execute format('create trigger stand_insert after insert on %I referencing new table as changed
      for each statement execute function app.%s_follow()', rule.tab, rule.noun);
    execute format('create trigger stand_update after update on %I referencing old table as was new table as changed
      for each statement execute function app.%s_follow()', rule.tab, rule.noun);
    if rule.tab <> rule.noun then
      execute format('create trigger stand_delete after delete on %I referencing old table as changed
        for each statement execute function app.%s_follow()', rule.tab, rule.noun);
    end if;
  end loop;
  for rule in select * from (values
    ('app.meeting_now', 'app.tally_meetings()'), ('app.training_now', 'app.tally_records()'), ('source', 'app.tally_records()')
  ) as r(tab, counts) loop
    execute format('create trigger tally_insert after insert on %s referencing new table as changed
      for each statement execute function %s', rule.tab, rule.counts);
    execute format('create trigger tally_update after update on %s referencing old table as was new table as changed
      for each statement execute function %s', rule.tab, rule.counts);
    execute format('create trigger tally_delete after delete on %s referencing old table as was
      for each statement execute function %s', rule.tab, rule.counts);
  end loop;
end $$;
create trigger stand_meetings_update after update on topic referencing old table as was new table as changed
  for each statement execute function app.meeting_follow();
create trigger stand_trainings_update after update on topic referencing old table as was new table as changed
  for each statement execute function app.training_follow();
create trigger stand_meetings_update after update on post referencing old table as was new table as changed
  for each statement execute function app.meeting_follow();
