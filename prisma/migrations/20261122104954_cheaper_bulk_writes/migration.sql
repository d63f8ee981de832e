-- Whole files are written a hundred thousand rows at a time: what is asked for each row must not be planned for each row.

-- Whether a row is open to the viewer. The tables of today are asked by statements that are planned once a connection;
-- one that comes later is asked as before, until it is named here.
do $$
declare branches text;
begin
  select string_agg(format('when %L::regclass then return exists (select from public.%I t where t.id = row_id);', 'public.' || tab, tab), E'\n    ' order by tab)
  into branches
  from unnest(array['agenda_item', 'agency', 'agreement', 'attachment', 'commitment', 'delivery', 'figure', 'meeting',
    'person', 'post', 'source', 'status_update', 'training']) tab;
  execute format($f$
create or replace function app.sees(tab regclass, row_id uuid) returns boolean language plpgsql stable as $body$
declare found boolean;
begin
  if row_id is null then return true; end if;
  case tab
    %s
    else
      execute format('select exists (select 1 from %%s where id = $1)', tab) into found using row_id;
      return found;
  end case;
end $body$ $f$, branches);
end $$;

-- Plain letters are folded by making them small: nothing else would be done to them.
create or replace function app.search_fold(t text) returns text language sql stable parallel safe as $$
  select case when octet_length(t) = length(t) then lower(t) else
    lower(public.unaccent(regexp_replace(
      translate(normalize(t, nfkc), E'\u064A\u0649\u0643\u0629\u0647\u06C0\u0623\u0625', E'\u06CC\u06CC\u06A9\u06C1\u06C1\u06C1\u0627\u0627'),
      E'[\u064B-\u065F\u0670\u0640\u200B-\u200F]', '', 'g')))
  end
$$;

-- Only a long text can be more than a vector holds, and only for one is a savepoint worth its price.
create or replace function app.search_vector(names text, title text, body text) returns tsvector language plpgsql stable as $$
begin
  if length(names) + length(title) + length(body) < 50000 then
    return setweight(to_tsvector('app.plain', names), 'A') || setweight(to_tsvector('app.stemmed', title), 'A')
      || setweight(to_tsvector('app.plain', body), 'D') || setweight(to_tsvector('app.stemmed', body), 'D');
  end if;
  begin
    return setweight(to_tsvector('app.plain', names), 'A') || setweight(to_tsvector('app.stemmed', title), 'A')
      || setweight(to_tsvector('app.plain', body), 'D') || setweight(to_tsvector('app.stemmed', body), 'D');
  exception when program_limit_exceeded then
    return app.search_vector(left(names, 10000), left(title, 10000), left(body, length(body) / 2));
  end;
end $$;

-- Two connections share the records of an import between them: each takes those of its lane.
drop function app.search_import(uuid, uuid, int);
create function app.search_import(batch uuid, past uuid, most int, lane int, lanes int) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last uuid;
  part record;
begin
  if not exists (select from import_batch b where b.id = batch and b.owner_id = app.uid()) then
    raise exception 'not an import of this user' using errcode = '42501';
  end if;
  for part in
    select n.kind, array_agg(n.record_id::text) as ids, max(n.record_id::text)::uuid as last from (
      select distinct r.kind, r.record_id from import_row r
      where r.batch_id = batch and r.kind::text <> 'course'
        and r.record_id > coalesce(past, '00000000-0000-0000-0000-000000000000')
        and abs(uuid_hash(r.record_id)::bigint) % lanes = lane
      order by r.record_id limit most
    ) n group by n.kind
  loop
    perform app.search_refresh(part.kind::text::search_kind, part.ids);
    last := greatest(last::text, part.last::text)::uuid;
  end loop;
  return last;
end $$;
revoke execute on function app.search_import(uuid, uuid, int, int, int) from public;
grant execute on function app.search_import(uuid, uuid, int, int, int) to app_rw;
