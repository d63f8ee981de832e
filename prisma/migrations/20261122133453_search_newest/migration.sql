-- A search for words that are nearly everywhere costs what a search for rare ones does: it ranks the newest that have them.

-- A file is as new as the record it belongs to, or it would come after everything that has a date.
create or replace function app.search_of_commitment(ids text[]) returns setof app.search_entry language sql stable as $$
  select c.id::text, '', array[c.partner], c.marking, c.ref, null, c.title, null, null, array[c.title],
    concat_ws(E'\n', c.text, c.due_words,
      (select string_agg(s.title, E'\n' order by s.position) from milestone s where s.commitment_id = c.id),
      (select string_agg(concat_ws(E'\n', u.note, u.blocker, u.next_step), E'\n' order by u.effective_on desc, u.recorded_at desc)
       from status_update u where u.commitment_id = c.id)),
    c.made_on, c.made_precision
  from commitment c where c.id = any (ids::uuid[])
  union all
  select distinct c.id::text, f.id::text, array[f.partner], greatest(c.marking, f.marking), null, null,
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), c.made_on, c.made_precision
  from commitment c join status_update u on u.commitment_id = c.id join attachment f on f.id = u.attachment_id
  where c.id = any (ids::uuid[])
$$;

create or replace function app.search_of_agreement(ids text[]) returns setof app.search_entry language sql stable as $$
  select a.id::text, '', array[a.partner], a.marking, a.ref, null, a.title, null, null,
    array[a.title] || array(select c.reference_no from concurrence c where c.agreement_id = a.id and c.reference_no is not null),
    concat_ws(E'\n', a.summary,
      (select string_agg(concat_ws(E'\n', x.place, x.note), E'\n' order by x.recorded_at) from agreement_action x where x.agreement_id = a.id),
      (select string_agg(s.note, E'\n' order by s.recorded_at) from stage_entry s where s.agreement_id = a.id),
      (select string_agg(concat_ws(E'\n', c.desk, c.note), E'\n' order by c.recorded_at) from concurrence c where c.agreement_id = a.id),
      (select d.text from draft_text d where d.agreement_id = a.id order by d.number desc limit 1)),
    latest.happened_on, coalesce(latest.precision, 'unknown')
  from agreement a
  left join lateral (
    select x.happened_on, x.precision from agreement_action x
    where x.agreement_id = a.id and x.happened_on is not null order by x.happened_on desc, x.id desc limit 1
  ) latest on true
  where a.id = any (ids::uuid[])
  union all
  select distinct a.id::text, f.id::text, array[f.partner], greatest(a.marking, f.marking), null, null,
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), latest.happened_on, coalesce(latest.precision, 'unknown')
  from agreement a join concurrence x on x.agreement_id = a.id join attachment f on f.id = x.attachment_id
  left join lateral (
    select x.happened_on, x.precision from agreement_action x
    where x.agreement_id = a.id and x.happened_on is not null order by x.happened_on desc, x.id desc limit 1
  ) latest on true
  where a.id = any (ids::uuid[])
$$;

create or replace function app.search_of_source(ids text[]) returns setof app.search_entry language sql stable as $$
  select s.id::text, '', array[s.partner], s.marking, s.ref, null, s.title, null, s.publisher, array[s.title],
    concat_ws(E'\n', s.text, s.publisher, s.author, s.address), s.published_on, s.published_precision
  from source s where s.id = any (ids::uuid[])
  union all
  select distinct s.id::text, f.id::text, array[f.partner], greatest(s.marking, f.marking), null, null,
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), s.published_on, s.published_precision
  from source s join attachment f on f.id = s.attachment_id
  where s.id = any (ids::uuid[])
$$;

update search_doc d set dated_on = r.dated_on, dated_precision = r.dated_precision
from search_doc r
where d.kind in ('commitment', 'agreement', 'source') and d.part <> '' and r.kind = d.kind and r.record_id = d.record_id and r.part = '';

