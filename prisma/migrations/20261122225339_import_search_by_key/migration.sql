-- What search knew of a record is found by the record's id. Hand-written.

/*
 * As before, but the kind is compared so that no index is asked for it. Of a register that fills up the statistics are old:
 * PostgreSQL took the index that begins with the kind, and read all of it for each record of an import, which was half of
 * what search takes of one.
 */
create or replace function app.search_write(of_kind search_kind, ids text[]) returns void
language plpgsql set jit = off as $$
begin
  delete from search_doc d where d.ctid = any (array(
    select known.place from unnest(ids) one
    cross join lateral (
      select k.ctid as place from search_doc k where k.record_id = one and (k.kind = of_kind) is true offset 0
    ) known
  ));
  execute format($q$
    with entry as materialized (select * from app.search_of_%s($2)),
    folded as materialized (
      select e.*, app.search_fold(array_to_string(e.names, ' · ')) as known, app.search_fold(e.text) as body from entry e
    )
    insert into search_doc (kind, record_id, part, partners, marking, ref, slug, title, title_ur, detail,
      names, folded, text, words, dated_on, dated_precision)
    select $1, e.record_id, e.part, e.partners, e.marking, e.ref, e.slug, e.title, e.title_ur, e.detail,
      array(select app.search_fold(n) from unnest(e.names) n where n is not null), e.known, e.text,
      app.search_vector(e.known, e.known, e.body), e.dated_on, e.dated_precision
    from folded e
  $q$, of_kind) using of_kind, ids;
end $$;
