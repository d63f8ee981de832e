-- What is not settled yet is nearly always nothing: it is looked for first, and by a function of its own, so that no list
-- and no counter is planned with the whole rule in it. Planning cost more than counting. Hand-written.

create or replace function app.commitment_unsettled(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, late_on date,
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
    n.made_first_day, n.late_on, n.topic_ids, n.root_ids, n.agency_ids,
    case when s.is_open then coalesce(s.due_last_day, '9999-12-31') else 'infinity' end,
    case when s.is_open then coalesce(s.due_last_day, '0001-01-01') else '-infinity' end,
    coalesce(s.last_evidence_on, '-infinity')
  from app.commitment_now n join app.commitment_state(as_of) s on s.commitment_id = n.commitment_id
  where n.settled_on > as_of;
end $$;

drop function app.commitment_tallies(date, text[], bpchar[]);
/*
 * The counters of commitments as of a day, for the partners given, with x from the one to before the other: the lines of
 * all that is settled, those of what is not yet settled taken away, and the same of how it stands that day.
 */
create function app.commitment_tallies(as_of date, whats text[], partners bpchar[], x_from text default '', x_until text default '~')
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
    n.topic_ids, n.root_ids, n.agency_ids, null, null, null)::app.commitment_now) c
  cross join lateral (values (n.partner), ('**'::char(2))) level(partner)
  where n.settled_on > as_of and c.what = any (whats) and level.partner = any (partners) and c.x collate "C" >= x_from and c.x collate "C" < x_until;
end $$;
revoke execute on function app.commitment_tallies(date, text[], bpchar[], text, text) from public;
grant execute on function app.commitment_tallies(date, text[], bpchar[], text, text) to app_rw;

-- A counter is read from its key alone.
alter table app.tally drop constraint tally_pkey;
create unique index tally_key on app.tally (what, partner, x, y, z, marking) include (n);
-- Lines come and go all the time: little dead weight is worth a sweep.
alter table app.tally_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The rows of some days are counted from an index alone.
drop index app.commitment_now_open, app.commitment_now_late;
create index commitment_now_open on app.commitment_now (due_last_day) include (partner, marking, settled_on, obligor, root_ids) where is_open and is_promise;
create index commitment_now_late on app.commitment_now (late_on) include (partner, marking, settled_on) where is_promise;
create index commitment_now_told on app.commitment_now (evidence_key) include (partner, marking, settled_on, is_open, obligor) where is_promise;

-- Lists by date begin where an index begins, and what waits stands in a short one.
create index meeting_by_day on meeting (held_on desc nulls last, id desc);
create index meeting_planned on meeting (held_on, id) where life = 'planned';
create index meeting_submitted on meeting (updated_at, id) where record_state = 'submitted';
create index meeting_returned on meeting (updated_at desc, id) where record_state = 'returned';
create index meeting_created on meeting (created_at);
create index commitment_created on commitment (created_at) where strength <= 'will';
create index status_update_recorded on status_update (recorded_at);
create index agreement_action_recorded on agreement_action (recorded_at);
create index stage_entry_recorded on stage_entry (recorded_at);
create index source_by_day on source (published_on desc nulls last, created_at desc, id desc);
-- The latest with one partner.
create index commitment_of_partner_made on commitment (partner, made_on) where strength <= 'will';
create index status_update_of_partner on status_update (partner, effective_on);
create index agreement_action_of_partner on agreement_action (partner, happened_on);
create index stage_entry_of_partner on stage_entry (partner, entered_on);
create index course_of_partner on course (partner, starts_on);