-- The newest of a kind, one after the other.
create index search_doc_newest_idx on search_doc (kind, dated_on desc nulls last, record_id, part);
-- Words of names and titles alone: what is said in every text may be in few titles.
create index search_doc_name_words_idx on search_doc using gin (ts_filter(words, '{a}'));
-- Who and what has a name is few beside what has a title; only of these is something alike looked for in every search.
create index search_doc_alike_idx on search_doc using gin (folded gin_trgm_ops) where kind in ('agency', 'person', 'partner', 'topic');

/* What is looked for, and what the viewer may see of it. name_like and ref_like are patterns; null where the text is too short for one. */
create type app.search_asked as (
  name text, name_like text, ref_like text, query tsquery, phrases text[], without text[],
  sees_all boolean, mine bpchar[], clearance marking, of_partner bpchar
);

/*
 * About how many entries a condition holds for, by the planner's statistics. It decides by which way entries are found;
 * what is found is the same by either.
 */
create function app.search_guess(condition text) returns double precision language plpgsql as $$
declare plan json;
begin
  execute 'explain (format json) select from search_doc d where ' || condition into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
end $$;

/* Whether an entry concerns a partner: as its record does. */
create function app.search_concerns(d search_doc, of_partner bpchar) returns boolean language sql stable as $$
  select case
    when d.part = '' then d.partners @> array[of_partner]
    else exists (
      select from search_doc r where r.kind = d.kind and r.record_id = d.record_id and r.part = '' and r.partners @> array[of_partner])
  end
$$;

/* Whether no entry of a record, of those that the viewer may see, has any of these words and phrases. */
create function app.search_lacks(of_kind search_kind, of_record text, a app.search_asked) returns boolean language sql stable as $$
  select not exists (
    select from search_doc d join unnest((a).without) phrase on app.search_has(d, phrase)
    where d.kind = of_kind and d.record_id = of_record and ((a).sees_all or d.partners <@ (a).mine) and d.marking <= (a).clearance)
$$;

/* Whether an entry has each phrase. */
create function app.search_has_all(d search_doc, phrases text[]) returns boolean language sql stable as $$
  select not exists (select from unnest(phrases) phrase where not app.search_has(d, phrase))
$$;

/* An entry, and its place among the newest of its kind. */
create type app.search_place as (kind search_kind, record_id text, part text, nr bigint);

/*
 * Of each of some kinds, the newest entries that have what is asked for in their names, or anywhere: at most so many, and
 * one more where there are more. guess is about how many have it, and guess_open how many of these the viewer asks for.
 *
 * What few entries have is found by its index, all of it at once. What many have is found soonest by looking through the
 * newest entries: an index would give all of them first, in no order. One who looks through as many entries as the index
 * would give, and finds too few, goes by the index after all.
 */
create function app.search_hits(a app.search_asked, in_names boolean, kinds search_kind[], most int[],
  guess double precision, guess_open double precision)
returns setof app.search_place language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  entries double precision := (select greatest(reltuples, 1) from pg_class where oid = 'search_doc'::regclass);
  names_like text := a.name_like;
  refs_like text := a.ref_like;
  asked tsquery := a.query;
  sees_all boolean := a.sees_all;
  mine bpchar[] := a.mine;
  clearance marking := a.clearance;
  of_partner bpchar := a.of_partner;
  by_index search_kind[] := '{}';
  of_kind search_kind;
  of_most int;
  is_cut boolean;
  met app.search_place[];
