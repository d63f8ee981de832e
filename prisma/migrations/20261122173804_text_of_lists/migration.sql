-- The text of a list, by the indexes that search has now. Hand-written.

/*
 * The records of one kind that have words and phrases in what search knows of them, or a reference with a part that was
 * typed up to some digits of its number, of what the viewer may see; null where there are more than so many, if so many are
 * given. By its index: under row security it would be of no use, because what compares words might tell of entries that
 * are hidden.
 */
create or replace function app.records_with(of_kind search_kind, words text[], phrases text[], ref_part text, most int) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery := app.search_query(words, phrases);
  number_like text := substring(ref_part from '[0-9]+$') || '%';
  ref_like text := '%' || regexp_replace(ref_part, '([\\%_])', '\\\1', 'g') || '%';
  sees_all boolean := app.sees_all_partners();
  mine bpchar[] := app.my_partners();
  clearance marking := app.my_clearance();
  found text[];
begin
  -- What is in very many is not counted: to read all of them would take longer than to look at each in the order of a list.
  if most is not null
    and (app.search_guesses(array[format('d.kind = %L and d.words @@ %L::tsquery', of_kind, asked)]))[1] > 5 * most
  then
    return null;
  end if;
  select array_agg(distinct one.record_id) into found from (
    select d.record_id from search_doc d
    where d.kind = of_kind and d.words @@ asked and (sees_all or d.partners <@ mine) and d.marking <= clearance
    union all
    select d.record_id from search_doc d
    where split_part(d.ref, '-', 4) like number_like and d.ref is not null and d.kind = of_kind and d.ref ilike ref_like
      and (sees_all or d.partners <@ mine) and d.marking <= clearance
    limit most + 1
  ) one;
  if cardinality(found) > most then return null; end if;
  return coalesce(found, '{}');
end $$;
