-- What a file of a hundred thousand meetings pays for and nobody asks. By partner and day meetings are found by
-- "meeting_latest_of_partner", which has the id as well.
drop index "meeting_partner_held_on_idx";

-- Most delegations are known by their head's name alone.
drop index "participant_person_id_idx";
create index participant_of_person on participant (person_id) where person_id is not null;

create or replace function app.audit_bulk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- In the order that jsonb keeps its keys in: it sorts them for each row, and what is sorted costs it a fifth less.
  columns text[] := array(
    select attname::text from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped
    order by length(attname), attname::text collate "C");
  listed text := (select string_agg(quote_ident(name), ', ' order by place) from unnest(columns) with ordinality as one(name, place));
  scope text := case when columns @> '{partner}' then 'c.partner, c.marking' else 'c.country, c.marking' end;
  parent text := '';
  keys text;
begin
  if coalesce(current_setting('app.bulk', true), '') = '' then return null; end if;
  if tg_nargs = 2 then
    scope := case when tg_argv[0] = 'agency' then 'p.country, p.marking' else 'p.partner, p.marking' end;
    parent := format('join %I p on p.id = c.%I', tg_argv[0], tg_argv[1]);
  end if;
  select string_agg(format('%L, c.%I', name, name), ', ') into keys from unnest(columns) name where name like '%\_id';
  execute format($q$
    insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, after, parents)
    select $1, $2, $3, $4, c.%I::text, 'I', %s, to_jsonb(c), jsonb_strip_nulls(jsonb_build_object(%s))
    from (select %s from changed offset 0) c %s
  $q$, case when columns @> '{id}' then 'id' else tg_argv[1] end, scope, coalesce(keys, ''), listed, parent)
  using app.uid(), coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''), tg_table_name::text;
  return null;
end $$;