begin
  if guess < most[1] * cardinality(kinds) * entries / greatest(guess_open, 1) then
    by_index := kinds;
  else
    for of_kind, of_most in select * from unnest(kinds, most) loop
      select array_agg(row(of_kind, seen.record_id, seen.part, 0)::app.search_place order by seen.nr) filter (where seen.is_hit), bool_or(seen.nr = guess::bigint)
      into met, is_cut
      from (
        select numbered.* from (
          select looked.*, row_number() over () as nr from (
            select d.record_id, d.part, coalesce((case
                when not in_names then d.words @@ asked and (a.phrases = '{}' or app.search_has_all(d::search_doc, a.phrases))
                when d.folded like names_like or d.ref ilike refs_like then true
                else d.words @@ asked and ts_filter(d.words, '{a}') @@ asked and (a.phrases = '{}' or app.search_has_all(d::search_doc, a.phrases))
              end)
              and (of_partner is null or (d.partners @> array[of_partner] and (d.part = '' or app.search_concerns(d::search_doc, of_partner))))
              and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a)), false) as is_hit
            from (
              select * from search_doc d
              where d.kind = of_kind and (sees_all or d.partners <@ mine) and d.marking <= clearance
              order by d.kind, d.dated_on desc nulls last, d.record_id, d.part limit guess::bigint
            ) d
            -- Looked at before they are numbered, which would keep all of each.
            offset 0
          ) looked
        ) numbered
        where numbered.is_hit or numbered.nr = guess::bigint
        limit of_most + 1
      ) seen;
      if is_cut and coalesce(cardinality(met), 0) <= of_most then
        by_index := by_index || of_kind;
      else
        return query select of_kind, m.record_id, m.part, m.nr from unnest(met) with ordinality as m(kind, record_id, part, zero, nr);
      end if;
    end loop;
  end if;
  if by_index = '{}' then return; end if;
  if in_names then
    return query
      select h.kind, h.record_id, h.part, h.nr
      from (
        select d.kind, d.record_id, d.part,
          row_number() over (partition by d.kind order by d.dated_on desc nulls last, d.record_id, d.part) as nr
        from search_doc d
        where (d.folded like names_like or d.ref ilike refs_like or (ts_filter(d.words, '{a}') @@ asked and (a.phrases = '{}' or app.search_has_all(d, a.phrases))))
          and d.kind = any (by_index) and (sees_all or d.partners <@ mine) and d.marking <= clearance
          and (of_partner is null or (d.partners @> array[of_partner] and (d.part = '' or app.search_concerns(d, of_partner))))
          and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a))
      ) h
      join unnest(kinds, most) m(kind, most) on m.kind = h.kind
      where h.nr <= m.most + 1;
  else
    return query
      select h.kind, h.record_id, h.part, h.nr
      from (
        select d.kind, d.record_id, d.part,
          row_number() over (partition by d.kind order by d.dated_on desc nulls last, d.record_id, d.part) as nr
        from search_doc d
        where d.words @@ asked and (a.phrases = '{}' or app.search_has_all(d, a.phrases))
          and d.kind = any (by_index) and (sees_all or d.partners <@ mine) and d.marking <= clearance
          and (of_partner is null or (d.partners @> array[of_partner] and (d.part = '' or app.search_concerns(d, of_partner))))
          and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a))
      ) h
      join unnest(kinds, most) m(kind, most) on m.kind = h.kind
      where h.nr <= m.most + 1;
  end if;
end $$;

-- Only a session that has loaded pg_trgm knows its parameter, which the next function sets.
select similarity('', '');

drop function app.search(text, text[], text[], text[], text);

