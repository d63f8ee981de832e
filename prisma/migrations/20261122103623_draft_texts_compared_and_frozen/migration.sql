-- CreateEnum
CREATE TYPE "draft_side" AS ENUM ('ours', 'theirs', 'agreed');

-- CreateEnum
CREATE TYPE "text_decision_kind" AS ENUM ('frozen', 'reopened');

-- CreateEnum
CREATE TYPE "after_signature" AS ENUM ('register', 'publish', 'notify', 'distribute');

-- CreateEnum
CREATE TYPE "after_signature_state" AS ENUM ('done', 'not_applicable', 'open');

-- AlterTable
ALTER TABLE "draft_text" ADD COLUMN     "attachment_id" UUID,
ADD COLUMN     "side" "draft_side" NOT NULL DEFAULT 'ours';

-- CreateTable
CREATE TABLE "text_comment" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "draft_text_id" UUID NOT NULL,
    "parent_id" UUID,
    "quote" TEXT,
    "starts_at" INTEGER,
    "ends_at" INTEGER,
    "text" TEXT NOT NULL,
    "is_settling" BOOLEAN NOT NULL DEFAULT false,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "text_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_decision" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "draft_text_id" UUID NOT NULL,
    "kind" "text_decision_kind" NOT NULL,
    "action_id" UUID,
    "reason" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "text_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signed_text" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signed_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "after_signature_entry" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "item" "after_signature" NOT NULL,
    "state" "after_signature_state" NOT NULL,
    "done_on" DATE,
    "done_by" TEXT,
    "reference_no" TEXT,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "after_signature_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "text_comment_agreement_id_idx" ON "text_comment"("agreement_id");

-- CreateIndex
CREATE INDEX "text_decision_agreement_id_idx" ON "text_decision"("agreement_id");

-- CreateIndex
CREATE INDEX "signed_text_agreement_id_idx" ON "signed_text"("agreement_id");

-- CreateIndex
CREATE INDEX "after_signature_entry_agreement_id_item_idx" ON "after_signature_entry"("agreement_id", "item");

-- AddForeignKey
ALTER TABLE "draft_text" ADD CONSTRAINT "draft_text_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_comment" ADD CONSTRAINT "text_comment_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_comment" ADD CONSTRAINT "text_comment_draft_text_id_fkey" FOREIGN KEY ("draft_text_id") REFERENCES "draft_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_comment" ADD CONSTRAINT "text_comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "text_comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_comment" ADD CONSTRAINT "text_comment_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_decision" ADD CONSTRAINT "text_decision_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_decision" ADD CONSTRAINT "text_decision_draft_text_id_fkey" FOREIGN KEY ("draft_text_id") REFERENCES "draft_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_decision" ADD CONSTRAINT "text_decision_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "agreement_action"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_decision" ADD CONSTRAINT "text_decision_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_text" ADD CONSTRAINT "signed_text_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_text" ADD CONSTRAINT "signed_text_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_text" ADD CONSTRAINT "signed_text_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "after_signature_entry" ADD CONSTRAINT "after_signature_entry_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "after_signature_entry" ADD CONSTRAINT "after_signature_entry_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here.
select app.protect(tab, append => true) from unnest(array['text_comment', 'text_decision', 'after_signature_entry']::regclass[]) as tab;
-- A file may stay marked higher than its agreement: then nobody below sees that one was signed here.
select app.protect('signed_text', append => true, follow => true);
alter policy visible on draft_text with check (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
  and app.sees('attachment'::regclass, attachment_id)
);

alter table text_comment add constraint text_comment_at_passage_or_answer
  check (case when parent_id is null then quote is not null and starts_at >= 0 and ends_at > starts_at and not is_settling
    else quote is null and starts_at is null and ends_at is null end);
alter table text_decision add constraint text_decision_says_why
  check (case kind when 'frozen' then action_id is not null else action_id is null and reason is not null end);
alter table after_signature_entry add constraint after_signature_entry_is_whole
  check (case state when 'done' then done_on is not null else done_on is null and note is not null end);

-- A signed text is found by its words, like the files of concurrences.
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
  from agreement a
  join (select agreement_id, attachment_id from concurrence union select agreement_id, attachment_id from signed_text) x
    on x.agreement_id = a.id
  join attachment f on f.id = x.attachment_id
  where a.id = any (ids::uuid[])
