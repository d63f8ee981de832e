/*
 * Agreements as of a day, and as they were known: written by hand. What was on record by then, and is dated no later, stands
 * as it is kept; the rule is asked of those alone to which more came since, and that were there already. So what is kept
 * says since when an agreement was there, and when the last of its entries was recorded.
 */
alter table app.agreement_now add column begun_on date, add column recorded_at timestamptz;

/* Without a history it always was there; of an entry without a date nobody knows since when. */
create function app.agreement_recorded(ids uuid[]) returns table (agreement_id uuid, begun_on date, recorded_at timestamptz)
language sql stable as $$
  select a.id, coalesce(least(acts.first_on, steps.first_on), '-infinity'),
    greatest(a.created_at, acts.at, steps.at, (select max(f.recorded_at) from after_signature_entry f where f.agreement_id = a.id))
  from agreement a
  cross join lateral (
    select min(coalesce(x.happened_on, '-infinity')) as first_on, max(x.recorded_at) as at from agreement_action x where x.agreement_id = a.id
  ) acts
  cross join lateral (
    select min(e.entered_on) as first_on, max(e.recorded_at) as at from stage_entry e where e.agreement_id = a.id
  ) steps
  where a.id = any (ids)
$$;
revoke execute on function app.agreement_recorded(uuid[]) from public;

alter table app.agreement_now disable trigger user;
update app.agreement_now n set begun_on = r.begun_on, recorded_at = r.recorded_at
from app.agreement_recorded(array(select id from agreement)) r where r.agreement_id = n.agreement_id;
alter table app.agreement_now enable trigger user;
alter table app.agreement_now alter column begun_on set not null, alter column recorded_at set not null;

create or replace function app.stand_agreements(ids uuid[]) returns void language plpgsql
set enable_bitmapscan to off set jit to off as $$
declare others uuid[];
begin
  select array_agg(n.agreement_id order by n.agreement_id::text) into others
  from app.agreement_now n where n.agreement_id = any (ids) and n.xmin <> pg_current_xact_id()::xid;
  if cardinality(others) > 1000 then
    lock table app.agreement_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('agreement ' || one, 0)) from unnest(others) one;
  end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('app.target_days', 0));
  insert into app.agreement_now as n (agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed,
    signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
    pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids, begun_on, recorded_at)
  select s.*, r.begun_on, r.recorded_at
  from app.agreement_standing(ids, '9999-12-31', current_date - 1) s join app.agreement_recorded(ids) r on r.agreement_id = s.agreement_id
  on conflict (agreement_id) do update set (marking, instrument, binding, is_placeholder, state, is_signed,
      signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
      pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids, begun_on, recorded_at)
    = (excluded.marking, excluded.instrument, excluded.binding, excluded.is_placeholder, excluded.state, excluded.is_signed,
      excluded.signed_on, excluded.in_force_on, excluded.is_pending_mou, excluded.stage, excluded.stage_entered_on,
      excluded.target_days, excluded.waiting_on, excluded.waiting_agency_id, excluded.pipeline_entered_on, excluded.ends_on,
      excluded.notice_on, excluded.owed_on, excluded.settled_on, excluded.settled_until, excluded.topic_ids, excluded.agency_ids,
      excluded.begun_on, excluded.recorded_at)
  where n is distinct from excluded;
end $$;

-- Its rows have the new columns, too; nothing that reads them asks for these.
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
    coalesce(s.stage_entered_on, 'infinity'), coalesce(s.pipeline_entered_on, 'infinity'),
    null::date, null::timestamptz
  from app.agreement_standing(ids, as_of) s;
end $$;

/*
 * Every visible agreement that was there on a day, as it stood and was known then, in two parts as today's are: as it is
 * kept, and as the rule has it. Together they are app.agreement_state(as_of, known_at) of what existed.
 */
create function app.agreement_settled_at(as_of date, known_at timestamptz) returns table (
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
  from app.agreement_now n where n.settled_on <= as_of and n.settled_until >= as_of and n.recorded_at <= known_at
$$;
create function app.agreement_turning(as_of date, known_at timestamptz, is_of_day boolean) returns table (
  agreement_id uuid, partner char(2), marking marking, instrument text, binding text, is_placeholder boolean,
  state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage text, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean, over_on date,
  waiting_on text, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int,
  ends_on date, notice_on date, owed_on date, topic_ids uuid[], agency_ids uuid[],
  mou_scope text, known_on date, stage_key date, pipeline_key date
) language sql stable as $$
  select n.agreement_id, n.partner, n.marking, n.instrument, n.binding, n.is_placeholder,
    s.state, s.is_signed, s.signed_on, s.in_force_on, s.is_pending_mou,
    s.stage::text, s.stage_entered_on, s.days_in_stage, s.target_days, s.is_over_target, s.stage_entered_on + s.target_days + 1,
    s.waiting_on::text, s.waiting_agency_id, s.pipeline_entered_on, s.pipeline_days,
    (select t.ends_on from app.agreement_term(as_of, known_at) t where t.agreement_id = n.agreement_id),
    (select t.notice_on from app.agreement_term(as_of, known_at) t where t.agreement_id = n.agreement_id),
    (select f.due_on from app.after_signature(as_of, known_at) f where f.agreement_id = n.agreement_id),
    n.topic_ids, n.agency_ids, app.mou_scope(n.instrument, s.is_signed, s.is_pending_mou),
    coalesce(s.signed_on, s.in_force_on, s.pipeline_entered_on, '0001-01-01'),
    coalesce(s.stage_entered_on, 'infinity'), coalesce(s.pipeline_entered_on, 'infinity')
  from app.agreement_now n
  cross join lateral (select st.* from app.agreement_state(as_of, known_at) st where st.agreement_id = n.agreement_id offset 0) s
  where (n.settled_on > as_of or n.settled_until < as_of or n.recorded_at > known_at)
    and (not is_of_day or case
      when known_at = 'infinity' then n.begun_on <= as_of
      -- Of what was on record then: something had happened, or nothing was on record at all.
      else exists (select from agreement_action x where x.agreement_id = n.agreement_id and x.recorded_at <= known_at and coalesce(x.happened_on <= as_of, true))
        or exists (select from stage_entry e where e.agreement_id = n.agreement_id and e.recorded_at <= known_at and e.entered_on <= as_of)
        or not exists (
          select from agreement_action x where x.agreement_id = n.agreement_id and x.recorded_at <= known_at
          union all select from stage_entry e where e.agreement_id = n.agreement_id and e.recorded_at <= known_at)
      end)
$$;
revoke execute on function app.agreement_settled_at(date, timestamptz), app.agreement_turning(date, timestamptz, boolean) from public;
grant execute on function app.agreement_settled_at(date, timestamptz), app.agreement_turning(date, timestamptz, boolean) to app_rw;
