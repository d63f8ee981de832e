/*
 * Each state that a commitment was in before its present one, from which day and until which: what app.commitment_now says
 * from settled_on on, this says of every day before. So how things stood on a day that is past is read from a range, and not
 * derived from all histories. What writes app.commitment_now writes it, and the row security is the same. What no day
 * changes is repeated, so that lists and sums read nothing else. Hand-written.
 */
create table app.commitment_was (
  commitment_id uuid not null,
  -- '-infinity' where nobody knows when it was made; until_on is the first day on which it was no longer so.
  from_on date not null,
  until_on date not null,
  partner bpchar not null,
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
  late_on date,
  topic_ids uuid[] not null,
  root_ids uuid[] not null,
  agency_ids uuid[] not null,
  due_key date not null generated always as (case when is_open then coalesce(due_last_day, '9999-12-31') else 'infinity' end) stored,
  due_back date not null generated always as (case when is_open then coalesce(due_last_day, '0001-01-01') else '-infinity' end) stored,
  evidence_key date not null generated always as (coalesce(evidence_on, '-infinity')) stored,
  made_year int generated always as (extract(year from made_first_day)) stored,
  primary key (commitment_id, from_on)
);
alter table app.commitment_was enable row level security;
create policy visible on app.commitment_was for select to app_rw using (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
);
grant select on app.commitment_was to app_rw;

/*
 * The rows of commitment_was as they should be, of commitments that stand in commitment_now as they should. One after the
 * other: a file has more of them than the planner believes.
 */
create function app.commitment_history(ids uuid[]) returns table (
  commitment_id uuid, from_on date, until_on date, partner char(2), marking marking, obligor text, kind text, strength text,
  is_promise boolean, status text, status_on date, is_open boolean, due_last_day date, evidence_on date, made_first_day date,
  late_on date, topic_ids uuid[], root_ids uuid[], agency_ids uuid[]
) language sql stable as $$
  select n.commitment_id, h.from_on, h.until_on, n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, h.status::text,
    h.status_on, h.status not in ('complete', 'dropped', 'superseded'), n.due_last_day, greatest(h.evidence_on, n.made_first_day),
    n.made_first_day, n.late_on, n.topic_ids, n.root_ids, n.agency_ids
  from app.commitment_now n
  cross join lateral (
    select told.from_on, lead(told.from_on) over days as until_on, coalesce(told.status, 'no_evidence') as status, told.status_on,
      max(told.evidence_on) over days as evidence_on
    from (
      -- Of several entries for one day the last holds, and those before the first day hold on it.
      select greatest(u.effective_on, n.made_first_day, '-infinity') as from_on, max(u.effective_on) as status_on,
        (array_agg(u.status order by u.effective_on desc nulls last, u.recorded_at desc, u.id desc))[1] as status,
        max(u.effective_on) filter (where u.source_id is not null or u.attachment_id is not null) as evidence_on
      from (
        select u.effective_on, u.recorded_at, u.id, u.status, u.source_id, u.attachment_id
        from status_update u where u.commitment_id = n.commitment_id
        union all select null, null, null, null, null, null
      ) u group by 1
    ) told window days as (order by told.from_on)
  ) h
  -- What has changed since the day on which it was made has a history.
  where n.commitment_id = any (ids) and n.settled_on > coalesce(n.made_first_day, '-infinity') and h.until_on is not null
$$;

/* As before, and how they stood until then. */
create or replace function app.stand(ids uuid[]) returns void language plpgsql set jit = off as $$
declare
  others uuid[];
  is_known boolean;
