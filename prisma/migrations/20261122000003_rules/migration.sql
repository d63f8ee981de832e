-- What the database can refuse by itself, and the derived rules as SQL expressions. Hand-written.

-- Ends of a date's interval; the same definition as src/domain/date-precision.ts. Null: no end on that side.
create function app.first_day(d date, p date_precision) returns date language sql immutable parallel safe as $$
  select case p
    when 'day' then d
    when 'month' then date_trunc('month', d::timestamp)::date
    when 'quarter' then date_trunc('quarter', d::timestamp)::date
    when 'year' then date_trunc('year', d::timestamp)::date
    when 'about' then d - 15
    when 'after' then d + 1
  end
$$;
create function app.last_day(d date, p date_precision) returns date language sql immutable parallel safe as $$
  select case p
    when 'day' then d
    when 'month' then (date_trunc('month', d::timestamp) + interval '1 month - 1 day')::date
    when 'quarter' then (date_trunc('quarter', d::timestamp) + interval '3 months - 1 day')::date
    when 'year' then (date_trunc('year', d::timestamp) + interval '1 year - 1 day')::date
    when 'about' then d + 15
    when 'before' then d - 1
  end
$$;
grant execute on function app.first_day(date, date_precision), app.last_day(date, date_precision) to app_rw;

-- A date and its precision go together: unknown exactly when there is no date.
do $$
declare pair record;
begin
  for pair in
    select c.table_name as tab, replace(c.column_name, '_on', '') as stem, c.column_name as on_col, p.column_name as precision_col
    from information_schema.columns c
    join information_schema.columns p on p.table_schema = c.table_schema and p.table_name = c.table_name
      and p.column_name in (replace(c.column_name, '_on', '_precision'), case when c.column_name in ('happened_on', 'effective_on') then 'precision' end)
    where c.table_schema = 'public' and c.column_name like '%\_on' and c.data_type = 'date'
  loop
    execute format('alter table %I add constraint %I check ((%I is null) = (%I = ''unknown''))',
      pair.tab, pair.tab || '_' || pair.stem || '_known', pair.on_col, pair.precision_col);
  end loop;
end $$;

alter table meeting
  add constraint meeting_ends_after_start check (until_on >= held_on),
  add constraint meeting_time check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add constraint meeting_cancelled_reason check (life <> 'cancelled' or btrim(life_reason) <> '');
create unique index participant_one_head on participant (meeting_id, side) where is_head;
alter table participant add constraint participant_named check (btrim(name) <> '');
alter table meeting_review add constraint review_reason check (action not in ('returned', 'reopened') or btrim(reason) <> '');

alter table commitment
  add constraint commitment_due_after_made check (app.last_day(due_on, due_precision) >= app.first_day(made_on, made_precision));
alter table status_update
  add constraint complete_has_evidence check (status <> 'complete' or source_id is not null or attachment_id is not null),
  add constraint dropped_has_reason check (status <> 'dropped' or btrim(note) <> ''),
  add constraint status_not_ahead check (effective_on <= (recorded_at at time zone 'UTC')::date + 1);
alter table commitment_origin add constraint origin_is_one check (num_nonnulls(meeting_id, agreement_id, source_id) = 1);
alter table commitment_block add constraint block_is_one check (num_nonnulls(commitment_id, agreement_id) = 1);

alter table agreement
  add constraint agreement_term check (term_months > 0),
  add constraint agreement_notice check (notice_days >= 0);
alter table agreement_link add constraint link_not_itself check (from_id <> to_id);
alter table concurrence
  add constraint concurrence_dates check (decided_on >= requested_on),
  add constraint concurrence_decision check ((decided_on is null) = (decision is null));
alter table route add constraint route_dates check (valid_until >= valid_from);
alter table route_stage add constraint route_target check (target_days > 0);

alter table course
  add constraint course_dates check (ends_on >= starts_on),
  add constraint course_counts check (least(seats, nominated, attended, completed) >= 0),
  add constraint course_completed check (completed <= attended);
alter table delivery add constraint delivery_counts check (least(quantity_promised, quantity_delivered) >= 0);

alter table tenure
  add constraint tenure_dates check (until_on >= from_on),
  -- One post, one holder at a time; a tenure whose beginning is unknown cannot be compared.
  add constraint tenure_no_overlap exclude using gist (post_id with =, daterange(from_on, until_on, '[]') with &&)
    where (from_on is not null);

alter table citation
  add constraint citation_span check (starts_at >= 0 and ends_at > starts_at),
  add constraint citation_of_one check (num_nonnulls(meeting_id, commitment_id, agreement_id, agency_id, person_id, training_id, delivery_id, figure_id) = 1);
alter table claim
  add constraint claim_of_one check (num_nonnulls(meeting_id, commitment_id, agreement_id, agency_id, person_id, training_id) = 1);
alter table source add constraint source_digest check (sha256 ~ '^[0-9a-f]{64}$');
alter table attachment add constraint attachment_size check (size_bytes = length(content) and size_bytes <= 10485760);

-- What waits for something cannot be waited for by it. Runs as owner: a hidden link counts too.
create function app.refuse_cycle() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_cycle boolean;
begin
  execute format($q$
    with recursive reach(id) as (
      select $2 union select l.%2$I from %1$I l join reach on l.%3$I = reach.id where l.%2$I is not null
    ) select exists (select 1 from reach where id = $1)
  $q$, tg_table_name, tg_argv[1], tg_argv[0])
  into is_cycle
  using (to_jsonb(new) ->> tg_argv[0])::uuid, (to_jsonb(new) ->> tg_argv[1])::uuid;
  if is_cycle then
    raise exception 'a circle violates check constraint "%_no_cycle"', tg_table_name using errcode = '23514';
  end if;
  return new;
end $$;
create trigger no_cycle before insert or update on commitment_block for each row
  when (new.commitment_id is not null) execute function app.refuse_cycle('blocked_id', 'commitment_id');
create trigger no_cycle before insert or update on commitment_restatement for each row
  execute function app.refuse_cycle('later_id', 'earlier_id');
create trigger no_cycle before insert or update on agency_succession for each row
  execute function app.refuse_cycle('predecessor_id', 'successor_id');
create trigger no_cycle before insert or update on agency for each row
  when (new.parent_id is not null) execute function app.refuse_cycle('id', 'parent_id');
create trigger no_cycle before insert or update on topic for each row
  when (new.parent_id is not null) execute function app.refuse_cycle('id', 'parent_id');
revoke execute on function app.refuse_cycle() from public;
