/*
 * Commitments as of a day that is past, or as they were known: what was settled by that day stands as it is kept
 * (app.commitment_settled), of the others the rule is asked, one after the other, with what no day changes beside it. As
 * known on a day it is asked of all: what is kept does not say when it was recorded. Hand-written.
 */
create function app.commitment_turning(as_of date, known_at timestamptz) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, made_year int, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select n.commitment_id, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, s.status::text, s.status_on,
    s.is_open, n.due_last_day, s.is_overdue, s.is_due_soon, s.days_overdue, s.last_evidence_on, s.freshness,
    n.made_first_day, n.made_year,
    case when known_at = 'infinity' then n.late_on when n.due_last_day < as_of and coalesce((
      select u.status from status_update u
      where u.commitment_id = n.commitment_id and u.effective_on <= n.due_last_day + 1 and u.recorded_at <= known_at
      order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
    ), 'no_evidence') not in ('complete', 'dropped', 'superseded') then n.due_last_day + 1 end,
    n.topic_ids, n.root_ids, n.agency_ids,
    case when s.is_open then coalesce(n.due_last_day, '9999-12-31') else 'infinity' end,
    case when s.is_open then coalesce(n.due_last_day, '0001-01-01') else '-infinity' end,
    coalesce(s.last_evidence_on, '-infinity')
  from app.commitment_now n
  cross join lateral (select st.* from app.commitment_state(as_of, known_at) st where st.commitment_id = n.commitment_id offset 0) s
  where (n.settled_on > as_of or known_at < 'infinity') and (n.made_first_day is null or n.made_first_day <= as_of)
$$;
revoke execute on function app.commitment_turning(date, timestamptz) from public;
grant execute on function app.commitment_turning(date, timestamptz) to app_rw;
