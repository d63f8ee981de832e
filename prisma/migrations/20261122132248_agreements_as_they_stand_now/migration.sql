-- How agreements stand now, kept beside them as commitments are (decision 21), and counted in the same counters. What is
-- derived still comes from app.agreement_state, app.agreement_term and app.after_signature alone. Hand-written.

/* Which of the lists of MoUs it is in; null where it is none. */
create function app.mou_scope(instrument text, is_signed boolean, is_pending boolean) returns text language sql immutable parallel safe as $$
  select case when instrument = 'mou' then case when is_pending then 'pending' when is_signed then 'concluded' else 'ended' end end
$$;

/*
 * What the rules say of an agreement from settled_on until settled_until: from its last dated entry on, and, where its
 * term renews itself, until that ends. On any other day they are asked themselves (app.agreement_today). Words are
 * text, because comparing enums may not look at a hidden row's value before row security does.
 */
create table app.agreement_now (
  agreement_id uuid primary key references agreement (id) on delete cascade,
  partner char(2) not null,
  marking marking not null,
  instrument text not null,
  binding text not null,
  is_placeholder boolean not null,
  state text not null,
  is_signed boolean not null,
  signed_on date,
  in_force_on date,
  is_pending_mou boolean not null,
  stage text,
  stage_entered_on date,
  target_days int,
  waiting_on text,
  waiting_agency_id uuid,
  pipeline_entered_on date,
  ends_on date,
  notice_on date,
  -- By when what follows the signature is owed, while something of it is.
  owed_on date,
  settled_on date not null,
  settled_until date not null,
  -- Topics with those above them; agencies that lead or are a party.
  topic_ids uuid[] not null,
  agency_ids uuid[] not null,
  mou_scope text generated always as (app.mou_scope(instrument, is_signed, is_pending_mou)) stored,
  -- The first day over its target; a coming one while it is not.
  over_on date generated always as (stage_entered_on + target_days + 1) stored,
  known_on date not null generated always as (coalesce(signed_on, in_force_on, pipeline_entered_on, '0001-01-01')) stored,
  stage_key date not null generated always as (coalesce(stage_entered_on, 'infinity')) stored,
  pipeline_key date not null generated always as (coalesce(pipeline_entered_on, 'infinity')) stored
) with (fillfactor = 90);
create index agreement_now_known on app.agreement_now (known_on, agreement_id);
create index agreement_now_partner on app.agreement_now (partner, known_on, agreement_id);
create index agreement_now_waiting on app.agreement_now (mou_scope, stage_key, agreement_id);
create index agreement_now_age on app.agreement_now (mou_scope, pipeline_key, agreement_id);
create index agreement_now_board on app.agreement_now (mou_scope, stage, stage_key, agreement_id) where mou_scope is not null;
create index agreement_now_over on app.agreement_now (over_on) include (partner, marking, mou_scope, settled_on, settled_until) where mou_scope is not null;
create index agreement_now_ends on app.agreement_now (ends_on) where ends_on is not null;
create index agreement_now_notice on app.agreement_now (notice_on) where notice_on is not null;
create index agreement_now_owed on app.agreement_now (owed_on) include (partner, marking, settled_on, settled_until) where owed_on is not null;
create index agreement_now_settled on app.agreement_now (settled_on);
create index agreement_now_until on app.agreement_now (settled_until) where settled_until < 'infinity';
alter table app.agreement_now enable row level security;
create policy visible on app.agreement_now for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select on app.agreement_now to app_rw;

/*
 * How some agreements stand on a day, as rows of agreement_now. One that is kept is asked for the last of all days; a
 * term that renews itself has no last one, so it is told as of term_on.
 */
