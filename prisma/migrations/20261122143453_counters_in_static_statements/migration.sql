-- Triggers that keep how records stand, and count them, in statements that are planned once for a connection. What two
-- earlier migrations say of the same functions holds together: files that come in at once, and static statements.
-- Hand-written.

/*
 * Writes lines of counters down, those of each partner and of all; now and then folds them. A whole file is folded once,
 * when search has learned of all of it.
 */
create or replace function app.add_tallies(lines app.tally[]) returns void language plpgsql as $$
declare
  written int;
begin
  with line as (
    select what, partner, x, y, z, marking, sum(n)::int as n from unnest(lines) group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  )
  insert into app.tally_change (what, partner, x, y, z, marking, n)
  select * from line union all select what, '**', x, y, z, marking, sum(n)::int from line group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
  get diagnostics written = row_count;
  if coalesce(current_setting('app.bulk', true), '') = '' and (written > 1000 or random() < 0.02) then
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

create or replace function app.tally_agreements() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lines app.tally[] := '{}';
begin
  if tg_op <> 'DELETE' then
    lines := array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, count(*))::app.tally
      from (select changed.*::app.agreement_now as n from changed) r cross join lateral app.agreement_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  if tg_op <> 'INSERT' then
    lines := lines || array(
      select row(c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking, -count(*))::app.tally
      from (select was.*::app.agreement_now as n from was) r cross join lateral app.agreement_cells(r.n) c
      group by c.what, (r.n).partner, c.x, c.y, c.z, (r.n).marking);
  end if;
  perform app.add_tallies(lines);
  return null;
end $$;

/*
 * After a change: how the commitments of the rows changed stand. Under "changed" stand the new rows, or those that went. What
 * a file has just brought in is left to app.stand_new.
 */
create or replace function app.commitment_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'commitment';
  ids uuid[];
begin
  case tg_table_name
    when 'commitment' then
      if is_file then return null; end if;
      ids := array(select changed.id from changed);
    when 'topic' then
      -- One that is renamed does not concern them.
      ids := array(select ct.commitment_id from commitment_topic ct where ct.topic_id in (select changed.id from changed join was on was.id = changed.id where was.parent_id is distinct from changed.parent_id));
    else
      ids := array(select changed.commitment_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.commitment_id from was);
      end if;
  end case;
  -- With a commitment goes all that is its own.
  ids := array(
    select c.id from commitment c where c.id = any (ids)
      and (not is_file or exists (select from app.commitment_now n where n.commitment_id = c.id)));
  if ids <> '{}' then
    perform app.stand(ids);
  end if;
  return null;
end $$;

create or replace function app.agreement_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'agreement';
  ids uuid[];
begin
  case tg_table_name
    when 'agreement' then
      if is_file then return null; end if;
      ids := array(select changed.id from changed);
    when 'topic' then
      ids := array(select x.agreement_id from agreement_topic x where x.topic_id in (select changed.id from changed join was on was.id = changed.id where was.parent_id is distinct from changed.parent_id));
    else
      ids := array(select changed.agreement_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.agreement_id from was);
      end if;
  end case;
  -- With an agreement goes all that is its own.
  ids := array(
    select a.id from agreement a where a.id = any (ids)
      and (not is_file or exists (select from app.agreement_now n where n.agreement_id = a.id)));
  if ids <> '{}' then
    perform app.stand_agreements(ids);
  end if;
  return null;
end $$;

/*
 * As app.stand: a lock is taken only where another could wait for it. What this transaction has just made nobody else
 * sees, and a file of a hundred thousand would take more locks than a server has.
 */
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

create or replace function app.meeting_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'meeting' then ids := array(select changed.id from changed);
    when 'topic' then
      ids := array(select x.meeting_id from meeting_topic x where x.topic_id in (select changed.id from changed join was on was.id = changed.id where was.parent_id is distinct from changed.parent_id));
    when 'post' then ids := array(select p.meeting_id from participant p join changed o on o.id = p.post_id);
    else
      ids := array(select changed.meeting_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.meeting_id from was);
      end if;
  end case;
  -- With a meeting goes all that is its own.
  ids := array(select m.id from meeting m where m.id = any (ids));
  if ids <> '{}' then
    perform app.stand_meetings(ids);
  end if;
  return null;
end $$;

create or replace function app.training_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'training' then ids := array(select changed.id from changed);
    when 'topic' then
      ids := array(select x.training_id from training_topic x where x.topic_id in (select changed.id from changed join was on was.id = changed.id where was.parent_id is distinct from changed.parent_id));
    else
      ids := array(select changed.training_id from changed);
      if tg_op = 'UPDATE' then
        ids := ids || array(select was.training_id from was);
      end if;
  end case;
  -- With a programme goes all that is its own.
  ids := array(select r.id from training r where r.id = any (ids));
  if ids <> '{}' then
    perform app.stand_trainings(ids);
  end if;
  return null;
end $$;