/*
 * What is found by a text, of what the viewer may see and of some kinds: the nearest entry of each record, its place
 * among those of its kind, and how many these are. tier: 0 the reference or a name itself, 1 a name that begins so, 2 in
 * the names, 3 in the text, 4 a name that is alike. What is alike counts only for kinds that have nothing nearer, and
 * must be very much alike where another kind has the name; among records that are known by a title it counts only where
 * there is nothing at all, and nowhere when a phrase is asked for. Names of countries are more alike than others.
 *
 * Of each kind, the newest entries that have it in their names and the newest that have it anywhere are ranked, at most
 * so many of each (most goes with kinds); is_more tells that there are others. What is an entry's own name or reference
 * is among them however old it is.
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
  a app.search_asked;
  asked_name text := app.search_fold(asked);
  name_starts text;
  in_names text;
  in_text text;
  is_open text := '';
begin
  if btrim(asked_name) = '' then return; end if;
  a.name := asked_name;
  if length(asked_name) > 2 then
    a.name_like := '%' || app.search_like(asked_name) || '%';
    a.ref_like := '%' || app.search_like(asked) || '%';
    name_starts := app.search_like(asked_name) || '%';
  end if;
  a.query := app.search_query(words, phrases);
  a.phrases := phrases;
  a.without := without;
  a.sees_all := app.sees_all_partners();
  a.mine := app.my_partners();
  a.clearance := app.my_clearance();
  a.of_partner := of_partner;
  in_names := format('(d.folded like %L or d.ref ilike %L or ts_filter(d.words, ''{a}'') @@ %L::tsquery)', a.name_like, a.ref_like, a.query);
  in_text := format('d.words @@ %L::tsquery', a.query);
  if of_partner is not null then
    is_open := format(' and d.partners @> array[%L]::bpchar[]', of_partner);
  elsif not a.sees_all then
    is_open := format(' and d.partners <@ %L::bpchar[]', a.mine);
  end if;
  return query
    with newest as materialized (
      select h.kind, h.record_id, h.part, h.nr > m.most as is_beyond
      from (
        select * from app.search_hits(a, true, kinds, most, app.search_guess(in_names), app.search_guess(in_names || is_open))
        union all
        select * from app.search_hits(a, false, kinds, most, app.search_guess(in_text), app.search_guess(in_text || is_open))
        union all
        select d.kind, d.record_id, d.part, row_number() over (partition by d.kind order by d.dated_on desc nulls last, d.record_id, d.part)
        from search_doc d
        where (d.ref = asked_ref or d.names @> array[asked_name]) and d.kind = any (kinds)
          and (a.sees_all or d.partners <@ a.mine) and d.marking <= a.clearance
          and (a.of_partner is null or (d.partners @> array[a.of_partner] and (d.part = '' or app.search_concerns(d, a.of_partner)))) and (a.without = '{}' or app.search_lacks(d.kind, d.record_id, a))
      ) h
      join unnest(kinds, most) m(kind, most) on m.kind = h.kind
    ),
    ranked as materialized (
      select distinct on (d.kind, d.record_id) d.kind, d.record_id, d.part, near.tier,
        case when near.tier = 0 or near.is_like then 1 else ts_rank(d.words, a.query) end as rank
      from (select distinct n.kind, n.record_id, n.part from newest n where not n.is_beyond) n
      join search_doc d on d.kind = n.kind and d.record_id = n.record_id and d.part = n.part
      cross join lateral (select coalesce(d.folded like a.name_like or d.ref ilike a.ref_like, false) as is_like) alike
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
          (select d.kind, d.record_id, d.part, word_similarity(asked_name, d.folded) from search_doc d
           where not exists (select from ranked) and d.kind not in ('agency', 'person', 'partner', 'topic') and asked_name <% d.folded
             and d.kind = any (kinds) and (a.sees_all or d.partners <@ a.mine) and d.marking <= a.clearance
             and (a.of_partner is null or (d.partners @> array[a.of_partner] and (d.part = '' or app.search_concerns(d, a.of_partner))))
           limit 500)
        ) alike
        where length(asked_name) > 2 and a.phrases = '{}'
      ) s
      where s.rank >= s.best - 0.15
        and s.rank >= case when (select min(r.tier) from ranked r) <= 2 then 0.7 when s.kind = 'partner' then 0.6 else 0.45 end
        and (a.without = '{}' or app.search_lacks(s.kind, s.record_id, a))
      order by s.kind, s.record_id, s.rank desc, s.part
    )
    select f.kind, f.record_id, f.part, f.tier, f.rank,
      row_number() over (partition by f.kind order by f.tier, f.rank desc, d.dated_on desc nulls last, d.title, f.record_id),
      count(*) over (partition by f.kind),
      f.kind = any (array(select n.kind from newest n where n.is_beyond))
    from (select * from ranked union all select * from similar_names) f
    join search_doc d on d.kind = f.kind and d.record_id = f.record_id and d.part = '';
end $$;

revoke execute on function app.search_guess(text), app.search_concerns(search_doc, bpchar),
  app.search_lacks(search_kind, text, app.search_asked), app.search_has_all(search_doc, text[]),
  app.search_hits(app.search_asked, boolean, search_kind[], int[], double precision, double precision),
  app.search(text, text[], text[], text[], text, bpchar, search_kind[], int[]) from public;
grant execute on function app.search(text, text[], text[], text[], text, bpchar, search_kind[], int[]) to app_rw;

-- The planner's guesses about the words of names begin here.
analyze search_doc;
