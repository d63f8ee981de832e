-- DropIndex
DROP INDEX "search_doc_words_idx";

-- DropIndex
DROP INDEX "search_doc_folded_idx";

-- DropIndex
DROP INDEX "search_doc_ref_idx";

-- CreateIndex
CREATE INDEX "search_doc_partners_words_idx" ON "search_doc" USING GIN ("partners", "words");

-- From here on written by hand: no search reads more than so much, whatever is asked and whoever asks.

-- Rights are read in the index: who sees few of the newest does not fetch the others.
drop index search_doc_newest_idx;
create index search_doc_newest_idx on search_doc (kind, dated_on desc nulls last, record_id, part, marking);
-- The same of one partner.
create index search_doc_newest_of_idx on search_doc (partners, kind, dated_on desc nulls last, record_id, part, marking);
drop index search_doc_name_words_idx;
create index search_doc_name_words_idx on search_doc using gin (partners, ts_filter(words, '{a}'));
-- Who and what has a name is few beside what has a title.
create index search_doc_alike_words_idx on search_doc using gin (words) where kind in ('agency', 'person', 'partner', 'topic');
-- A reference, also when only its end is typed.
create index search_doc_number_idx on search_doc (split_part(ref, '-', 4) text_pattern_ops, ref) where ref is not null;

drop function app.search(text, text[], text[], text[], text, bpchar, search_kind[], int[]);
drop function app.search_hits(app.search_asked, boolean, search_kind[], int[], double precision, double precision);
drop function app.search_lacks(search_kind, text, app.search_asked);
drop function app.search_guess(text);
drop type app.search_asked;
drop type app.search_place;

/*
 * What is looked for, and what the viewer may see of it. terms: each word of it; placed: its phrases, unwanted: what is
 * left out, as far as a vector knows them; among: the partners that are asked for and seen, null where these are all.
 */
create type app.search_asked as (
  name text, query tsquery, terms tsquery[], phrases text[], placed tsquery, without text[], unwanted tsquery,
  sees_all boolean, mine bpchar[], clearance marking, of_partner bpchar, among bpchar[]
);

