-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('agency', 'person', 'partner', 'topic', 'meeting', 'commitment', 'agreement', 'training', 'delivery', 'source');

-- DropIndex
DROP INDEX "source_partner_sha256_key";

-- CreateTable
CREATE TABLE "search_doc" (
    "kind" "search_kind" NOT NULL,
    "record_id" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "partners" CHAR(2)[],
    "marking" "marking" NOT NULL DEFAULT 'official',
    "ref" TEXT,
    "slug" TEXT,
    "title" TEXT NOT NULL,
    "title_ur" TEXT,
    "detail" TEXT,
    "names" TEXT[],
    "folded" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "dated_on" DATE,
    "dated_precision" "date_precision" NOT NULL DEFAULT 'unknown',

    CONSTRAINT "search_doc_pkey" PRIMARY KEY ("kind","record_id","part")
);

-- CreateIndex
CREATE INDEX "search_doc_words_idx" ON "search_doc" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_doc_folded_idx" ON "search_doc" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "source_partner_marking_sha256_key" ON "source"("partner", "marking", "sha256");

-- From here on written by hand: who sees what of it, what it is made of, and how it follows the records.

alter table search_doc alter column partners set not null, alter column names set not null;
alter table search_doc enable row level security;
create policy visible on search_doc for select to app_rw using (
  ((select app.sees_all_partners()) or partners <@ (select app.my_partners())::bpchar[])
  and marking <= (select app.my_clearance())
);
grant select on search_doc to app_rw;

-- Two readings of a text, both blind to accents: words as they stand, and English words by their stems.
create text search configuration app.plain (copy = pg_catalog.simple);
alter text search configuration app.plain alter mapping for hword, hword_part, word with public.unaccent, simple;
create text search configuration app.stemmed (copy = pg_catalog.english);
alter text search configuration app.stemmed alter mapping for hword, hword_part, word with public.unaccent, english_stem;

/*
 * A text without what people type in different ways: case, accents, and in Urdu the Arabic forms of yeh, kaf and heh,
 * vowel signs, tatweel and joiners.
 */
create function app.search_fold(t text) returns text language sql stable parallel safe as $$
  select lower(public.unaccent(regexp_replace(
    translate(normalize(t, nfkc), E'\u064A\u0649\u0643\u0629\u0647\u06C0\u0623\u0625', E'\u06CC\u06CC\u06A9\u06C1\u06C1\u06C1\u0627\u0627'),
    E'[\u064B-\u065F\u0670\u0640\u200B-\u200F]', '', 'g')))
$$;

/* Names weigh most. A vector holds a megabyte: of a text that would need more, the first part counts. */
create function app.search_vector(names text, title text, body text) returns tsvector language plpgsql stable as $$
begin
  return setweight(to_tsvector('app.plain', names), 'A') || setweight(to_tsvector('app.stemmed', title), 'A')
    || setweight(to_tsvector('app.plain', body), 'D') || setweight(to_tsvector('app.stemmed', body), 'D');
exception when program_limit_exceeded then
  return app.search_vector(left(names, 10000), left(title, 10000), left(body, length(body) / 2));
end $$;

/* One way by which a record can be found; see the columns of search_doc. Names and text are as people wrote them. */
create type app.search_entry as (
  record_id text, part text, partners char(2)[], marking marking, ref text, slug text,
  title text, title_ur text, detail text, names text[], text text, dated_on date, dated_precision date_precision
);

/*
 * What each kind of record is found by. A row of another table counts when whoever sees the record sees that row;
 * what fewer may see (an alias that a source brought in, a post in another agency) is an entry of its own.
 */
create function app.search_of_meeting(ids text[]) returns setof app.search_entry language sql stable as $$
  select m.id::text, '', array[m.partner], m.marking, m.ref, null, m.title, null, m.place, array[m.title],
    concat_ws(E'\n', m.summary, m.place, m.next_round_words, m.life_reason,
      (select string_agg(concat_ws(E'\n', i.title, i.notes), E'\n' order by i.position) from agenda_item i where i.meeting_id = m.id),
      (select string_agg(o.text, E'\n' order by o.position) from outcome o where o.meeting_id = m.id),
      (select string_agg(concat_ws(', ', p.name, p.title_as_printed), E'\n' order by p.position) from participant p where p.meeting_id = m.id)),
    m.held_on, m.held_precision
  from meeting m where m.id = any (ids::uuid[])
$$;

create function app.search_of_commitment(ids text[]) returns setof app.search_entry language sql stable as $$
  select c.id::text, '', array[c.partner], c.marking, c.ref, null, c.title, null, null, array[c.title],
    concat_ws(E'\n', c.text, c.due_words,
      (select string_agg(s.title, E'\n' order by s.position) from milestone s where s.commitment_id = c.id),
      (select string_agg(concat_ws(E'\n', u.note, u.blocker, u.next_step), E'\n' order by u.effective_on desc, u.recorded_at desc)
       from status_update u where u.commitment_id = c.id)),
    c.made_on, c.made_precision
  from commitment c where c.id = any (ids::uuid[])
