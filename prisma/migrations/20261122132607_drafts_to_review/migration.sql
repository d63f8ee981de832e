-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "reason_kind" "return_reason";

-- CreateTable
CREATE TABLE "intake_review" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source_id" UUID,
    "input" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "is_accepted" BOOLEAN,
    "reason_kind" "return_reason",
    "reason" TEXT,
    "taken_up_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "intake_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "intake_review_sent_by_id_idx" ON "intake_review"("sent_by_id");

-- AddForeignKey
ALTER TABLE "intake_review" ADD CONSTRAINT "intake_review_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_review" ADD CONSTRAINT "intake_review_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_review" ADD CONSTRAINT "intake_review_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written from here. What was handed in is seen with its partner and marking, and decided once, by somebody else.
select app.protect('intake_review');
revoke delete on intake_review from app_rw;
alter table intake_review
  add constraint intake_review_decided check (
    (decided_at is null) = (decided_by_id is null) and (decided_at is null) = (is_accepted is null)
    and (decided_by_id is distinct from sent_by_id)
    and (is_accepted is distinct from false or (reason_kind is not null and reason is not null))
    and (is_accepted is distinct from true or (source_id is not null and taken_up_at is null))
  );
alter table proposal add constraint proposal_reason_kind check (reason_kind is null or reason is not null);

-- The words of the constraint say whose it is; what comes after a decision is that its author goes on with what came back.
create or replace function app.decided_once() returns trigger language plpgsql as $$
declare after_it text[] := array['marking', 'taken_up_at', 'version'];
begin
  if old.decided_at is not null and to_jsonb(new) - after_it is distinct from to_jsonb(old) - after_it then
    raise exception 'a second decision violates check constraint "%_decided_once"', tg_table_name using errcode = '23514';
  end if;
  return new;
end $$;
create trigger decided_once before update on intake_review for each row execute function app.decided_once();

-- What waits for review, the longest waiting first.
create index intake_review_open_idx on intake_review (sent_at) where decided_at is null and taken_up_at is null;
