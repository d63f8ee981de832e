-- CreateEnum
CREATE TYPE "stage_reason" AS ENUM ('papers_missing', 'legal_wording', 'their_wording', 'money', 'no_mandate', 'policy', 'covered_elsewhere', 'security', 'awaiting_decision', 'no_answer', 'their_approval', 'change_of_government', 'other');

-- CreateEnum
CREATE TYPE "neighbour_kind" AS ENUM ('replaces', 'supplements', 'unrelated');

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "fast_track_reason" TEXT;

-- AlterTable
ALTER TABLE "stage_entry" ADD COLUMN     "attachment_id" UUID,
ADD COLUMN     "reason" "stage_reason",
ADD COLUMN     "reference_no" TEXT;

-- CreateTable
CREATE TABLE "neighbour_mark" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "kind" "neighbour_kind" NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neighbour_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "neighbour_mark_agreement_id_other_id_recorded_at_idx" ON "neighbour_mark"("agreement_id", "other_id", "recorded_at");

-- CreateIndex
CREATE INDEX "neighbour_mark_other_id_idx" ON "neighbour_mark"("other_id");

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neighbour_mark" ADD CONSTRAINT "neighbour_mark_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neighbour_mark" ADD CONSTRAINT "neighbour_mark_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neighbour_mark" ADD CONSTRAINT "neighbour_mark_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here. A move may carry a document that its writer sees.
alter policy visible on stage_entry with check (
  ((select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[])) and marking <= (select app.my_clearance())
  and app.sees('post', owner_post_id) and app.sees('agency', waiting_agency_id) and app.sees('attachment', attachment_id)
);

-- A mark tells of two instruments, so it is hidden with either.
select app.protect('neighbour_mark', append => true, follow => true);
alter table neighbour_mark add constraint neighbour_not_itself check (agreement_id <> other_id);

-- The numbers that it went on with are found, and so are the words of the documents, as those of concurrences are.
create or replace function app.search_of_agreement(ids text[]) returns setof app.search_entry language sql stable as $$
  select a.id::text, '', array[a.partner], a.marking, a.ref, null, a.title, null, null,
    array[a.title] || array(select c.reference_no from concurrence c where c.agreement_id = a.id and c.reference_no is not null)
      || array(select s.reference_no from stage_entry s where s.agreement_id = a.id and s.reference_no is not null),
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
  join (
    select c.agreement_id, c.attachment_id from concurrence c
    union all select s.agreement_id, s.attachment_id from stage_entry s
    union all select g.agreement_id, g.attachment_id from signed_text g
  ) x on x.agreement_id = a.id
  join attachment f on f.id = x.attachment_id
  where a.id = any (ids::uuid[])
$$;
create trigger search_update_of_moved after update on attachment referencing old table as was new table as changed
  for each statement execute function app.search_follow('agreement', 'select x.agreement_id from stage_entry x join # c on c.id = x.attachment_id');