$$;

create function app.search_of_agreement(ids text[]) returns setof app.search_entry language sql stable as $$
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
$$;

create function app.search_of_training(ids text[]) returns setof app.search_entry language sql stable as $$
  select t.id::text, '', array[t.partner], t.marking, t.ref, null, t.title, null, null, array[t.title],
    concat_ws(E'\n', t.summary,
      (select string_agg(concat_ws(', ', c.title, c.place), E'\n' order by c.starts_on, c.id) from course c where c.training_id = t.id)),
    latest.starts_on, coalesce(latest.starts_precision, 'unknown')
  from training t
  left join lateral (
    select c.starts_on, c.starts_precision from course c
    where c.training_id = t.id and c.starts_on is not null order by c.starts_on desc, c.id desc limit 1
  ) latest on true
  where t.id = any (ids::uuid[])
$$;

create function app.search_of_delivery(ids text[]) returns setof app.search_entry language sql stable as $$
  select d.id::text, '', array[d.partner], d.marking, d.ref, null, d.item, null, null, array[d.item],
    concat_ws(E'\n', d.note, d.unit), d.delivered_on, d.delivered_precision
  from delivery d where d.id = any (ids::uuid[])
$$;

create function app.search_of_source(ids text[]) returns setof app.search_entry language sql stable as $$
  select s.id::text, '', array[s.partner], s.marking, s.ref, null, s.title, null, s.publisher, array[s.title],
    concat_ws(E'\n', s.text, s.publisher, s.author, s.address), s.published_on, s.published_precision
  from source s where s.id = any (ids::uuid[])
$$;

create function app.search_of_agency(ids text[]) returns setof app.search_entry language sql stable as $$
  select a.id::text, '', array_remove(array[a.country], null), a.marking, null, null, a.name, a.name_ur, a.acronym,
    array[a.name, a.name_ur, a.acronym]
      || array(select l.name from agency_alias l where l.agency_id = a.id and l.source_id is null order by l.created_at),
    concat_ws(E'\n', array_to_string(a.functions, E'\n'), a.notes,
      (select string_agg(concat_ws(E'\n', p.title, p.title_ur), E'\n' order by p.title) from post p where p.agency_id = a.id)),
    null::date, 'unknown'::date_precision
  from agency a where a.id = any (ids::uuid[])
  union all
  select a.id::text, l.id::text, array_remove(array[a.country, s.partner], null), greatest(a.marking, s.marking), null, null,
    l.name, null, null, array[l.name], '', null::date, 'unknown'::date_precision
  from agency a join agency_alias l on l.agency_id = a.id join source s on s.id = l.source_id
  where a.id = any (ids::uuid[])
$$;

create function app.search_of_person(ids text[]) returns setof app.search_entry language sql stable as $$
  select p.id::text, '', array_remove(array[p.country], null), p.marking, null, null, p.name, p.name_ur, null,
    array[p.name, p.name_ur], coalesce(p.notes, ''), null::date, 'unknown'::date_precision
  from person p where p.id = any (ids::uuid[])
  union all
  select p.id::text, t.id::text, array_remove(array[p.country, a.country], null), greatest(p.marking, a.marking), null, null,
    concat_ws(', ', o.title, coalesce(a.acronym, a.name)), null, null, array[o.title, o.title_ur],
    concat_ws(E'\n', a.name, a.acronym, a.name_ur), t.from_on, t.from_precision
  from person p join tenure t on t.person_id = p.id join post o on o.id = t.post_id join agency a on a.id = o.agency_id
  where p.id = any (ids::uuid[])
$$;

create function app.search_of_topic(ids text[]) returns setof app.search_entry language sql stable as $$
  select t.id::text, '', '{}'::char(2)[], 'official'::marking, null, t.slug, t.name, t.name_ur, up.name, array[t.name, t.name_ur], '', null::date, 'unknown'::date_precision
  from topic t left join topic up on up.id = t.parent_id where t.id = any (ids::uuid[])
$$;

create function app.search_of_partner(ids text[]) returns setof app.search_entry language sql stable as $$
  select c.code, '', array[c.code], 'official'::marking, null, c.code, c.name, c.name_ur, null, array[c.name, c.name_ur, c.code],
    '', null::date, 'unknown'::date_precision
  from country c where c.code = any (ids::bpchar[]) and not c.is_home
$$;

