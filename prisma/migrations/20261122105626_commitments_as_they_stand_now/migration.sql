-- How commitments stand now, kept beside them, and counters of it: a million rows are neither derived anew nor counted
-- for each page. Derived values still come from app.commitment_state alone; this keeps what it says. Hand-written.

/*
 * What app.commitment_state says of a commitment from settled_on on: on the day of its last update, or on that it was
 * made, whichever is later. Before that day it says something else, and is asked itself (app.commitment_today).
 * Words are text, because comparing enums may not look at a hidden row's value before row security does.
 */
create table app.commitment_now (
  commitment_id uuid primary key references commitment (id) on delete cascade,
  partner char(2) not null,
  marking marking not null,
  obligor text not null,
  kind text not null,
  strength text not null,
  is_promise boolean not null,
  status text not null,
  status_on date,
  is_open boolean not null,
  due_last_day date,
  evidence_on date,
  made_first_day date,
  -- The day on which it was overdue first, whatever became of it later: a coming one for what is still open.
  late_on date,
  settled_on date not null,
  -- Topics with those above them; without those below others; agencies that lead or support.
  topic_ids uuid[] not null,
  root_ids uuid[] not null,
  agency_ids uuid[] not null,
  -- What is closed comes after what is open, what has no date after what has one, in both directions.
  due_key date not null generated always as (case when is_open then coalesce(due_last_day, '9999-12-31') else 'infinity' end) stored,
  due_back date not null generated always as (case when is_open then coalesce(due_last_day, '0001-01-01') else '-infinity' end) stored,
  evidence_key date not null generated always as (coalesce(evidence_on, '-infinity')) stored
) with (fillfactor = 90);
create index commitment_now_due on app.commitment_now (due_key, commitment_id);
create index commitment_now_due_back on app.commitment_now (due_back, commitment_id);
create index commitment_now_evidence on app.commitment_now (evidence_key, commitment_id);
create index commitment_now_partner on app.commitment_now (partner, due_key, commitment_id);
create index commitment_now_open on app.commitment_now (due_last_day) where is_open and is_promise;
create index commitment_now_late on app.commitment_now (late_on) where is_promise;
create index commitment_now_settled on app.commitment_now (settled_on);
alter table app.commitment_now enable row level security;
create policy visible on app.commitment_now for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select on app.commitment_now to app_rw;

/* The rows of commitment_now as they should be. */
create function app.commitment_standing(ids uuid[]) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, evidence_on date, made_first_day date, late_on date,
  settled_on date, topic_ids uuid[], root_ids uuid[], agency_ids uuid[]
) language sql stable as $$
  select c.id, c.partner, c.marking, c.obligor::text, c.kind::text, c.strength::text, s.is_promise,
    s.status::text, s.status_on, s.is_open, s.due_last_day, s.last_evidence_on, made.first_day,
    case when coalesce((
      select u.status from status_update u where u.commitment_id = c.id and u.effective_on <= s.due_last_day + 1
      order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
    ), 'no_evidence') not in ('complete', 'dropped', 'superseded') then s.due_last_day + 1 end,
    coalesce(greatest(s.status_on, made.first_day), '-infinity'), about.topics, about.roots,
    array(select c.lead_agency_id where c.lead_agency_id is not null
      union select a.agency_id from commitment_agency a where a.commitment_id = c.id order by 1)
  from commitment c
  join app.commitment_state('9999-12-31') s on s.commitment_id = c.id
  cross join lateral (select app.first_day(c.made_on, c.made_precision) as first_day) made
  cross join lateral (
    select coalesce(array_agg(distinct one.id order by one.id) filter (where one.id is not null), '{}') as topics,
      coalesce(array_agg(distinct coalesce(t.parent_id, t.id)), '{}') as roots
    from commitment_topic ct join topic t on t.id = ct.topic_id cross join lateral (values (t.id), (t.parent_id)) one(id)
    where ct.commitment_id = c.id
  ) about
  where c.id = any (ids)
$$;

/*
 * Writes down how some commitments stand. Two changes of one wait for each other, so that the later sees both: by the
 * lock that the entries of the search take, or two that meet there and here would wait in a circle.
 */
create function app.stand(ids uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('commitment ' || one.id, 0))
  from (select distinct id::text from unnest(ids) as id order by 1) one;
  insert into app.commitment_now as n (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
    is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_standing(ids)
  on conflict (commitment_id) do update set (marking, obligor, kind, strength, is_promise, status, status_on,
      is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
    = (excluded.marking, excluded.obligor, excluded.kind, excluded.strength, excluded.is_promise, excluded.status,
      excluded.status_on, excluded.is_open, excluded.due_last_day, excluded.evidence_on, excluded.made_first_day,
      excluded.late_on, excluded.settled_on, excluded.topic_ids, excluded.root_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

/* After a change: how the commitments of the rows changed stand. The argument is a query of their ids, # the changed rows. */
create function app.commitment_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[0], '#', 'changed');
  ids uuid[];
begin
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[0], '#', 'was'));
  end if;
  -- With a commitment goes all that is its own.
  execute format('select array_agg(distinct found.id) from (%s) as found(id) where exists (select from commitment c where c.id = found.id)', of_changed)
    into ids;
  if ids is not null then
    perform app.stand(ids);
  end if;
  return null;
