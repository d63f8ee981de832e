-- "A similar record exists": asked before an agency is made, by the form and by the command. Hand-written.

/*
 * Visible agencies of a side (null: of no country) that go by a name like one of the wanted ones, or by the wanted
 * acronym: own names, acronym and aliases all count. `matched` is the name that is alike, `score` the share of
 * trigrams in common, 0 to 1.
 */
create function app.similar_agencies(side bpchar, wanted text[], wanted_acronym text)
returns table (agency_id uuid, name text, acronym text, matched text, score real) language sql stable as $$
  select a.id, a.name, a.acronym, best.name, best.score
  from agency a
  cross join lateral (
    select known.name, max(greatest(
      similarity(unaccent(known.name), unaccent(w.name)),
      case when lower(known.name) in (lower(w.name), lower(wanted_acronym)) then 1 else 0 end
    ))::real as score
    from (
      select a.name as name
      union all select a.name_ur
      union all select a.acronym
      union all select l.name from agency_alias l where l.agency_id = a.id
    ) known
    cross join unnest(wanted) as w(name)
    where known.name is not null and w.name is not null
    group by known.name
    order by 2 desc, 1
    limit 1
  ) best
  where a.country is not distinct from side and best.score >= 0.5
  order by best.score desc, a.name, a.id
  limit 5
$$;
grant execute on function app.similar_agencies(bpchar, text[], text) to app_rw;
