-- Meetings and programmes that a file has just brought in are left to app.stand_new, and a topic that is renamed does not
-- concern them: two migrations each said one of it of the same functions. Hand-written.

create or replace function app.meeting_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'meeting';
begin
  if is_file and tg_table_name = 'meeting' then return null; end if;
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
  ids := array(
    select m.id from meeting m
    where m.id = any (ids) and (not is_file or exists (select from app.meeting_now n where n.meeting_id = m.id)));
  if ids <> '{}' then
    perform app.stand_meetings(ids);
  end if;
  return null;
end $$;

create or replace function app.training_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  is_file boolean := tg_op = 'INSERT' and coalesce(current_setting('app.bulk', true), '') = 'training';
begin
  if is_file and tg_table_name = 'training' then return null; end if;
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
  ids := array(
    select r.id from training r
    where r.id = any (ids) and (not is_file or exists (select from app.training_now n where n.training_id = r.id)));
  if ids <> '{}' then
    perform app.stand_trainings(ids);
  end if;
  return null;
end $$;