end $$;

do $$
declare rule record;
begin
  for rule in select * from (values
    ('commitment', 'select id from #'),
    ('status_update', 'select commitment_id from #'),
    ('commitment_topic', 'select commitment_id from #'),
    ('commitment_agency', 'select commitment_id from #'),
    ('topic', 'select ct.commitment_id from commitment_topic ct join # t on t.id = ct.topic_id')
  ) as r(tab, ids)
  loop
    -- A new topic has no commitments yet; one that is taken away had none.
    if rule.tab <> 'topic' then
      execute format('create trigger stand_insert after insert on %I referencing new table as changed
        for each statement execute function app.commitment_follow(%L)', rule.tab, rule.ids);
      if rule.tab <> 'commitment' then
        execute format('create trigger stand_delete after delete on %I referencing old table as changed
          for each statement execute function app.commitment_follow(%L)', rule.tab, rule.ids);
      end if;
    end if;
    execute format('create trigger stand_update after update on %I referencing old table as was new table as changed
      for each statement execute function app.commitment_follow(%L)', rule.tab, rule.ids);
  end loop;
end $$;

/*
 * Every visible commitment as it stands on a day, with all that is on record: those whose last change was by then from
 * what is kept, the others from the rule. The same rows as app.commitment_state(as_of). A list takes its first rows from
 * each of the two, because only the first has an index in its order.
 */
create function app.commitment_settled(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, n.status, n.status_on,
    n.is_open, n.due_last_day, coalesce(n.is_open and n.due_last_day < as_of, false),
    coalesce(n.is_open and n.due_last_day between as_of and as_of + 30, false),
    case when n.is_open and n.due_last_day < as_of then as_of - n.due_last_day end, n.evidence_on,
    case when n.evidence_on >= as_of - 45 then 'fresh' when n.evidence_on >= as_of - 90 then 'ageing' else 'stale' end,
    n.made_first_day, n.late_on, n.topic_ids, n.root_ids, n.agency_ids, n.due_key, n.due_back, n.evidence_key
  from app.commitment_now n where n.settled_on <= as_of
$$;
create function app.commitment_unsettled(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, s.status::text, s.status_on,
    s.is_open, s.due_last_day, s.is_overdue, s.is_due_soon, s.days_overdue, s.last_evidence_on, s.freshness,
    n.made_first_day, n.late_on, n.topic_ids, n.root_ids, n.agency_ids,
    case when s.is_open then coalesce(s.due_last_day, '9999-12-31') else 'infinity' end,
    case when s.is_open then coalesce(s.due_last_day, '0001-01-01') else '-infinity' end,
    coalesce(s.last_evidence_on, '-infinity')
  from app.commitment_now n join app.commitment_state(as_of) s on s.commitment_id = n.commitment_id
  where n.settled_on > as_of
$$;
create function app.commitment_today(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select * from app.commitment_settled(as_of) union all select * from app.commitment_unsettled(as_of)
$$;

/*
 * Counters. Nobody waits for another's count: a change adds lines with what it adds and takes away, and now and then
 * they are folded into one line each. partner '**' is the sum of all partners, for those who see all.
 */
create table app.tally (
  what text collate "C" not null,
  partner char(2) not null,
  x text collate "C" not null,
  y text collate "C" not null,
  z text collate "C" not null,
  marking marking not null,
  n int not null,
  primary key (what, partner, x, y, z, marking)
) with (fillfactor = 80);
create table app.tally_change (
  what text collate "C" not null,
  partner char(2) not null,
  x text collate "C" not null,
  y text collate "C" not null,
  z text collate "C" not null,
  marking marking not null,
  n int not null
);
do $$
declare tab text;
begin
  foreach tab in array array['app.tally', 'app.tally_change'] loop
    execute format('alter table %s enable row level security', tab);
    execute format('create policy visible on %s for select to app_rw using (
      ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance()))', tab);
    execute format('grant select on %s to app_rw', tab);
  end loop;
end $$;
create view app.tallies with (security_invoker = true) as
  select what, partner, x, y, z, marking, n from app.tally
  union all select what, partner, x, y, z, marking, n from app.tally_change;
grant select on app.tallies to app_rw;

/*
 * What a commitment counts as. A day is counted by its month and its year ("Y2026"), so that all before a day are few
 * lines and some days of a month; the day of the last evidence by its week.
 */
-- Strict, so that it is called: put in place of its call, the planner loses sight of the row.
create function app.commitment_cells(n app.commitment_now) returns table (what text, x text, y text, z text)
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
    ('late', to_char(n.late_on, 'YYYY-MM'), '')
  ) as one(what, x, y) where n.is_promise and one.x is not null
  union all select 'topic', t::text, '', '' from unnest(n.topic_ids) t where n.is_promise
  union all select 'topic', 'none', '', '' where n.is_promise and n.topic_ids = '{}'
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

/* One line for each counter, where there is nobody else who folds. */
create function app.fold_tally() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed'
    or not pg_try_advisory_xact_lock(hashtextextended('app.fold_tally', 0)) then
    return;
  end if;
  with gone as (delete from app.tally_change returning *)
  insert into app.tally as t (what, partner, x, y, z, marking, n)
  select what, partner, x, y, z, marking, sum(n) from gone group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  on conflict (what, partner, x, y, z, marking) do update set n = t.n + excluded.n;
end $$;

/* After a change of what is kept: the lines that follow from it. */
create function app.tally_commitments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := case when tg_op <> 'DELETE' then 'select changed.*::app.commitment_now as n, 1 as d from changed' end;
  of_was text := case when tg_op <> 'INSERT' then 'select was.*::app.commitment_now as n, -1 as d from was' end;
  lines int;
begin
  execute format($q$
    with lines as (
      select c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, sum(r.d) as n
      from (%s) r cross join lateral app.commitment_cells(r.n) c
      group by 1, 2, 3, 4, 5, 6 having sum(r.d) <> 0
    )
    insert into app.tally_change (what, partner, x, y, z, marking, n)
    select * from lines
    union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  $q$, concat_ws(' union all ', of_changed, of_was));
  get diagnostics lines = row_count;
  if lines > 1000 or random() < 0.02 then
    perform app.fold_tally();
  end if;
  return null;
end $$;
/*
 * The counters of commitments as of a day, for the viewer's partners or those given: the lines of all that is settled,
 * those of what is not yet settled taken away, and the same of how it stands that day.
 */
create function app.commitment_tallies(as_of date, whats text[], partners bpchar[])
returns table (what text, partner char(2), x text, y text, z text, marking marking, n int) language sql stable as $$
  select t.what, t.partner, t.x, t.y, t.z, t.marking, t.n from app.tallies t
  where t.what = any (whats) and t.partner = any (partners)
  union all
  select c.what, level.partner, c.x, c.y, c.z, n.marking, -1
  from app.commitment_now n cross join lateral app.commitment_cells(n) c
  cross join lateral (values (n.partner), ('**'::char(2))) level(partner)
  where n.settled_on > as_of and c.what = any (whats) and level.partner = any (partners)
  union all
  select c.what, level.partner, c.x, c.y, c.z, n.marking, 1
  from app.commitment_now n join app.commitment_state(as_of) s on s.commitment_id = n.commitment_id
  cross join lateral app.commitment_cells(row(n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise,
    s.status, s.status_on, s.is_open, s.due_last_day, s.last_evidence_on, n.made_first_day,
    n.late_on, n.settled_on,
    n.topic_ids, n.root_ids, n.agency_ids, null, null, null)::app.commitment_now) c
  cross join lateral (values (n.partner), ('**'::char(2))) level(partner)
  where n.settled_on > as_of and c.what = any (whats) and level.partner = any (partners)
$$;

/* Whose counters a viewer reads who has not asked for some partners: the sum of all, where all are seen. */
create function app.tallied_partners() returns bpchar[] language sql stable as $$
  select case when app.sees_all_partners() then array['**']::bpchar[] else app.my_partners() end
$$;

revoke execute on function app.commitment_standing(uuid[]), app.stand(uuid[]), app.commitment_follow(), app.commitment_settled(date),
  app.commitment_unsettled(date), app.commitment_today(date), app.commitment_cells(app.commitment_now), app.fold_tally(), app.tally_commitments(),
  app.commitment_tallies(date, text[], bpchar[]), app.tallied_partners() from public;
grant execute on function app.commitment_settled(date), app.commitment_unsettled(date), app.commitment_today(date), app.commitment_cells(app.commitment_now),
  app.commitment_tallies(date, text[], bpchar[]), app.tallied_partners() to app_rw;

-- What is on record already; nobody else is there.
insert into app.commitment_now (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
  is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
select * from app.commitment_standing(array(select id from commitment));
with lines as (
  select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int as n
  from app.commitment_now n cross join lateral app.commitment_cells(n) c group by 1, 2, 3, 4, 5, 6
)
insert into app.tally (what, partner, x, y, z, marking, n)
select * from lines union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6;

create trigger tally_insert after insert on app.commitment_now referencing new table as changed
  for each statement execute function app.tally_commitments();
create trigger tally_update after update on app.commitment_now referencing old table as was new table as changed
  for each statement execute function app.tally_commitments();
create trigger tally_delete after delete on app.commitment_now referencing old table as was
  for each statement execute function app.tally_commitments();

-- The other orders of the list.
create index commitment_made_first on commitment ((coalesce(app.first_day(made_on, made_precision), made_on, 'infinity'::date)), id);
create index commitment_made_last on commitment ((coalesce(app.first_day(made_on, made_precision), made_on, '-infinity'::date)), id);
create index commitment_by_title on commitment (lower(title), id);
create index commitment_by_ref on commitment (ref, id);
create index commitment_by_partner on commitment (partner, id);