/* Writes the entries of some records anew. Two changes of one record wait for each other, so that the later sees both. */
create function app.search_refresh(of_kind search_kind, ids text[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_kind || ' ' || one.id, 0))
  from (select distinct id from unnest(ids) as id order by id) one;
  delete from search_doc d where d.kind = of_kind and d.record_id = any (ids);
  execute format($q$
    insert into search_doc (kind, record_id, part, partners, marking, ref, slug, title, title_ur, detail,
      names, folded, text, words, dated_on, dated_precision)
    select $1, e.record_id, e.part, e.partners, e.marking, e.ref, e.slug, e.title, e.title_ur, e.detail,
      array(select app.search_fold(n) from unnest(e.names) n where n is not null), known.folded, e.text,
      app.search_vector(known.folded, known.folded, app.search_fold(e.text)), e.dated_on, e.dated_precision
    from app.search_of_%s($2) e
    cross join lateral (select app.search_fold(array_to_string(e.names, ' · ')) as folded) known
  $q$, of_kind) using of_kind, ids;
end $$;

/*
 * After a change: the records that are found by the rows changed. The arguments are a kind and a query of the records'
 * ids, in which # stands for the changed rows.
 */
create function app.search_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_changed text := replace(tg_argv[1], '#', 'changed');
  ids text[];
begin
  if tg_op = 'UPDATE' then
    of_changed := format('%s union %s', of_changed, replace(tg_argv[1], '#', 'was'));
  end if;
  execute format('select array_agg(distinct found.id::text) from (%s) as found(id) where found.id is not null', of_changed) into ids;
  if ids is not null then
    perform app.search_refresh(tg_argv[0]::search_kind, ids);
  end if;
  return null;
end $$;

do $$
declare rule record;
begin
  for rule in
    select tab, kind, ids, row_number() over (partition by tab order by kind) as nr from (values
      ('meeting', 'meeting', 'select id from #'),
      ('agenda_item', 'meeting', 'select meeting_id from #'),
      ('outcome', 'meeting', 'select meeting_id from #'),
      ('participant', 'meeting', 'select meeting_id from #'),
      ('commitment', 'commitment', 'select id from #'),
      ('milestone', 'commitment', 'select commitment_id from #'),
      ('status_update', 'commitment', 'select commitment_id from #'),
      ('agreement', 'agreement', 'select id from #'),
      ('agreement_action', 'agreement', 'select agreement_id from #'),
      ('stage_entry', 'agreement', 'select agreement_id from #'),
      ('concurrence', 'agreement', 'select agreement_id from #'),
      ('draft_text', 'agreement', 'select agreement_id from #'),
      ('training', 'training', 'select id from #'),
      ('course', 'training', 'select training_id from #'),
      ('delivery', 'delivery', 'select id from #'),
      ('source', 'source', 'select id from #'),
      ('source', 'agency', 'select l.agency_id from agency_alias l join # c on c.id = l.source_id'),
      ('agency', 'agency', 'select id from #'),
      ('agency_alias', 'agency', 'select agency_id from #'),
      ('post', 'agency', 'select agency_id from #'),
      ('agency', 'person', 'select t.person_id from tenure t join post p on p.id = t.post_id join # c on c.id = p.agency_id'),
      ('post', 'person', 'select t.person_id from tenure t join # c on c.id = t.post_id'),
      ('person', 'person', 'select id from #'),
      ('tenure', 'person', 'select person_id from #'),
      ('topic', 'topic', 'select id from # union select t.id from topic t join # c on c.id = t.parent_id'),
      ('country', 'partner', 'select code from #')
    ) as r(tab, kind, ids)
  loop
    execute format('create trigger search_insert_%s after insert on %I referencing new table as changed
      for each statement execute function app.search_follow(%L, %L)', rule.nr, rule.tab, rule.kind, rule.ids);
    execute format('create trigger search_update_%s after update on %I referencing old table as was new table as changed
      for each statement execute function app.search_follow(%L, %L)', rule.nr, rule.tab, rule.kind, rule.ids);
    execute format('create trigger search_delete_%s after delete on %I referencing old table as changed
      for each statement execute function app.search_follow(%L, %L)', rule.nr, rule.tab, rule.kind, rule.ids);
  end loop;
end $$;

revoke execute on function app.search_fold(text), app.search_vector(text, text, text), app.search_of_meeting(text[]),
  app.search_of_commitment(text[]), app.search_of_agreement(text[]), app.search_of_training(text[]),
  app.search_of_delivery(text[]), app.search_of_source(text[]), app.search_of_agency(text[]),
  app.search_of_person(text[]), app.search_of_topic(text[]), app.search_of_partner(text[]),
  app.search_refresh(search_kind, text[]), app.search_follow() from public;
grant execute on function app.search_fold(text) to app_rw;

-- What is on record already.
select app.search_refresh('meeting', array(select id::text from meeting)),
  app.search_refresh('commitment', array(select id::text from commitment)),
  app.search_refresh('agreement', array(select id::text from agreement)),
  app.search_refresh('training', array(select id::text from training)),
  app.search_refresh('delivery', array(select id::text from delivery)),
  app.search_refresh('source', array(select id::text from source)),
  app.search_refresh('agency', array(select id::text from agency)),
  app.search_refresh('person', array(select id::text from person)),
  app.search_refresh('topic', array(select id::text from topic)),
  app.search_refresh('partner', array(select code from country));