create function app.agreement_standing(ids uuid[], as_of date, term_on date default null) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean, state text,
  is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean, stage text, stage_entered_on date, target_days int,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, ends_on date, notice_on date, owed_on date,
  settled_on date, settled_until date, topic_ids uuid[], agency_ids uuid[]
) language sql stable as $$
  select a.id, a.partner, a.marking, a.instrument::text, a.binding::text, a.is_placeholder, s.state,
    s.is_signed, s.signed_on, s.in_force_on, s.is_pending_mou, s.stage::text, s.stage_entered_on, s.target_days,
    s.waiting_on::text, s.waiting_agency_id, s.pipeline_entered_on, t.ends_on, t.notice_on, owed.due_on,
    case when renewing.is_so and t.ends_on is not null then renewing.from_day else dated.last_on end,
    case when renewing.is_so and t.ends_on is not null then t.ends_on else 'infinity' end,
    about.topics,
    array(select a.lead_agency_id where a.lead_agency_id is not null
      union select p.agency_id from agreement_party p where p.agreement_id = a.id order by 1)
  from agreement a
  join app.agreement_state(as_of) s on s.agreement_id = a.id
  cross join lateral (
    select greatest(
      (select max(x.happened_on) from agreement_action x where x.agreement_id = a.id),
      (select max(e.entered_on) from stage_entry e where e.agreement_id = a.id),
      (select max(f.done_on) from after_signature_entry f where f.agreement_id = a.id), '-infinity') as last_on
  ) dated
  cross join lateral (select a.renewal = 'automatic' as is_so, greatest(dated.last_on, term_on) as from_day) renewing
  join lateral app.agreement_term(case when renewing.is_so and term_on is not null then renewing.from_day else as_of end) t on t.agreement_id = a.id
  left join app.after_signature(as_of) owed on owed.agreement_id = a.id
  cross join lateral (
    select coalesce(array_agg(distinct one.id order by one.id) filter (where one.id is not null), '{}') as topics
    from agreement_topic x join topic own on own.id = x.topic_id cross join lateral (values (own.id), (own.parent_id)) one(id)
    where x.agreement_id = a.id
  ) about
  where a.id = any (ids)
$$;

/*
 * Writes down how some agreements stand. Two changes of one wait for each other, by the lock that the entries of the
 * search take (app.stand says why); a change of the target days of routes waits for all who write, and they for it.
 */
create function app.stand_agreements(ids uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('agreement ' || one.id, 0))
  from (select distinct id::text from unnest(ids) as id order by 1) one;
  perform pg_advisory_xact_lock_shared(hashtextextended('app.target_days', 0));
  insert into app.agreement_now as n (agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed,
    signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
    pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids)
  select * from app.agreement_standing(ids, '9999-12-31', current_date - 1)
  on conflict (agreement_id) do update set (marking, instrument, binding, is_placeholder, state, is_signed,
      signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
      pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids)
    = (excluded.marking, excluded.instrument, excluded.binding, excluded.is_placeholder, excluded.state, excluded.is_signed,
      excluded.signed_on, excluded.in_force_on, excluded.is_pending_mou, excluded.stage, excluded.stage_entered_on,
      excluded.target_days, excluded.waiting_on, excluded.waiting_agency_id, excluded.pipeline_entered_on, excluded.ends_on,
      excluded.notice_on, excluded.owed_on, excluded.settled_on, excluded.settled_until, excluded.topic_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

/* After a change: how the agreements of the rows changed stand. The argument is a query of their ids, # the changed rows. */
create function app.agreement_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[0], '#', 'changed');
  ids uuid[];
begin
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[0], '#', 'was'));
  end if;
  -- With an agreement goes all that is its own.
  execute format('select array_agg(distinct found.id) from (%s) as found(id) where exists (select from agreement a where a.id = found.id)', of_changed)
    into ids;
  if ids is not null then
    perform app.stand_agreements(ids);
  end if;
  return null;
end $$;

