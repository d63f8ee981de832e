-- The text of a list finds references as search does: by their number. The index of parts of references is gone.
create or replace function app.records_with(of_kind search_kind, words text[], phrases text[], ref_part text, most int) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery := app.search_query(words, phrases);
  ref_like text := '%' || app.search_like(ref_part) || '%';
  number text := (regexp_match(btrim(ref_part), '^(?:[[:alpha:]]{3}-)?(?:[[:alpha:]]{2}-)?(?:[12]\d{3}-)?(\d{3,9})$'))[1];
  sees_all boolean := app.sees_all_partners();
  mine bpchar[] := app.my_partners();
  clearance marking := app.my_clearance();
  found text[];
begin
  -- What is in very many is not counted: to read all of them would take longer than to look at each in the order of a list.
  if (app.search_guesses(array[format('d.kind = %L and d.words @@ %L::tsquery', of_kind, asked)]))[1] > 5 * most then return null; end if;
  select array_agg(distinct one.record_id) into found from (
    select d.record_id from search_doc d
    where d.kind = of_kind and d.words @@ asked and (sees_all or d.partners <@ mine) and d.marking <= clearance
    union all
    select d.record_id from search_doc d
    where d.ref is not null and split_part(d.ref, '-', 4) ~>=~ number and split_part(d.ref, '-', 4) ~<~ (number || ':') and d.ref ilike ref_like
      and d.kind = of_kind and (sees_all or d.partners <@ mine) and d.marking <= clearance
    limit most + 1
  ) one;
  if cardinality(found) > most then return null; end if;
  return coalesce(found, '{}');
end $$;
