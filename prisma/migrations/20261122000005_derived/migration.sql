-- "Derived, never typed": the rules of src/features/{commitments,agreements}/rules.ts as SQL, for lists and counts.
-- Plain SQL functions without SECURITY DEFINER: PostgreSQL inlines them, and row security applies inside. Hand-written.

/*
 * Every visible commitment as it stood at the end of the day as_of, by what was recorded until known_at.
 * Mirrors statusOn, isOpenStatus, isOverdue, isDueSoon, daysOverdue, lastEvidenceOn and freshness.
 */
create function app.commitment_state(as_of date, known_at timestamptz default 'infinity')
returns table (
  commitment_id uuid, status commitment_status, status_on date, is_open boolean, is_promise boolean,
  due_last_day date, is_overdue boolean, is_due_soon boolean, days_overdue int,
  last_evidence_on date, freshness text
) language sql stable as $$
  select
    c.id, now_at.status, latest.effective_on, now_at.is_open, c.strength <= 'will',
    now_at.due, coalesce(now_at.is_open and now_at.due < as_of, false),
    coalesce(now_at.is_open and now_at.due between as_of and as_of + 30, false),
    case when now_at.is_open and now_at.due < as_of then as_of - now_at.due end,
    seen.on_day,
    case when as_of - seen.on_day <= 45 then 'fresh' when as_of - seen.on_day <= 90 then 'ageing' else 'stale' end
  from commitment c
  left join lateral (
    select u.status, u.effective_on from status_update u
    where u.commitment_id = c.id and u.effective_on <= as_of and u.recorded_at <= known_at
    order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
  ) latest on true
  cross join lateral (
    select coalesce(latest.status, 'no_evidence') as status,
      coalesce(latest.status, 'no_evidence') not in ('complete', 'dropped', 'superseded') as is_open,
      app.last_day(c.due_on, c.due_precision) as due
  ) now_at
  left join lateral (
    select max(u.effective_on) as on_day from status_update u
    where u.commitment_id = c.id and u.effective_on <= as_of and u.recorded_at <= known_at
      and (u.source_id is not null or u.attachment_id is not null)
  ) evidence on true
  cross join lateral (
    select greatest(evidence.on_day, case when app.first_day(c.made_on, c.made_precision) <= as_of then app.first_day(c.made_on, c.made_precision) end) as on_day
  ) seen
  where c.created_at <= known_at and coalesce(app.first_day(c.made_on, c.made_precision) <= as_of, true)
$$;
grant execute on function app.commitment_state(date, timestamptz) to app_rw;

/*
 * Every visible agreement as of a day, by what was recorded until known_at.
 * Mirrors stateOn, isSigned, isPendingMou, stageOn, daysInStage and isOverTarget.
 */
create function app.agreement_state(as_of date, known_at timestamptz default 'infinity')
returns table (
  agreement_id uuid, state text, is_signed boolean, signed_on date, in_force_on date, is_pending_mou boolean,
  stage stage, stage_entered_on date, days_in_stage int, target_days int, is_over_target boolean,
  waiting_on waiting_on, waiting_agency_id uuid, pipeline_entered_on date, pipeline_days int
) language sql stable as $$
  select
    a.id,
    case
      when force.type in ('in_force', 'revived', 'renewed') then 'in_force'
      when force.type is not null then force.type::text
      when entry.stage in ('withdrawn', 'lapsed') then entry.stage::text
      when done.is_provisional then 'provisionally_applied'
      when done.is_signed then 'signed'
      when done.is_initialled then 'initialled'
      else 'proposed'
    end,
    done.is_signed, done.signed_on, done.in_force_on,
    a.instrument = 'mou' and not done.is_signed and coalesce(entry.stage not in ('withdrawn', 'lapsed'), true),
    entry.stage, entry.entered_on, as_of - entry.entered_on,
    target.target_days, coalesce(as_of - entry.entered_on > target.target_days, false),
    entry.waiting_on, entry.waiting_agency_id, pipeline.entered_on, as_of - pipeline.entered_on
  from agreement a
  -- What stands from the entry into force on: an undated entry into force before all that is dated, the rest undated behind it.
  left join lateral (
    select x.type from agreement_action x
    where x.agreement_id = a.id and x.type >= 'in_force' and coalesce(x.happened_on <= as_of, true) and x.recorded_at <= known_at
    order by case when x.happened_on is not null then 0 when x.type = 'in_force' then -1 else 1 end desc,
      x.happened_on desc, x.type desc, x.recorded_at desc, x.id desc
    limit 1
  ) force on true
  cross join lateral (
    select
      coalesce(bool_or(x.type <> 'initialled'), false) as is_signed,
      coalesce(bool_or(x.type = 'initialled'), false) as is_initialled,
      coalesce(bool_or(x.type = 'provisionally_applied'), false) as is_provisional,
      min(x.happened_on) filter (where x.type = 'signed') as signed_on,
      min(x.happened_on) filter (where x.type = 'in_force') as in_force_on
    from agreement_action x
    where x.agreement_id = a.id and coalesce(x.happened_on <= as_of, true) and x.recorded_at <= known_at
  ) done
  left join lateral (
    select e.stage, e.entered_on, e.waiting_on, e.waiting_agency_id from stage_entry e
    where e.agreement_id = a.id and e.entered_on <= as_of and e.recorded_at <= known_at
    order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1
  ) entry on true
  left join lateral (
    select min(e.entered_on) as entered_on from stage_entry e
    where e.agreement_id = a.id and e.entered_on <= as_of and e.recorded_at <= known_at
  ) pipeline on true
  left join route_stage target on target.route_id = a.route_id and target.stage = entry.stage
  where a.created_at <= known_at
$$;
grant execute on function app.agreement_state(date, timestamptz) to app_rw;