do $$
declare rule record;
begin
  for rule in select * from (values
    ('agreement', 'select id from #'),
    ('agreement_action', 'select agreement_id from #'),
    ('stage_entry', 'select agreement_id from #'),
    ('after_signature_entry', 'select agreement_id from #'),
    ('agreement_topic', 'select agreement_id from #'),
    ('agreement_party', 'select agreement_id from #')
  ) as r(tab, ids)
  loop
    execute format('create trigger stand_insert after insert on %I referencing new table as changed
      for each statement execute function app.agreement_follow(%L)', rule.tab, rule.ids);
    if rule.tab <> 'agreement' then
      execute format('create trigger stand_delete after delete on %I referencing old table as changed
        for each statement execute function app.agreement_follow(%L)', rule.tab, rule.ids);
    end if;
    execute format('create trigger stand_update after update on %I referencing old table as was new table as changed
      for each statement execute function app.agreement_follow(%L)', rule.tab, rule.ids);
  end loop;
end $$;
-- A topic that moves under another takes its agreements along; one that is renamed does not concern them.
create trigger stand_agreements_update after update on topic referencing old table as was new table as changed
  for each statement execute function app.agreement_follow(
    'select x.agreement_id from agreement_topic x join # t on t.id = x.topic_id
     where exists (select from was w join changed c on c.id = w.id where w.id = t.id and w.parent_id is distinct from c.parent_id)');

/* After a change of the stages of a route: the target days of the agreements that stand in them. */
create function app.target_days_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed_stages text := concat_ws(' union ',
    case when tg_op <> 'DELETE' then 'select route_id, stage, target_days, 1 as side from changed' end,
    case when tg_op <> 'INSERT' then 'select route_id, stage, target_days, 2 as side from was' end);
  touched uuid[];
begin
  -- Only where the days are others than before.
  execute format('select array_agg(distinct route_id) from (
    select route_id from (%s) x group by route_id, stage having count(*) = 1 and max(target_days) is not null or count(distinct coalesce(target_days, 0)) > 1) t', changed_stages)
    into touched;
  if touched is null then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('app.target_days', 0));
  update app.agreement_now n set target_days = now_is.target_days
  from agreement a
  cross join lateral (select (
    select r.target_days from app.agreement_now k join route_stage r on r.route_id = a.route_id and r.stage::text = k.stage where k.agreement_id = a.id
  ) as target_days) now_is
  where a.route_id = any (touched) and n.agreement_id = a.id and n.target_days is distinct from now_is.target_days;
  return null;
end $$;
create trigger stand_insert after insert on route_stage referencing new table as changed
  for each statement execute function app.target_days_follow();
create trigger stand_delete after delete on route_stage referencing old table as was
  for each statement execute function app.target_days_follow();
create trigger stand_update after update on route_stage referencing old table as was new table as changed
  for each statement execute function app.target_days_follow();

/*
 * Every visible agreement as it stands on a day, with all that is on record: the same rows as app.agreement_state(as_of),
 * with what else is kept. A list takes its first rows from each of the two parts, because only the first has indexes.
 */
create function app.agreement_settled(as_of date) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean,
  state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage text, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean, over_on date,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int,
  ends_on date, notice_on date, owed_on date, topic_ids uuid[], agency_ids uuid[],
  mou_scope text, known_on date, stage_key date, pipeline_key date
) language sql stable as $$
  select n.agreement_id, n.partner, n.marking, n.instrument, n.binding, n.is_placeholder,
    n.state, n.is_signed, n.signed_on, n.in_force_on, n.is_pending_mou,
    n.stage, n.stage_entered_on, as_of - n.stage_entered_on, n.target_days, coalesce(n.over_on <= as_of, false), n.over_on,
    n.waiting_on, n.waiting_agency_id, n.pipeline_entered_on, as_of - n.pipeline_entered_on,
    n.ends_on, n.notice_on, n.owed_on, n.topic_ids, n.agency_ids,
    n.mou_scope, n.known_on, n.stage_key, n.pipeline_key
  from app.agreement_now n where n.settled_on <= as_of and n.settled_until >= as_of
$$;

/* The others as rows of agreement_now. They are nearly always none: that is looked for first, by the indexes. */
create function app.agreement_unsettled_now(as_of date) returns setof app.agreement_now language plpgsql stable rows 10 as $$
declare
  ids uuid[] := array(
    select n.agreement_id from app.agreement_now n where n.settled_on > as_of
    union all select n.agreement_id from app.agreement_now n where n.settled_until < as_of);
begin
  if ids = '{}' then return; end if;
  return query
  select s.agreement_id, s.partner::char(2), s.marking, s.instrument, s.binding, s.is_placeholder, s.state,
    s.is_signed, s.signed_on, s.in_force_on, s.is_pending_mou, s.stage, s.stage_entered_on, s.target_days,
    s.waiting_on, s.waiting_agency_id, s.pipeline_entered_on, s.ends_on, s.notice_on, s.owed_on,
    s.settled_on, s.settled_until, s.topic_ids, s.agency_ids, app.mou_scope(s.instrument, s.is_signed, s.is_pending_mou), s.stage_entered_on + s.target_days + 1,
    coalesce(s.signed_on, s.in_force_on, s.pipeline_entered_on, '0001-01-01'),
    coalesce(s.stage_entered_on, 'infinity'), coalesce(s.pipeline_entered_on, 'infinity')
  from app.agreement_standing(ids, as_of) s;
end $$;
create function app.agreement_unsettled(as_of date) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean,
  state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage text, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean, over_on date,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int,
  ends_on date, notice_on date, owed_on date, topic_ids uuid[], agency_ids uuid[],
  mou_scope text, known_on date, stage_key date, pipeline_key date
) language sql stable as $$
  select n.agreement_id, n.partner, n.marking, n.instrument, n.binding, n.is_placeholder,
    n.state, n.is_signed, n.signed_on, n.in_force_on, n.is_pending_mou,
    n.stage, n.stage_entered_on, as_of - n.stage_entered_on, n.target_days, coalesce(n.over_on <= as_of, false), n.over_on,
    n.waiting_on, n.waiting_agency_id, n.pipeline_entered_on, as_of - n.pipeline_entered_on,
    n.ends_on, n.notice_on, n.owed_on, n.topic_ids, n.agency_ids,
    n.mou_scope, n.known_on, n.stage_key, n.pipeline_key
  from app.agreement_unsettled_now(as_of) n
$$;
create function app.agreement_today(as_of date) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean,
  state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage text, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean, over_on date,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int,
  ends_on date, notice_on date, owed_on date, topic_ids uuid[], agency_ids uuid[],
  mou_scope text, known_on date, stage_key date, pipeline_key date
) language sql stable as $$
  select * from app.agreement_settled(as_of) union all select * from app.agreement_unsettled(as_of)
