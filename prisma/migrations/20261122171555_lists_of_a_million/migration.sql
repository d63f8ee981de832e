-- Lists, their counts and their groups at a million rows: whatever is asked, an index is walked, and nothing else is read
-- until a page is full. Hand-written.

/*
 * A column that is shorter than its type says is, for the planner, another than the one a function returns, so that rows of
 * one partner were sorted although an index holds them in order.
 */
do $$
declare
  kept text;
  condition text;
begin
  foreach kept in array '{commitment_now,agreement_now,meeting_now,training_now}'::text[] loop
    select qual into strict condition from pg_policies where schemaname = 'app' and tablename = kept and policyname = 'visible';
    execute format('drop policy visible on app.%I', kept);
    execute format('alter table app.%I alter column partner type bpchar', kept);
    execute format('create policy visible on app.%I for select to app_rw using (%s)', kept, condition);
  end loop;
end $$;

-- What filters ask of a commitment stands in the indexes that its lists walk.
drop index app.commitment_now_due, app.commitment_now_partner;
create index commitment_now_due on app.commitment_now (due_key, commitment_id) include (
  partner, marking, settled_on, obligor, kind, strength, is_promise, status, evidence_on, made_first_day, made_year,
  topic_ids, root_ids, agency_ids);
create index commitment_now_partner on app.commitment_now (partner, due_key, commitment_id) include (
  marking, settled_on, obligor, kind, strength, is_promise, status, evidence_on, made_first_day, made_year,
  topic_ids, root_ids, agency_ids);

/*
 * The records of one kind that have words and phrases in what search knows of them, or a part of their reference, of what
 * the viewer may see; null where there are more than so many, if so many are given. By its index: under row security it
 * would be of no use, because what compares words might tell of entries that are hidden.
 */
create function app.records_with(of_kind search_kind, words text[], phrases text[], ref_part text, most int) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery := app.search_query(words, phrases);
  ref_like text := '%' || regexp_replace(ref_part, '([\\%_])', '\\\1', 'g') || '%';
  sees_all boolean := app.sees_all_partners();
  mine bpchar[] := app.my_partners();
  clearance marking := app.my_clearance();
  found text[];
begin
  -- What is in very many is not counted: to read all of them would take longer than to look at each in the order of a list.
  if app.search_guess(format('d.kind = %L and d.words @@ %L::tsquery', of_kind, asked)) > 5 * most then return null; end if;
  select array_agg(distinct one.record_id) into found from (
    select d.record_id from search_doc d
    where d.kind = of_kind and d.words @@ asked and (sees_all or d.partners <@ mine) and d.marking <= clearance
    union all
    select d.record_id from search_doc d
    where length(ref_part) > 2 and d.kind = of_kind and d.ref ilike ref_like and (sees_all or d.partners <@ mine) and d.marking <= clearance
    limit most + 1
  ) one;
  if cardinality(found) > most then return null; end if;
  return coalesce(found, '{}');
end $$;
revoke execute on function app.records_with(search_kind, text[], text[], text, int) from public;
grant execute on function app.records_with(search_kind, text[], text[], text, int) to app_rw;
