-- A file writes down how its records stand once, when all that belongs to them is there: what stands in
-- imports_in_bulk for commitments and agreements, on the functions of cheaper_counts, and for meetings and training too.

/* As before, but what a file brings is folded once, when search has learned of all of it. */
create or replace function app.add_tallies(lines app.tally[]) returns void language plpgsql as $$
declare
  written int;
  is_file boolean := coalesce(current_setting('app.bulk', true), '') not in ('', 'yes');
begin
  with line as (
    select what, partner, x, y, z, marking, sum(n)::int as n from unnest(lines) group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  )
  insert into app.tally_change (what, partner, x, y, z, marking, n)
  select * from line union all select what, '**', x, y, z, marking, sum(n)::int from line group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
  get diagnostics written = row_count;
  if not is_file and (written > 1000 or random() < 0.02) then
    perform app.fold_tally();
  end if;
end $$;

create or replace function app.tally_commitments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.commitment_now as n from changed) r cross join lateral app.commitment_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.commitment_now as n from was) r cross join lateral app.commitment_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

/* As before, but commitments that a file has just brought are left to app.stand_new. */
create or replace function app.commitment_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'commitment';
begin
  if is_file and tg_table_name = 'commitment' then return null; end if;
  case tg_table_name
    when 'commitment' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select ct.commitment_id from commitment_topic ct join changed t on t.id = ct.topic_id);
    else
      ids := array(select changed.commitment_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.commitment_id from was);
      end if;
  end case;
  -- With a commitment goes all that is its own.
  ids := array(
    select c.id from commitment c
    where c.id = any (ids) and (not is_file or exists (select from app.commitment_now n where n.commitment_id = c.id)));
  if ids <> '{}' then
    perform app.stand(ids);
  end if;
  return null;
end $$;

/* As before, but meetings that a file has just brought are left to app.stand_new. */
create or replace function app.meeting_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'meeting';
begin
  if is_file and tg_table_name = 'meeting' then return null; end if;
  case tg_table_name
    when 'meeting' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select x.meeting_id from meeting_topic x join changed t on t.id = x.topic_id);
    when 'post' then ids := array(select p.meeting_id from participant p join changed o on o.id = p.post_id);
    else
      ids := array(select changed.meeting_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.meeting_id from was);
      end if;
  end case;
  -- With a meeting goes all that is its own.
  ids := array(
    select m.id from meeting m
    where m.id = any (ids) and (not is_file or exists (select from app.meeting_now n where n.meeting_id = m.id)));
  if ids <> '{}' then
    perform app.stand_meetings(ids);
  end if;
  return null;
end $$;

/* As before, but programmes that a file has just brought are left to app.stand_new. */
create or replace function app.training_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'training';
begin
  if is_file and tg_table_name = 'training' then return null; end if;
  case tg_table_name
    when 'training' then ids := array(select changed.id from changed);
    when 'topic' then ids := array(select x.training_id from training_topic x join changed t on t.id = x.topic_id);
    else
      ids := array(select changed.training_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.training_id from was);
      end if;
  end case;
  -- With a programme goes all that is its own.
  ids := array(
    select r.id from training r
    where r.id = any (ids) and (not is_file or exists (select from app.training_now n where n.training_id = r.id)));
  if ids <> '{}' then
    perform app.stand_trainings(ids);
  end if;
  return null;
end $$;

/* As before, but a lock is taken only where another could wait for it, as app.stand does. */
create or replace function app.stand_meetings(ids uuid[]) returns void language plpgsql as $$
declare others uuid[];
begin
  select array_agg(n.meeting_id order by n.meeting_id::text) into others
  from app.meeting_now n where n.meeting_id = any (ids) and n.xmin <> pg_current_xact_id()::xid;
  if cardinality(others) > 1000 then
    lock table app.meeting_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('meeting ' || one, 0)) from unnest(others) one;
  end if;
  insert into app.meeting_now as n select * from app.meeting_standing(ids)
  on conflict (meeting_id) do update set (marking, type, life, record_state, year, day, topic_ids, agency_ids)
    = (excluded.marking, excluded.type, excluded.life, excluded.record_state, excluded.year, excluded.day, excluded.topic_ids, excluded.agency_ids)
  where n is distinct from excluded;
end $$;

/* As before, but a lock is taken only where another could wait for it, as app.stand does. */
create or replace function app.stand_trainings(ids uuid[]) returns void language plpgsql as $$
declare others uuid[];
begin
  select array_agg(n.training_id order by n.training_id::text) into others
  from app.training_now n where n.training_id = any (ids) and n.xmin <> pg_current_xact_id()::xid;
  if cardinality(others) > 1000 then
    lock table app.training_now in share row exclusive mode;
  else
    perform pg_advisory_xact_lock(hashtextextended('training ' || one, 0)) from unnest(others) one;
  end if;
  insert into app.training_now as n select * from app.training_standing(ids)
  on conflict (training_id) do update set (marking, provider_side, topic_ids) = (excluded.marking, excluded.provider_side, excluded.topic_ids)
  where n is distinct from excluded;
end $$;

/* As before, also for meetings and programmes. */
create or replace function app.stand_new(of_kind text, ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case of_kind
    when 'commitment' then
      ids := array(select c.id from commitment c
        where c.id = any (ids) and not exists (select from app.commitment_now n where n.commitment_id = c.id));
      if ids <> '{}' then perform app.stand(ids); end if;
    when 'agreement' then
      ids := array(select a.id from agreement a
        where a.id = any (ids) and not exists (select from app.agreement_now n where n.agreement_id = a.id));
      if ids <> '{}' then perform app.stand_agreements(ids); end if;
    when 'meeting' then
      ids := array(select m.id from meeting m
        where m.id = any (ids) and not exists (select from app.meeting_now n where n.meeting_id = m.id));
      if ids <> '{}' then perform app.stand_meetings(ids); end if;
    when 'training' then
      ids := array(select r.id from training r
        where r.id = any (ids) and not exists (select from app.training_now n where n.training_id = r.id));
      if ids <> '{}' then perform app.stand_trainings(ids); end if;
  end case;
end $$;
