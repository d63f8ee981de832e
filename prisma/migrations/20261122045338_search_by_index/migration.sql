-- CreateIndex
CREATE INDEX "search_doc_ref_idx" ON "search_doc" USING GIN ("ref" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_doc_names_idx" ON "search_doc" USING GIN ("names");

-- From here on written by hand: how it is asked.

/* Every word: as it stands, as the beginning of a longer one, or by its stem. Null without words. */
create function app.search_query(words text[]) returns tsquery language plpgsql stable as $$
declare
  word text;
  one tsquery;
  wanted tsquery;
begin
  foreach word in array words loop
    word := app.search_fold(word);
    -- Quoted: nothing that was typed is an operator.
    one := to_tsquery('app.plain', '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*')
      || plainto_tsquery('app.stemmed', word);
    if numnode(one) > 0 then
      wanted := coalesce(wanted && one, one);
    end if;
  end loop;
  return wanted;
end $$;

/* As a LIKE pattern that has no wildcard of its own. */
create function app.search_like(t text) returns text language sql immutable parallel safe as $$
  select regexp_replace(t, '[\\%_]', '\\\&', 'g')
$$;

-- Only a session that has loaded pg_trgm knows its parameter, which the next function sets.
select similarity('', '');

/*
 * What is found by a text, of what the viewer may see; the nearest entry of each record. tier: 0 the reference or a name
 * itself, 1 a name that begins so, 2 in the names, 3 in the text, 4 a name that is alike. What is alike counts only for
 * kinds that have nothing nearer, and must be very much alike where another kind has the name; among records that are
 * known by a title it counts only where there is nothing at all. Names of countries are more alike than others.
 * Very frequent words are counted up to 5,000.
 *
 * Runs as owner, because no index can serve a search behind row security: the operators are not leakproof, and at
 * 300,000 entries that is seconds instead of milliseconds. The viewer's own rights stand in each branch, before anything
 * is counted or cut; who reads the entries found does so under row security.
 */
create function app.search(asked text, words text[], asked_ref text)
returns table (kind search_kind, record_id text, part text, tier int, rank real)
language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.45 as $$
#variable_conflict use_column
declare
  sees_all boolean := app.sees_all_partners();
  mine bpchar[] := app.my_partners();
  clearance marking := app.my_clearance();
  name text := app.search_fold(asked);
  name_like text := app.search_like(name);
  ref_like text := app.search_like(asked);
  query tsquery := app.search_query(words);
  met search_kind[] := '{}';
  nearest int := 4;
begin
  if btrim(name) = '' then return; end if;
  for kind, record_id, part, tier, rank in
    select distinct on (h.kind, h.record_id) h.kind, h.record_id, h.part, h.tier, h.rank
    from (
      (select d.kind, d.record_id, d.part, 0 as tier, 1::real as rank from search_doc d
       where (d.ref = asked_ref or d.names @> array[name]) and (sees_all or d.partners <@ mine) and d.marking <= clearance
       limit 5000)
      union all
      (select d.kind, d.record_id, d.part, case when d.folded like name_like || '%' then 1 else 2 end, 1 from search_doc d
       where length(name) > 2 and (d.folded like '%' || name_like || '%' or d.ref ilike '%' || ref_like || '%')
         and (sees_all or d.partners <@ mine) and d.marking <= clearance
       limit 5000)
      union all
      (select d.kind, d.record_id, d.part, case when ts_filter(d.words, '{a}') @@ query then 2 else 3 end, ts_rank(d.words, query)
       from search_doc d
       where d.words @@ query and (sees_all or d.partners <@ mine) and d.marking <= clearance
       limit 5000)
    ) h
    order by h.kind, h.record_id, h.tier, h.rank desc, h.part
  loop
    if kind <> all (met) then met := met || kind; end if;
    nearest := least(nearest, tier);
    return next;
  end loop;
  if length(name) < 3 then return; end if;
  return query
    select distinct on (a.kind, a.record_id) a.kind, a.record_id, a.part, 4, a.rank
    from (
      select alike.*, max(alike.rank) over (partition by alike.kind) as best
      from (
        select d.kind, d.record_id, d.part, word_similarity(name, d.folded) as rank from search_doc d
        where d.kind in ('agency', 'person', 'partner', 'topic') and d.kind <> all (met) and name <% d.folded
          and (sees_all or d.partners <@ mine) and d.marking <= clearance
        union all
        (select d.kind, d.record_id, d.part, word_similarity(name, d.folded) from search_doc d
         where met = '{}' and d.kind not in ('agency', 'person', 'partner', 'topic') and name <% d.folded
           and (sees_all or d.partners <@ mine) and d.marking <= clearance
         limit 500)
      ) alike
    ) a
    where a.rank >= a.best - 0.15 and a.rank >= case when nearest <= 2 then 0.7 when a.kind = 'partner' then 0.6 else 0.45 end
    order by a.kind, a.record_id, a.rank desc, a.part;
end $$;

revoke execute on function app.search_query(text[]), app.search_like(text), app.search(text, text[], text) from public;
grant execute on function app.search_query(text[]), app.search(text, text[], text) to app_rw;