/* About how many entries each of these conditions holds for, by the planner's statistics. */
create function app.search_guesses(conditions text[]) returns double precision[] language plpgsql
set max_parallel_workers_per_gather = 0 as $$
declare plan json;
begin
  if cardinality(conditions) = 0 then return '{}'; end if;
  execute 'explain (format json) select from search_doc d where false union all '
    || array_to_string(array(select 'select from search_doc d where ' || one from unnest(conditions) one), ' union all ') into plan;
  return case when cardinality(conditions) = 1 then array[(plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision]
    else array(select (one ->> 'Plan Rows')::double precision from json_array_elements(plan -> 0 -> 'Plan' -> 'Plans') one) end;
end $$;

/* Whether no entry of a record, of those that the viewer may see, has any of these words and phrases. */
create function app.search_lacks(of_kind search_kind, of_record text, a app.search_asked) returns boolean language sql stable as $$
  select not exists (
    select from search_doc d join unnest((a).without) phrase on app.search_has(d, phrase)
    where d.kind = of_kind and d.record_id = of_record and ((a).sees_all or d.partners <@ (a).mine) and d.marking <= (a).clearance)
$$;

/* An entry, its day, and its place among the newest of its kind. */
create type app.search_place as (kind search_kind, record_id text, part text, dated_on date, nr bigint);

/*
 * Of the newest entries of a kind, so many as look says, those that have what is asked for: in their names, in their text,
 * or names that are alike. The newest most of them, and one more where there are more; a last row without a record
 * where older entries were not looked through. Of several partners each has its share of them.
 */
create function app.search_walk(a app.search_asked, way text, of_kind search_kind, most int, look int)
returns setof app.search_place language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  asked_name text := a.name;
  query tsquery := a.query;
  phrases text[] := a.phrases;
  placed tsquery := a.placed;
  without text[] := a.without;
  unwanted tsquery := a.unwanted;
  clearance marking := a.clearance;
  of_partner bpchar := a.of_partner;
  one bpchar;
  share int := ceil(look / greatest(cardinality(a.among), 1)::float);
  of_one app.search_place[];
  met app.search_place[] := '{}';
  is_last boolean;
  is_cut boolean := false;
begin
  foreach one in array coalesce(a.among, array[null]::bpchar[]) loop
    if one is null then
      select array_agg(row(of_kind, seen.record_id, seen.part, seen.dated_on, 0)::app.search_place order by seen.nr) filter (where seen.is_hit), bool_or(seen.nr = share)
      into of_one, is_last
      from (
        select numbered.* from (
          select looked.*, row_number() over () as nr from (
            select d.record_id, d.part, d.dated_on, coalesce(case way
                when 'alike' then asked_name <% d.folded
                when 'names' then d.words @@ query and ts_filter(d.words, '{a}') @@ query
                else d.words @@ query
              end
              and (phrases = '{}' or d.words @@ placed or (octet_length(d.text) >= 15000 and app.search_has_all(d::search_doc, phrases)))
              and (without = '{}' or (coalesce(not d.words @@ unwanted, true) and app.search_lacks(d.kind, d.record_id, a))), false) as is_hit
            from (
              select * from search_doc d where d.kind = of_kind and d.marking <= clearance
              order by d.kind, d.dated_on desc nulls last, d.record_id, d.part limit share
            ) d
            -- Looked at before they are numbered, which would keep all of each.
            offset 0
          ) looked
        ) numbered
        where numbered.is_hit or numbered.nr = share
        limit most + 1
      ) seen;
    else
      select array_agg(row(of_kind, seen.record_id, seen.part, seen.dated_on, 0)::app.search_place order by seen.nr) filter (where seen.is_hit), bool_or(seen.nr = share)
      into of_one, is_last
      from (
        select numbered.* from (
          select looked.*, row_number() over () as nr from (
            select d.record_id, d.part, d.dated_on, coalesce(case way
                when 'alike' then asked_name <% d.folded
                when 'names' then d.words @@ query and ts_filter(d.words, '{a}') @@ query
                else d.words @@ query
              end
              and (phrases = '{}' or d.words @@ placed or (octet_length(d.text) >= 15000 and app.search_has_all(d::search_doc, phrases)))
              and (d.part = '' or of_partner is null or app.search_concerns(d::search_doc, of_partner))
              and (without = '{}' or (coalesce(not d.words @@ unwanted, true) and app.search_lacks(d.kind, d.record_id, a))), false) as is_hit
            from (
              select * from search_doc d where d.partners = array[one] and d.kind = of_kind and d.marking <= clearance
              order by d.partners, d.kind, d.dated_on desc nulls last, d.record_id, d.part limit share
            ) d
            offset 0
          ) looked
        ) numbered
        where numbered.is_hit or numbered.nr = share
        limit most + 1
      ) seen;
    end if;
    is_cut := is_cut or (is_last and coalesce(cardinality(of_one), 0) <= most);
    met := met || of_one;
  end loop;
  return query
    select of_kind, m.record_id, m.part, m.dated_on, row_number() over (order by m.dated_on desc nulls last, m.record_id, m.part) as nr
    from unnest(met) m order by nr limit most + 1;
  if is_cut then return next row(of_kind, null, null, null, 0)::app.search_place; end if;
end $$;

/*
 * The same, of all entries, by an index of some of the words. One row without a kind where more than limited entries have
 * these.
 */
create function app.search_indexed(a app.search_asked, way text, kinds search_kind[], most int[], some_words tsquery, limited int)
returns setof app.search_place language plpgsql stable as $$
#variable_conflict use_column
declare
  met app.search_place[];
  is_over boolean;
begin
  execute format($q$
    select array_agg(row(placed.kind, record_id, part, dated_on, nr)::app.search_place) filter (where is_hit and nr <= m.most + 1), bool_or(at > $4)
    from (
      select judged.*, row_number() over (partition by kind, is_hit order by dated_on desc nulls last, record_id, part) as nr
      from (
        select d.kind, d.record_id, d.part, d.dated_on, at, coalesce(%1$s @@ ($1).query
            and (($1).phrases = '{}' or d.words @@ ($1).placed or (octet_length(d.text) >= 15000 and app.search_has_all(entry, ($1).phrases)))
            and (($1).of_partner is null or d.part = '' or app.search_concerns(entry, ($1).of_partner))
            and (($1).without = '{}' or (coalesce(not d.words @@ ($1).unwanted, true) and app.search_lacks(d.kind, d.record_id, $1))), false) as is_hit
        from (
          select d.*, row_number() over () as at
          from (
            select d as entry, d.* from search_doc d
            where %1$s @@ %2$L::tsquery %3$s and d.kind = any ($2) and (($1).sees_all or d.partners <@ ($1).mine) and d.marking <= ($1).clearance
            limit $4 + 1
          ) d
        ) d
        offset 0
      ) judged
      where is_hit or at > $4
    ) placed
    join unnest($2, $3) m(kind, most) on m.kind = placed.kind
    $q$,
    case way when 'names' then 'ts_filter(d.words, ''{a}'')' else 'd.words' end, some_words,
    case when a.among is not null then format('and d.partners && %L::bpchar[]', a.among) end)
  into met, is_over using a, kinds, most, limited;
  if is_over then
    return next row(null, null, null, null, 0)::app.search_place;
  else
    return query select m.kind, m.record_id, m.part, m.dated_on, m.nr from unnest(met) m;
  end if;
end $$;

/*
 * Of each of some kinds, the newest entries that have what is asked for in their names, or anywhere: at most so many (most
 * goes with kinds), and one more where there are more. A row without a record stands for older entries that were not looked
 * through.
 *
 * By two ways, of which statistics choose; what is found is the same by either. What nearly every entry has is found
 * soonest among the newest. What few have is found by an index, all of it at once: it is read whole before the first can
 * be used, so it takes the rarest of the words, and as many more as are cheap. Where words are nearly everywhere and yet
 * not in the newest together, older entries are left alone.
 */
create function app.search_hits(a app.search_asked, way text, kinds search_kind[], most int[], guesses double precision[])
returns setof app.search_place language plpgsql stable rows 200 as $$
#variable_conflict use_column
declare
  entries double precision := (select greatest(reltuples, 1) from pg_class where oid = 'search_doc'::regclass);
  -- Entries of one kind that are looked at, postings that are read, and entries that an index may give.
  looks int[] := array(select greatest(2000, least(16 * one, 8000), 2 * one) from unnest(most) one);
  postings double precision := 500000;
  limited int := greatest(10000, entries / 100);
  some_words tsquery;
  share double precision;
  is_dense boolean;
  walked app.search_place[];
  indexed app.search_place[] := '{}';
  left_over search_kind[] := '{}';
begin
  if a.query is null then return; end if;
  -- Query words from the rarest on, while the index has few enough of them.
  select app.search_all(array_agg(term order by n)), entries * exp(sum(ln(greatest(n, 1) / entries)))
  into some_words, share
  from (select term, n, sum(n) over (order by n, ordinality) as postings_so_far
        from unnest(a.terms, guesses) with ordinality as t(term, n, ordinality)) t
  where postings_so_far <= postings;
  is_dense := (select exp(sum(ln(greatest(n, 1) / entries))) from unnest(guesses) n) * looks[1] >= 2 * most[1];
  if share > limited then some_words := null; end if;

  if is_dense or some_words is null then
    walked := array(select w from unnest(kinds, most, looks) k(kind, most, look), app.search_walk(a, way, k.kind, k.most, k.look) w);
    left_over := array(select w.kind from unnest(walked) w where w.record_id is null);
  else
    left_over := kinds;
  end if;
  if left_over <> '{}' and some_words is not null then
    indexed := array(select i from app.search_indexed(a, way, left_over,
      array(select m.most from unnest(left_over) with ordinality l(kind, at) join unnest(kinds, most) m(kind, most) on m.kind = l.kind order by at),
      some_words, limited) i);
    if indexed[1].kind is null and cardinality(indexed) = 1 then
      indexed := '{}';
    else
      return query select i.kind, i.record_id, i.part, i.dated_on, i.nr from unnest(indexed) i;
      return query select w.kind, w.record_id, w.part, w.dated_on, w.nr from unnest(walked) w where w.kind <> all (left_over);
      return;
    end if;
  end if;
  if walked is null then
    walked := array(select w from unnest(kinds, most, looks) k(kind, most, look), app.search_walk(a, way, k.kind, k.most, k.look) w);
  end if;
  return query select w.kind, w.record_id, w.part, w.dated_on, w.nr from unnest(walked) w;
end $$;

/* Each of some queries. Null without any. */
create function app.search_all(queries tsquery[]) returns tsquery language plpgsql immutable as $$
declare
  one tsquery;
  wanted tsquery;
begin
  foreach one in array coalesce(queries, '{}') loop
    if numnode(one) > 0 then
      wanted := coalesce(wanted && one, one);
    end if;
  end loop;
  return wanted;
end $$;

-- Only a session that has loaded pg_trgm knows its parameter, which the next function sets.
select similarity('', '');

/*
 * What is found by a text, of what the viewer may see and of some kinds: the nearest entry of each record, its place
 * among those of its kind, and how many these are. tier: 0 the reference or a name itself, 1 a name that begins so, 2 in
 * the names, 3 in the text, 4 a name that is alike. What is alike counts only for kinds that have nothing nearer, and
 * must be very much alike where another kind has the name; among records that are known by a title it counts only where
 * there is nothing at all, for the newest of them, and nowhere when a phrase is asked for. Names of countries are more
 * alike than others.
 *
 * Of each kind, the newest entries that have it in their names and the newest that have it anywhere are ranked, at most
 * so many of each (most goes with kinds); is_more tells that there are others, or that older ones were not looked through.
 * Where the newest of a kind have nothing, and older ones were not looked through, the kind has one row without a record.
 * What is an entry's own name or reference is among them however old it is.
 *
 * asked is all that is looked for in one text; without holds words and phrases that no entry of the record may have.
 *
 * Runs as owner, because no index can serve a search behind row security: the operators are not leakproof, and at
 * 300,000 entries that is seconds instead of milliseconds. The viewer's own rights stand in each branch, before anything
 * is counted or cut; who reads the entries found does so under row security.
 */
create function app.search(asked text, words text[], phrases text[], without text[], asked_ref text,
  of_partner bpchar, kinds search_kind[], most int[])
returns table (kind search_kind, record_id text, part text, tier int, rank real, place bigint, total bigint, is_more boolean)
language plpgsql stable security definer set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.45 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  named constant search_kind[] := '{agency,person,partner,topic}';
  a app.search_asked;
  asked_name text := app.search_fold(asked);
  name_like text;
  name_starts text;
  ref_like text;
  number text := (regexp_match(btrim(asked), '^(?:[[:alpha:]]{3}-)?(?:[[:alpha:]]{2}-)?(?:[12]\d{3}-)?(\d{3,9})$'))[1];
  titled search_kind[];
  titled_most int[];
  guesses double precision[];
  nr_of_terms int;
begin
  if btrim(asked_name) = '' then return; end if;
  a.name := asked_name;
  if length(asked_name) > 2 then
    name_like := '%' || app.search_like(asked_name) || '%';
    ref_like := '%' || app.search_like(asked) || '%';
    name_starts := app.search_like(asked_name) || '%';
  end if;
  a.query := app.search_query(words, phrases);
  a.terms := array(
    select term from (
      select app.search_word(word) from unnest(words) word
      union all select app.search_phrase(word, false) from unnest(phrases) phrase, regexp_split_to_table(phrase, '\s+') word
    ) t(term) where numnode(term) > 0);
  a.phrases := phrases;
  a.placed := app.search_all(array(select app.search_phrase(phrase, true) from unnest(phrases) phrase));
  a.without := without;
  a.unwanted := app.search_any(array(select app.search_phrase(phrase, true) from unnest(without) phrase));
  a.sees_all := app.sees_all_partners();
  a.mine := app.my_partners();
  a.clearance := app.my_clearance();
  a.of_partner := of_partner;
  a.among := case
    when of_partner is not null then array(select of_partner where a.sees_all or of_partner = any (a.mine))
    when not a.sees_all then a.mine
  end;
  select array_agg(k.kind), array_agg(k.most) into titled, titled_most from unnest(kinds, most) k(kind, most) where k.kind <> all (named);
  nr_of_terms := cardinality(a.terms);
  if titled <> '{}' then
    guesses := app.search_guesses(array(select format('ts_filter(d.words, ''{a}'') @@ %L::tsquery', term) from unnest(a.terms) term)
      || array(select format('d.words @@ %L::tsquery', term) from unnest(a.terms) term));
  end if;
  return query
    with newest as materialized (
      select h.kind, h.record_id, h.part, h.nr > m.most or h.record_id is null as is_beyond
      from (
        select kind, record_id, part, nr from app.search_hits(a, 'names', titled, titled_most, guesses[:nr_of_terms]) where titled <> '{}'
        union all
        select kind, record_id, part, nr from app.search_hits(a, 'text', titled, titled_most, guesses[nr_of_terms + 1:]) where titled <> '{}'
        union all
        -- Who and what has a name: in its names, and anywhere.
        select d.kind, d.record_id, d.part, row_number() over (partition by d.kind, d.is_name order by d.dated_on desc nulls last, d.record_id, d.part)
        from (
          select d.*, d.folded like name_like or ts_filter(d.words, '{a}') @@ a.query as is_name from search_doc d
          where d.kind in ('agency', 'person', 'partner', 'topic') and d.kind = any (kinds) and (d.folded like name_like or d.words @@ a.query)
            and (d.folded like name_like or a.phrases = '{}' or app.search_has_all(d, a.phrases))
            and (a.sees_all or d.partners <@ a.mine) and d.marking <= a.clearance
            and (a.of_partner is null or (d.partners @> array[a.of_partner] and (d.part = '' or app.search_concerns(d, a.of_partner))))
            and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a))
        ) d
        union all
        select d.kind, d.record_id, d.part, row_number() over (partition by d.kind order by d.dated_on desc nulls last, d.record_id, d.part)
        from (
          select * from search_doc d where d.names @> array[asked_name]
          union all
          select * from search_doc d where d.ref is not null and split_part(d.ref, '-', 4) = split_part(asked_ref, '-', 4) and d.ref = asked_ref
          union all
          select * from search_doc d where d.ref is not null and split_part(d.ref, '-', 4) ~>=~ number and split_part(d.ref, '-', 4) ~<~ (number || ':') and d.ref ilike ref_like
            and d.ref is distinct from asked_ref
        ) d
        where d.kind = any (kinds) and (a.sees_all or d.partners <@ a.mine) and d.marking <= a.clearance
          and (a.of_partner is null or (d.partners @> array[a.of_partner] and (d.part = '' or app.search_concerns(d, a.of_partner)))) and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a))
      ) h
      join unnest(kinds, most) m(kind, most) on m.kind = h.kind
    ),
    ranked as materialized (
      select distinct on (d.kind, d.record_id) d.kind, d.record_id, d.part, near.tier,
        case when near.tier = 0 or near.is_like then 1 else ts_rank(d.words, a.query) end as rank
      from (select distinct n.kind, n.record_id, n.part from newest n where not n.is_beyond) n
      join search_doc d on d.kind = n.kind and d.record_id = n.record_id and d.part = n.part
      cross join lateral (select coalesce(d.folded like name_like or d.ref ilike ref_like, false) as is_like) alike
      cross join lateral (
        select alike.is_like, case
          when coalesce(d.ref = asked_ref, false) or d.names @> array[asked_name] then 0
          when alike.is_like then case when d.folded like name_starts then 1 else 2 end
          when ts_filter(d.words, '{a}') @@ a.query then 2
          else 3
        end as tier
      ) near
      order by d.kind, d.record_id, near.tier, rank desc, d.part
    ),
    titles as materialized (
      select w.kind, w.record_id, w.part
      from unnest(case when length(asked_name) > 2 and a.phrases = '{}' and not exists (select from ranked) then titled end) t(kind),
        app.search_walk(a, 'alike', t.kind, 100, 1000) w
    ),
    similar_names as (
      select distinct on (s.kind, s.record_id) s.kind, s.record_id, s.part, 4 as tier, s.rank
      from (
        select alike.*, max(alike.rank) over (partition by alike.kind) as best
        from (
          select d.kind, d.record_id, d.part, word_similarity(asked_name, d.folded) as rank from search_doc d
          where d.kind in ('agency', 'person', 'partner', 'topic') and d.kind <> all (array(select r.kind from ranked r)) and asked_name <% d.folded
            and d.kind = any (kinds) and (a.sees_all or d.partners <@ a.mine) and d.marking <= a.clearance
            and (a.of_partner is null or (d.partners @> array[a.of_partner] and (d.part = '' or app.search_concerns(d, a.of_partner))))
          union all
          select d.kind, d.record_id, d.part, word_similarity(asked_name, d.folded)
          from titles t join search_doc d on d.kind = t.kind and d.record_id = t.record_id and d.part = t.part
        ) alike
        where length(asked_name) > 2 and a.phrases = '{}'
      ) s
      where s.rank >= s.best - 0.15
        and s.rank >= case when (select min(r.tier) from ranked r) <= 2 then 0.7 when s.kind = 'partner' then 0.6 else 0.45 end
        and (a.without = '{}' or app.search_lacks(s.kind, s.record_id, a))
      order by s.kind, s.record_id, s.rank desc, s.part
    ),
    found as materialized (select * from ranked union all select * from similar_names)
    select f.kind, f.record_id, f.part, f.tier, f.rank,
      row_number() over (partition by f.kind order by f.tier, f.rank desc, d.dated_on desc nulls last, d.title, f.record_id),
      count(*) over (partition by f.kind),
      f.kind = any (array(select n.kind from newest n where n.is_beyond union all select t.kind from titles t where t.record_id is null))
    from found f
    join search_doc d on d.kind = f.kind and d.record_id = f.record_id and d.part = ''
    union all
    select distinct n.kind, null, null, null::int, null::real, 0::bigint, 0::bigint, true
    from newest n where n.record_id is null and n.kind not in (select f.kind from found f);
end $$;

/* Any of some queries. Null without any. */
create function app.search_any(queries tsquery[]) returns tsquery language plpgsql immutable as $$
declare
  one tsquery;
  wanted tsquery;
begin
  foreach one in array queries loop
    if numnode(one) > 0 then
      wanted := coalesce(wanted || one, one);
    end if;
  end loop;
  return wanted;
end $$;

revoke execute on function app.search_guesses(text[]), app.search_lacks(search_kind, text, app.search_asked),
  app.search_walk(app.search_asked, text, search_kind, int, int),
  app.search_indexed(app.search_asked, text, search_kind[], int[], tsquery, int),
  app.search_hits(app.search_asked, text, search_kind[], int[], double precision[]),
  app.search_all(tsquery[]), app.search_any(tsquery[]),
  app.search(text, text[], text[], text[], text, bpchar, search_kind[], int[]) from public;
grant execute on function app.search(text, text[], text[], text[], text, bpchar, search_kind[], int[]) to app_rw;

-- The planner's guesses about the words of names begin here.
analyze search_doc;