$$;
create trigger search_insert_signed after insert on signed_text referencing new table as changed
  for each statement execute function app.search_follow('agreement', 'select agreement_id from #');
create trigger search_update_signed after update on signed_text referencing old table as was new table as changed
  for each statement execute function app.search_follow('agreement', 'select agreement_id from #');
create trigger search_update_of_signed after update on attachment referencing old table as was new table as changed
  for each statement execute function app.search_follow('agreement', 'select x.agreement_id from signed_text x join # c on c.id = x.attachment_id');

-- The last day of the current term, and the last on which a notice is in time (src/features/agreements/rules.ts says why).
create function app.agreement_term(as_of date, known_at timestamptz default 'infinity')
returns table (agreement_id uuid, ends_on date, notice_on date) language sql stable as $$
  select a.id, term.ends_on,
    case when a.renewal in ('automatic', 'by_notice', 'unknown') then term.ends_on - a.notice_days end
  from agreement a
  left join lateral (
    select case when a.renewal = 'automatic' then min(x.happened_on) filter (where x.type = 'in_force') else max(x.happened_on) end as begins_on
    from agreement_action x
    where a.ends_on is null and x.agreement_id = a.id and x.type in ('in_force', 'renewed') and x.happened_on <= as_of
      and x.recorded_at <= known_at
  ) began on true
  cross join lateral (
    select case
      when a.ends_on is not null and (a.renewal <> 'automatic' or coalesce(a.term_months, 0) < 1) then a.ends_on
      when coalesce(a.term_months, 0) < 1 then null
      when a.renewal <> 'automatic' then (began.begins_on + make_interval(months => a.term_months))::date - 1
      else (
        -- Of the ends around today the first that is not past; the first term counts from its own end.
        select min(stop.on_day) from (
          select floor(((extract(year from as_of) - extract(year from anchor.on_day)) * 12
            + extract(month from as_of) - extract(month from anchor.on_day)) / a.term_months)::int as terms, anchor.on_day, anchor.first
          from (select coalesce(a.ends_on, began.begins_on) as on_day, case when a.ends_on is null then 1 else 0 end as first) anchor
        ) near
        cross join lateral generate_series(greatest(near.first, near.terms - 1), greatest(near.first, near.terms + 2)) as k
        cross join lateral (
          select (near.on_day + make_interval(months => a.term_months * k))::date - near.first as on_day
        ) stop
        where stop.on_day >= as_of
      ) end as ends_on
  ) term
$$;
grant execute on function app.agreement_term(date, timestamptz) to app_rw;

/*
 * The checklist after the signature: what is open of it, and since when it is late (thirty days after the signature, the day
 * itself in time). It is owed by what was signed once it was on record, or in the year before; by anything older from its first
 * entry on: nobody is chased for the files of 1970.
 */
create function app.after_signature(as_of date, known_at timestamptz default 'infinity')
returns table (agreement_id uuid, open_items after_signature[], due_on date, is_overdue boolean) language sql stable as $$
  select a.id, items.open_items, signed.on_day + 30, signed.on_day + 30 < as_of
  from agreement a
  cross join lateral (
    select min(x.happened_on) as on_day from agreement_action x
    where x.agreement_id = a.id and x.type = 'signed' and x.happened_on <= as_of and x.recorded_at <= known_at
  ) signed
  cross join lateral (
    select array(
      select i from unnest(enum_range(null::after_signature)) as i
      where coalesce((
        select e.state from after_signature_entry e
        where e.agreement_id = a.id and e.item = i and e.recorded_at <= known_at and coalesce(e.done_on <= as_of, true)
        order by e.recorded_at desc, e.id desc limit 1), 'open') = 'open'
    ) as open_items
  ) items
  where signed.on_day is not null and items.open_items <> '{}'
    and (signed.on_day >= (a.created_at at time zone 'UTC')::date - 365
      or exists (select from after_signature_entry e where e.agreement_id = a.id and e.recorded_at <= known_at))
$$;
grant execute on function app.after_signature(date, timestamptz) to app_rw;
