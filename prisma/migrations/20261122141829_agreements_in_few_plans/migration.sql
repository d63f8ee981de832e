-- What is not settled yet is looked for in the order of its index: otherwise a plan that is kept for every day expects one
-- soon, and looks through the table. Hand-written.

/* Whether any agreement is not settled on a day. */
create function app.agreements_unsettled(as_of date) returns boolean language plpgsql stable as $$
begin
  perform from app.agreement_now n where n.settled_on > as_of order by n.settled_on limit 1;
  if found then return true; end if;
  perform from app.agreement_now n where n.settled_until < as_of and n.settled_until < 'infinity' order by n.settled_until limit 1;
  return found;
end $$;
revoke execute on function app.agreements_unsettled(date) from public;
grant execute on function app.agreements_unsettled(date) to app_rw;

create or replace function app.agreement_unsettled_now(as_of date) returns setof app.agreement_now language plpgsql stable rows 10 as $$
declare
  ids uuid[];
begin
  if not app.agreements_unsettled(as_of) then return; end if;
  ids := array(
    select n.agreement_id from app.agreement_now n where n.settled_on > as_of
    union all select n.agreement_id from app.agreement_now n where n.settled_until < as_of);
  return query
  select s.agreement_id, s.partner::char(2), s.marking, s.instrument, s.binding, s.is_placeholder, s.state,
    s.is_signed, s.signed_on, s.in_force_on, s.is_pending_mou, s.stage, s.stage_entered_on, s.target_days,
    s.waiting_on, s.waiting_agency_id, s.pipeline_entered_on, s.ends_on, s.notice_on, s.owed_on,
    s.settled_on, s.settled_until, s.topic_ids, s.agency_ids,
    app.mou_scope(s.instrument, s.is_signed, s.is_pending_mou), s.stage_entered_on + s.target_days + 1,
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
  if not app.agreements_unsettled(as_of) then return; end if;
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

-- A term without a length does not renew itself, whatever its rule says: its end stays.
create or replace function app.agreement_standing(ids uuid[], as_of date, term_on date default null) returns table (
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
  cross join lateral (select a.renewal = 'automatic' and a.term_months >= 1 as is_so, greatest(dated.last_on, term_on) as from_day) renewing
  join lateral app.agreement_term(case when renewing.is_so and term_on is not null then renewing.from_day else as_of end) t on t.agreement_id = a.id
  left join app.after_signature(as_of) owed on owed.agreement_id = a.id
  cross join lateral (
    select coalesce(array_agg(distinct one.id order by one.id) filter (where one.id is not null), '{}') as topics
    from agreement_topic x join topic own on own.id = x.topic_id cross join lateral (values (own.id), (own.parent_id)) one(id)
    where x.agreement_id = a.id
  ) about
  where a.id = any (ids)
$$;
update app.agreement_now n set settled_until = 'infinity' from agreement a
where a.id = n.agreement_id and n.settled_until < 'infinity' and coalesce(a.term_months, 0) < 1;

-- MoUs of every scope in the order of their lists.
create index agreement_now_mous on app.agreement_now (stage_key, agreement_id) where mou_scope is not null;
-- Rounds that were promised are few among the meetings.
create index meeting_promising on meeting (partner) where series_id is null and (next_round_on is not null or next_round_words is not null);

/*
 * Terms that renewed themselves are kept anew: until then they are asked of the rule, which is right but slower. Run each
 * night, a thousand at a time: of more, everybody else would have to wait (app.stand_agreements).
 */
create function app.renew_terms() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[] := array(
    select n.agreement_id from app.agreement_now n
    where n.settled_until < current_date - 1 and n.settled_until < 'infinity' order by n.settled_until limit 1000);
begin
  perform app.stand_agreements(ids);
  return cardinality(ids);
end $$;
revoke execute on function app.renew_terms() from public;
grant usage on schema app to app_jobs;
grant execute on function app.renew_terms() to app_jobs;
