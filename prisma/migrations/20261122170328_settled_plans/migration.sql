-- settled plans: written by hand

/*
 * Nearly every commitment is settled on any day that is asked about. Of "settled_on <= as_of" a plan that is kept for all
 * days believes a third, and so looks dearer than one that is made anew for each request, which takes longer than the
 * list itself. An inequality it believes of nearly all.
 */
create or replace function app.commitment_settled(as_of date) returns table (
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
  from app.commitment_now n where least(n.settled_on, as_of + 1) <> as_of + 1
$$;
