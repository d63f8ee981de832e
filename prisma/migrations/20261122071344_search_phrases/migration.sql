-- Words in quotes are looked for as they stand; what has a word with a minus before it is left out.

drop function app.search(text, text[], text);
drop function app.search_query(text[]);

/* A word: as it stands, as the beginning of a longer one, or by its stem. */
create function app.search_word(word text) returns tsquery language sql stable as $$
  -- Quoted: nothing that was typed is an operator.
  select to_tsquery('app.plain', '''' || replace(replace(app.search_fold(word), '\', '\\'), '''', '''''') || ''':*')
    || plainto_tsquery('app.stemmed', app.search_fold(word))
$$;

/* Words as they stand beside one another; or all of them anywhere, where places are not known. */
create function app.search_phrase(phrase text, is_placed boolean) returns tsquery language sql stable as $$
  select case when is_placed
    then phraseto_tsquery('app.plain', app.search_fold(phrase))
    else plainto_tsquery('app.plain', app.search_fold(phrase))
  end
$$;

/* Every word and every phrase. Null without any. */
create function app.search_query(words text[], phrases text[]) returns tsquery language plpgsql stable as $$
declare
  one tsquery;
  wanted tsquery;
begin
  foreach one in array
    array(select app.search_word(word) from unnest(words) word)
      || array(select app.search_phrase(phrase, true) || app.search_phrase(phrase, false) from unnest(phrases) phrase)
  loop
    if numnode(one) > 0 then
      wanted := coalesce(wanted && one, one);
    end if;
  end loop;
  return wanted;
end $$;

/* The same words one after the other, whatever stands between them but letters and digits. */
create function app.search_pattern(phrase text) returns text language sql stable as $$
  select '\y' || array_to_string(array(
    select regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g') from regexp_split_to_table(app.search_fold(phrase), '[^[:alnum:]]+') word where word <> ''
  ), '[^[:alnum:]]+') || '\y'
$$;

/* Whether a phrase stands in an entry. */
create function app.search_has(entry search_doc, phrase text) returns boolean language sql stable as $$
  select case
    when entry.words @@ app.search_phrase(phrase, true) then true
    -- A vector knows 256 places of a word and 16,383 in all; so long a text may have more.
    when length(entry.text) < 15000 or not entry.words @@ app.search_phrase(phrase, false) then false
    else app.search_fold(entry.text) ~ app.search_pattern(phrase)
  end
$$;

-- Only a session that has loaded pg_trgm knows its parameter, which the next function sets.
select similarity('', '');

/*
 * What is found by a text, of what the viewer may see; the nearest entry of each record. tier: 0 the reference or a name
 * itself, 1 a name that begins so, 2 in the names, 3 in the text, 4 a name that is alike. What is alike counts only for
 * kinds that have nothing nearer, and must be very much alike where another kind has the name; among records that are
 * known by a title it counts only where there is nothing at all, and nowhere when a phrase is asked for. Names of
 * countries are more alike than others. Very frequent words are counted up to 5,000.
 *
 * asked is all that is looked for in one text; without holds words and phrases that no entry of the record may have.
 *
 * Runs as owner, because no index can serve a search behind row security: the operators are not leakproof, and at
 * 300,000 entries that is seconds instead of milliseconds. The viewer's own rights stand in each branch, before anything
 * is counted or cut; who reads the entries found does so under row security.
 */
create function app.search(asked text, words text[], phrases text[], without text[], asked_ref text)
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
  query tsquery := app.search_query(words, phrases);
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
         and (phrases = '{}' or not exists (select from unnest(phrases) phrase where not app.search_has(d, phrase)))
       limit 5000)
    ) h
    where without = '{}' or not exists (
      select from search_doc d join unnest(without) phrase on app.search_has(d, phrase)
      where d.kind = h.kind and d.record_id = h.record_id and (sees_all or d.partners <@ mine) and d.marking <= clearance)
    order by h.kind, h.record_id, h.tier, h.rank desc, h.part
  loop
    if kind <> all (met) then met := met || kind; end if;
    nearest := least(nearest, tier);
    return next;
  end loop;
  if length(name) < 3 or phrases <> '{}' then return; end if;
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
      and (without = '{}' or not exists (
        select from search_doc d join unnest(without) phrase on app.search_has(d, phrase)
        where d.kind = a.kind and d.record_id = a.record_id and (sees_all or d.partners <@ mine) and d.marking <= clearance))
    order by a.kind, a.record_id, a.rank desc, a.part;
end $$;

revoke execute on function app.search_word(text), app.search_phrase(text, boolean), app.search_query(text[], text[]),
  app.search_pattern(text), app.search_has(search_doc, text), app.search(text, text[], text[], text[], text) from public;
grant execute on function app.search_word(text), app.search_phrase(text, boolean), app.search_query(text[], text[]),
  app.search(text, text[], text[], text[], text) to app_rw;
