-- CreateEnum
CREATE TYPE "brief_form" AS ENUM ('full', 'since', 'minister');

-- CreateEnum
CREATE TYPE "brief_section" AS ENUM ('meeting', 'objectives', 'points', 'replies', 'press', 'last_met', 'changes', 'overdue', 'theirs', 'ours', 'joint', 'mous', 'training', 'people', 'sensitivities');

-- CreateEnum
CREATE TYPE "brief_shape" AS ENUM ('item', 'row', 'quote', 'note', 'more');

-- CreateTable
CREATE TABLE "brief" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'official',
    "form" "brief_form" NOT NULL,
    "locale" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_line" (
    "id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "releasable_to" CHAR(2)[],
    "section" "brief_section" NOT NULL,
    "shape" "brief_shape" NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT,
    "refs" JSONB NOT NULL,
    "commitment_id" UUID,
    "agreement_id" UUID,
    "meeting_id" UUID,
    "training_id" UUID,
    "person_id" UUID,
    "source_id" UUID,

    CONSTRAINT "brief_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_text" (
    "id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" TEXT[],
    "is_left_out" BOOLEAN NOT NULL DEFAULT false,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brief_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "brief_partner_created_at_idx" ON "brief"("partner", "created_at");

-- CreateIndex
CREATE INDEX "brief_line_brief_id_idx" ON "brief_line"("brief_id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_text_line_id_number_key" ON "brief_text"("line_id", "number");

-- AddForeignKey
ALTER TABLE "brief" ADD CONSTRAINT "brief_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief" ADD CONSTRAINT "brief_frozen_by_id_fkey" FOREIGN KEY ("frozen_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_brief_id_fkey" FOREIGN KEY ("brief_id") REFERENCES "brief"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_line" ADD CONSTRAINT "brief_line_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_text" ADD CONSTRAINT "brief_text_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "brief_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_text" ADD CONSTRAINT "brief_text_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here. A brief's own row tells nothing that is marked. A line is as marked as what it tells of, and hidden
-- with any record that it tells of, whenever that is marked higher; its texts are visible with it.
select app.protect('brief');
revoke delete on brief from app_rw;
select app.protect('brief_line', follow => true);
-- Only the marking of a line may change, and only upwards.
revoke update, delete on brief_line from app_rw;
grant update (marking) on brief_line to app_rw;
select app.protect('brief_text', append => true);

create function app.brief_line_is_kept() returns trigger language plpgsql as $$
begin
  if new.marking >= old.marking and to_jsonb(old) - 'marking' = to_jsonb(new) - 'marking' then return new; end if;
  raise exception 'a line of a brief violates check constraint "append_only"' using errcode = '23514';
end $$;
create trigger is_kept before update on brief_line for each row execute function app.brief_line_is_kept();

-- What was frozen never changes: not the brief, not a line, not a text. Whoever writes waits for whoever freezes.
create function app.brief_is_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_brief uuid;
begin
  if tg_table_name = 'brief_text' then select brief_id into of_brief from brief_line where id = new.line_id;
  else of_brief := new.brief_id; end if;
  perform from brief where id = of_brief and frozen_at is null for share;
  if not found then
    raise exception 'a frozen brief violates check constraint "brief_is_frozen"' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger is_open before insert or update on brief_line for each row execute function app.brief_is_open();
create trigger is_open before insert on brief_text for each row execute function app.brief_is_open();

create function app.brief_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen_at is null and old.as_of = new.as_of and old.form = new.form and old.locale = new.locale then return new; end if;
  raise exception 'a frozen brief violates check constraint "brief_is_frozen"' using errcode = '23514';
end $$;
create trigger stays_frozen before update on brief for each row execute function app.brief_stays_frozen();

-- Whether a brief holds lines besides these, those apart that were left out: a reader is told that something is withheld, and
-- nothing of what or how much.
create function app.brief_withholds(of_brief uuid, seen uuid[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from brief b join brief_line l on l.brief_id = b.id
    where b.id = of_brief and l.id <> all (seen)
      and (app.sees_all_partners() or b.partner = any (app.my_partners()))
      and not coalesce((select t.is_left_out from brief_text t where t.line_id = l.id order by t.number desc limit 1), true)
  )
$$;

-- Whether the register holds anything with a partner that is marked above the viewer's clearance.
create function app.partner_withholds(of_partner bpchar) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (app.sees_all_partners() or of_partner = any (app.my_partners())) and (
    exists (select from meeting where partner = of_partner and marking > app.my_clearance())
    or exists (select from commitment where partner = of_partner and marking > app.my_clearance())
    or exists (select from agreement where partner = of_partner and marking > app.my_clearance())
    or exists (select from training where partner = of_partner and marking > app.my_clearance())
    or exists (select from source where partner = of_partner and marking > app.my_clearance())
    or exists (select from person where country = of_partner and marking > app.my_clearance()))
$$;
revoke execute on function app.brief_withholds(uuid, uuid[]), app.partner_withholds(bpchar) from public;
grant execute on function app.brief_withholds(uuid, uuid[]), app.partner_withholds(bpchar) to app_rw;
