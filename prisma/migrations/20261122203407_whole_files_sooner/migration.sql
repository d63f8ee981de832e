-- What a hundred thousand rows cost, where each of them paid for what the others had paid for. Hand-written.

-- A key is found by its signs, in no language's order: comparing them by the rules of languages took a fourth of an insert.
alter table audit_event alter column record_id type text collate "C";
alter table import_row alter column key type text collate "C";

/*
 * How a record stands goes with the record: all that go in one statement at once. A foreign key looked each of them up when
 * it came, and when it went took it down in a statement of its own, which counted anew what had been counted. The rows are
 * locked as they are where they are written down.
 */
create function app.forget_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ids uuid[] := array(select was.id from was order by was.id::text);
begin
  if cardinality(ids) > 1000 then
    execute format('lock table app.%I in share row exclusive mode', tg_table_name || '_now');
  else
    perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' ' || one, 0)) from unnest(ids) one;
  end if;
  execute format('delete from app.%I where %I = any ($1)', tg_table_name || '_now', tg_table_name || '_id') using ids;
  return null;
end $$;
revoke execute on function app.forget_standing() from public;

do $$
declare tab text;
begin
  foreach tab in array array['commitment', 'agreement', 'meeting', 'training'] loop
    execute format('alter table app.%I drop constraint %I', tab || '_now', format('%s_now_%s_id_fkey', tab, tab));
    execute format('create trigger stand_forget after delete on %I referencing old table as was
      for each statement execute function app.forget_standing()', tab);
  end loop;
end $$;

/* As before, but the topics and agencies of all are gathered once, not for each. */
create or replace function app.meeting_standing(ids uuid[])
 returns setof app.meeting_now
 language sql
 stable
as $$
  with about as (
    select x.meeting_id, array_agg(distinct one.id order by one.id) as topics
    from meeting_topic x join topic t on t.id = x.topic_id cross join lateral (values (t.id), (t.parent_id)) one(id)
    where x.meeting_id = any (ids) and one.id is not null group by 1
  ), present as (
    select p.meeting_id, array_agg(distinct one.id order by one.id) as agencies
    from participant p left join post o on o.id = p.post_id cross join lateral (values (p.agency_id), (o.agency_id)) one(id)
    where p.meeting_id = any (ids) and p.has_attended and one.id is not null group by 1
  )
  select m.id, m.partner, m.marking, m.type::text, m.life::text, m.record_state::text, extract(year from m.held_on)::int,
    coalesce(app.first_day(m.held_on, m.held_precision), m.held_on), coalesce(about.topics, '{}'), coalesce(present.agencies, '{}')
  from meeting m left join about on about.meeting_id = m.id left join present on present.meeting_id = m.id
  where m.id = any (ids)
$$;

/* As before, but what belongs to meetings is gathered once, not for each. */
create or replace function app.search_of_meeting(ids text[])
 returns setof app.search_entry
 language sql
 stable
as $$
  with items as (
    select i.meeting_id, string_agg(concat_ws(E'\n', i.title, i.notes), E'\n' order by i.position) as said
    from agenda_item i where i.meeting_id = any (ids::uuid[]) group by 1
  ), ends as (
    select o.meeting_id, string_agg(o.text, E'\n' order by o.position) as said
    from outcome o where o.meeting_id = any (ids::uuid[]) group by 1
  ), those as (
    select p.meeting_id, string_agg(concat_ws(', ', p.name, p.title_as_printed), E'\n' order by p.position) as said
    from participant p where p.meeting_id = any (ids::uuid[]) group by 1
  )
  select m.id::text, '', array[m.partner], m.marking, m.ref, null, m.title, null, m.place, array[m.title],
    concat_ws(E'\n', m.summary, m.place, m.next_round_words, m.life_reason, items.said, ends.said, those.said),
    m.held_on, m.held_precision
  from meeting m left join items on items.meeting_id = m.id left join ends on ends.meeting_id = m.id
    left join those on those.meeting_id = m.id
  where m.id = any (ids::uuid[])
$$;

/* As before, but of what a file brings only those meetings are looked for that are written down already. */
create or replace function app.meeting_follow()
 returns trigger
 language plpgsql
 security definer
 set search_path = public, pg_temp
as $$
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
  if is_file then
    ids := array(select n.meeting_id from app.meeting_now n where n.meeting_id = any (ids));
  else
    -- With a meeting goes all that is its own.
    ids := array(select m.id from meeting m where m.id = any (ids));
  end if;
  if ids <> '{}' then
    perform app.stand_meetings(ids);
  end if;
  return null;
end $$;
