alter table attachment add column content_text text;

-- The words of files are in the files: the audit need not hold them once more.
create or replace function app.audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - '{content,content_text}'::text[] end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - '{content,content_text}'::text[] end;
  some_row jsonb := coalesce(new_row, old_row);
  scope jsonb := some_row;
begin
  if new_row = old_row then return null; end if;
  -- A row without a marking of its own is as secret as its parent; with the parent gone, as secret as can be.
  if tg_nargs = 2 then
    execute format('select to_jsonb(p) from %I p where id = $1', tg_argv[0])
      into scope using (some_row ->> tg_argv[1])::uuid;
    scope := coalesce(scope, '{"marking": "secret"}');
  end if;
  insert into audit_event (user_id, action, request_id, table_name, record_id, op, partner, marking, before, after, parents)
  values (
    app.uid(),
    coalesce(nullif(current_setting('app.action', true), ''), 'unnamed'),
    nullif(current_setting('app.request_id', true), ''),
    tg_table_name,
    coalesce(some_row ->> 'id', some_row ->> tg_argv[1], some_row ->> 'user_id', some_row ->> 'code'),
    left(tg_op, 1),
    coalesce(scope ->> 'partner', scope ->> 'country'),
    greatest((old_row ->> 'marking')::marking, (scope ->> 'marking')::marking, 'official'),
    case when tg_op = 'UPDATE' then app.changed(old_row, new_row) else old_row end,
    case when tg_op = 'UPDATE' then app.changed(new_row, old_row) else new_row end,
    app.parents_of(some_row)
  );
  return null;
end $$;


-- A file is an entry of its own: fewer may see it than its record.
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
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), null::date, 'unknown'::date_precision
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
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), null::date, 'unknown'::date_precision
  from agreement a join concurrence x on x.agreement_id = a.id join attachment f on f.id = x.attachment_id
  where a.id = any (ids::uuid[])
$$;

create or replace function app.search_of_source(ids text[]) returns setof app.search_entry language sql stable as $$
  select s.id::text, '', array[s.partner], s.marking, s.ref, null, s.title, null, s.publisher, array[s.title],
    concat_ws(E'\n', s.text, s.publisher, s.author, s.address), s.published_on, s.published_precision
  from source s where s.id = any (ids::uuid[])
  union all
  select distinct s.id::text, f.id::text, array[f.partner], greatest(s.marking, f.marking), null, null,
    f.name, null, null, array[f.name], coalesce(f.content_text, ''), null::date, 'unknown'::date_precision
  from source s join attachment f on f.id = s.attachment_id
  where s.id = any (ids::uuid[])
$$;

do $$
declare rule record;
begin
  for rule in select * from (values
    ('commitment', 'select u.commitment_id from status_update u join # c on c.id = u.attachment_id'),
    ('agreement', 'select x.agreement_id from concurrence x join # c on c.id = x.attachment_id'),
    ('source', 'select s.id from source s join # c on c.id = s.attachment_id')
  ) as r(kind, ids)
  loop
    -- A new file belongs to nothing yet; what is attached later refreshes its record.
    execute format('create trigger search_update_of_%s after update on attachment referencing old table as was new table as changed
      for each statement execute function app.search_follow(%L, %L)', rule.kind, rule.kind, rule.ids);
  end loop;
end $$;