begin
  select array_agg(n.commitment_id order by n.commitment_id::text) filter (where n.xmin <> pg_current_xact_id()::xid), count(*) > 0
  into others, is_known from app.commitment_now n where n.commitment_id = any (ids);
  if cardinality(others) > 1000 then
    lock table app.commitment_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('commitment ' || one, 0)) from unnest(others) one;
  end if;
  insert into app.commitment_now as n (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
    is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_standing(ids)
  on conflict (commitment_id) do update set (marking, obligor, kind, strength, is_promise, status, status_on,
      is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
    = (excluded.marking, excluded.obligor, excluded.kind, excluded.strength, excluded.is_promise, excluded.status,
      excluded.status_on, excluded.is_open, excluded.due_last_day, excluded.evidence_on, excluded.made_first_day,
      excluded.late_on, excluded.settled_on, excluded.topic_ids, excluded.root_ids, excluded.agency_ids)
  where n is distinct from excluded;
  insert into app.commitment_was as w (commitment_id, from_on, until_on, partner, marking, obligor, kind, strength, is_promise,
    status, status_on, is_open, due_last_day, evidence_on, made_first_day, late_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_history(ids)
  on conflict (commitment_id, from_on) do update set (until_on, marking, obligor, kind, strength, is_promise,
      status, status_on, is_open, due_last_day, evidence_on, made_first_day, late_on, topic_ids, root_ids, agency_ids)
    = (excluded.until_on, excluded.marking, excluded.obligor, excluded.kind, excluded.strength, excluded.is_promise,
      excluded.status, excluded.status_on, excluded.is_open, excluded.due_last_day, excluded.evidence_on,
      excluded.made_first_day, excluded.late_on, excluded.topic_ids, excluded.root_ids, excluded.agency_ids)
  where w is distinct from excluded;
  if is_known then
    -- Days on which nothing begins any more: another first day, an entry that was taken back.
    delete from app.commitment_was w using app.commitment_now n
    where w.commitment_id = any (ids) and n.commitment_id = w.commitment_id and (
      w.from_on < coalesce(n.made_first_day, '-infinity') or w.from_on >= n.settled_on
      or (w.from_on > coalesce(n.made_first_day, '-infinity')
        and not exists (select from status_update u where u.commitment_id = w.commitment_id and u.effective_on = w.from_on)));
  end if;
end $$;

/* As before, and of a commitment how it stood. */
create or replace function app.forget_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ids uuid[] := array(select was.id from was order by was.id::text);
begin
  if cardinality(ids) > 1000 then
    execute format('lock table app.%I in share row exclusive mode', tg_table_name || '_now');
  else
    perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' ' || one, 0)) from unnest(ids) one;
  end if;
  execute format('delete from app.%I where %I = any ($1)', tg_table_name || '_now', tg_table_name || '_id') using ids;
  if tg_table_name = 'commitment' then
    delete from app.commitment_was w where w.commitment_id = any (ids);
  end if;
  return null;
end $$;

/* What was in another state on a day than from its last change on, as app.commitment_settled has the others. */
create function app.commitment_earlier(as_of date) returns table (
  commitment_id uuid, partner char(2), marking marking, obligor text, kind text, strength text, is_promise boolean,
  status text, status_on date, is_open boolean, due_last_day date, is_overdue boolean, is_due_soon boolean,
  days_overdue int, last_evidence_on date, freshness text, made_first_day date, made_year int, late_on date,
  topic_ids uuid[], root_ids uuid[], agency_ids uuid[], due_key date, due_back date, evidence_key date
) language sql stable as $$
  select w.commitment_id, w.partner, w.marking, w.obligor, w.kind, w.strength, w.is_promise, w.status, w.status_on,
    w.is_open, w.due_last_day, coalesce(w.is_open and w.due_last_day < as_of, false),
    coalesce(w.is_open and w.due_last_day between as_of and as_of + 30, false),
    case when w.is_open and w.due_last_day < as_of then as_of - w.due_last_day end, w.evidence_on,
    case when w.evidence_on >= as_of - 45 then 'fresh' when w.evidence_on >= as_of - 90 then 'ageing' else 'stale' end,
    w.made_first_day, w.made_year, w.late_on, w.topic_ids, w.root_ids, w.agency_ids, w.due_key, w.due_back, w.evidence_key
  from app.commitment_was w where w.from_on <= as_of and w.until_on > as_of
$$;
revoke execute on function app.commitment_history(uuid[]), app.commitment_earlier(date) from public;
grant execute on function app.commitment_earlier(date) to app_rw;

-- What is on record already: a million commitments take half a minute.
insert into app.commitment_was (commitment_id, from_on, until_on, partner, marking, obligor, kind, strength, is_promise,
  status, status_on, is_open, due_last_day, evidence_on, made_first_day, late_on, topic_ids, root_ids, agency_ids)
select * from app.commitment_history(array(select commitment_id from app.commitment_now));
-- In the order of the list, of all, of one partner and of one status; with all that a filter or a sum can ask.
create index commitment_was_due on app.commitment_was (due_key, commitment_id)
  include (from_on, until_on, partner, marking, is_promise, obligor, kind, strength, status, evidence_on, made_first_day, made_year, topic_ids, root_ids, agency_ids);
create index commitment_was_partner on app.commitment_was (partner, due_key, commitment_id)
  include (from_on, until_on, marking, is_promise, obligor, kind, strength, status, evidence_on, made_first_day, made_year, topic_ids, root_ids, agency_ids);
create index commitment_was_status on app.commitment_was (status, due_key, commitment_id) include (from_on, until_on, partner, marking) where is_promise;
analyze app.commitment_was;
