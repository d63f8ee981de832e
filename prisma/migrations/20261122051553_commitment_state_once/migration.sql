-- The updates of a commitment are read once for its status and its last evidence, not twice. Same rules. Hand-written.

create or replace function app.commitment_state(as_of date, known_at timestamptz default 'infinity')
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
    select
      (array_agg(u.status order by u.effective_on desc, u.recorded_at desc, u.id desc))[1] as status,
      max(u.effective_on) as effective_on,
      max(u.effective_on) filter (where u.source_id is not null or u.attachment_id is not null) as evidence_on
    from status_update u
    where u.commitment_id = c.id and u.effective_on <= as_of and u.recorded_at <= known_at
  ) latest on true
  cross join lateral (
    select coalesce(latest.status, 'no_evidence') as status,
      coalesce(latest.status, 'no_evidence') not in ('complete', 'dropped', 'superseded') as is_open,
      app.last_day(c.due_on, c.due_precision) as due
  ) now_at
  cross join lateral (
    select greatest(latest.evidence_on, case when app.first_day(c.made_on, c.made_precision) <= as_of then app.first_day(c.made_on, c.made_precision) end) as on_day
  ) seen
  where c.created_at <= known_at and coalesce(app.first_day(c.made_on, c.made_precision) <= as_of, true)
$$;