$$;

/* What an agreement counts as; app.commitment_cells says how. What passes with a day is counted by its month. */
create function app.agreement_cells(n app.agreement_now) returns table (what text, x text, y text, z text)
language sql immutable strict as $$
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

/* After a change of what is kept: the lines that follow from it, as app.tally_commitments writes them. */
create function app.tally_agreements() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := case when tg_op <> 'DELETE' then 'select changed.*::app.agreement_now as n, 1 as d from changed' end;
  of_was text := case when tg_op <> 'INSERT' then 'select was.*::app.agreement_now as n, -1 as d from was' end;
  lines int;
begin
  execute format($q$
    with lines as (
      select c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, sum(r.d) as n
      from (%s) r cross join lateral app.agreement_cells(r.n) c
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

/* The counters of agreements as of a day, as app.commitment_tallies gives those of commitments. */
create function app.agreement_tallies(as_of date, whats text[], partners bpchar[], x_from text default '', x_until text default '~')
returns table (what text, partner char(2), x text, y text, z text, marking marking, n int)
language plpgsql stable rows 2000 as $$
#variable_conflict use_column
begin
  return query
  select t.what, t.partner, t.x, t.y, t.z, t.marking, t.n from app.tallies t
  where t.what = any (whats) and t.partner = any (partners) and t.x >= x_from and t.x < x_until;
  if not exists (select from app.agreement_now n where n.settled_on > as_of)
    and not exists (select from app.agreement_now n where n.settled_until < as_of) then return; end if;
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

revoke execute on function app.mou_scope(text, boolean, boolean), app.agreement_standing(uuid[], date, date), app.stand_agreements(uuid[]), app.agreement_follow(),
  app.target_days_follow(), app.agreement_settled(date), app.agreement_unsettled_now(date), app.agreement_unsettled(date), app.agreement_today(date),
  app.agreement_cells(app.agreement_now), app.tally_agreements(), app.agreement_tallies(date, text[], bpchar[], text, text) from public;
grant execute on function app.mou_scope(text, boolean, boolean), app.agreement_standing(uuid[], date, date), app.agreement_settled(date),
  app.agreement_unsettled_now(date), app.agreement_unsettled(date), app.agreement_today(date), app.agreement_cells(app.agreement_now),
  app.agreement_tallies(date, text[], bpchar[], text, text) to app_rw;

-- What is on record already; nobody else is there.
insert into app.agreement_now (agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed,
  signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
  pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids)
select * from app.agreement_standing(array(select id from agreement), '9999-12-31', current_date - 1);
with lines as (
  select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int as n
  from app.agreement_now n cross join lateral app.agreement_cells(n) c group by 1, 2, 3, 4, 5, 6
)
insert into app.tally (what, partner, x, y, z, marking, n)
select * from lines union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6;

create trigger tally_insert after insert on app.agreement_now referencing new table as changed
  for each statement execute function app.tally_agreements();
create trigger tally_update after update on app.agreement_now referencing old table as was new table as changed
  for each statement execute function app.tally_agreements();
create trigger tally_delete after delete on app.agreement_now referencing old table as was
  for each statement execute function app.tally_agreements();

-- The other orders of the list, and the few that are counted without being named.
create index agreement_by_title on agreement (lower(title), id);
create index agreement_placeholder on agreement (partner) where is_placeholder;
