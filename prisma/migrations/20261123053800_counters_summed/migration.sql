-- Of counters few ask by marking: they are summed where they are found, a quarter of the lines to hand on.

drop function app.commitment_tallies(date, text[], bpchar[], text, text);

/*
 * By what the counters of commitments (app.tallies) differ on a day from what they say: the lines of what is not settled by
 * then, taken away, and the same of how it stands that day.
 */
create function app.commitment_tally_changes(as_of date, whats text[], partners bpchar[], x_from text, x_until text)
returns table (what text, partner char(2), x text, y text, z text, marking marking, n int)
language plpgsql stable rows 10 as $$
#variable_conflict use_column
begin
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

/* The counters of commitments as of a day, for the partners and markings given (null: all), with x from the one to before the other. */
create function app.commitment_tallies(as_of date, whats text[], partners bpchar[], markings marking[], x_from text, x_until text)
returns table (what text, partner char(2), x text, y text, z text, n int)
language plpgsql stable rows 500 as $$
#variable_conflict use_column
begin
  return query
  select t.what, t.partner, t.x, t.y, t.z, sum(t.n)::int from app.tallies t
  where t.what = any (whats) and t.partner = any (partners) and t.x >= x_from and t.x < x_until
    and (markings is null or t.marking = any (markings))
  group by t.what, t.partner, t.x, t.y, t.z;
  return query
  select c.what, c.partner, c.x, c.y, c.z, c.n from app.commitment_tally_changes(as_of, whats, partners, x_from, x_until) c
  where markings is null or c.marking = any (markings);
end $$;

/* How many promises there are as of a day, by partner and marking. */
create function app.promises_by_marking(as_of date, partners bpchar[])
returns table (partner char(2), marking marking, n int)
language plpgsql stable rows 100 as $$
#variable_conflict use_column
begin
  return query
  select t.partner, t.marking, sum(t.n)::int from app.tallies t
  where t.what = 'kind' and t.partner = any (partners) group by t.partner, t.marking;
  return query
  select c.partner, c.marking, c.n from app.commitment_tally_changes(as_of, '{kind}', partners, '', '~') c;
end $$;

revoke execute on function app.commitment_tally_changes(date, text[], bpchar[], text, text),
  app.commitment_tallies(date, text[], bpchar[], marking[], text, text), app.promises_by_marking(date, bpchar[]) from public;
grant execute on function app.commitment_tally_changes(date, text[], bpchar[], text, text),
  app.commitment_tallies(date, text[], bpchar[], marking[], text, text), app.promises_by_marking(date, bpchar[]) to app_rw;
