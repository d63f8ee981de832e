-- CreateEnum
CREATE TYPE "return_reason" AS ENUM ('incomplete', 'unclear', 'no_evidence', 'wrong_facts', 'wrong_marking', 'other');

-- AlterTable
ALTER TABLE "meeting_review" ADD COLUMN     "reason_kind" "return_reason";

-- CreateTable
CREATE TABLE "completion_review" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "commitment_id" UUID NOT NULL,
    "status_update_id" UUID NOT NULL,
    "claimed_by_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "is_accepted" BOOLEAN,
    "reason_kind" "return_reason",
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "completion_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "completion_review_status_update_id_key" ON "completion_review"("status_update_id");

-- CreateIndex
CREATE INDEX "completion_review_commitment_id_idx" ON "completion_review"("commitment_id");

-- CreateIndex
CREATE INDEX "completion_review_decided_at_idx" ON "completion_review"("decided_at");

-- AddForeignKey
ALTER TABLE "completion_review" ADD CONSTRAINT "completion_review_commitment_id_partner_marking_fkey" FOREIGN KEY ("commitment_id", "partner", "marking") REFERENCES "commitment"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_review" ADD CONSTRAINT "completion_review_status_update_id_fkey" FOREIGN KEY ("status_update_id") REFERENCES "status_update"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_review" ADD CONSTRAINT "completion_review_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion_review" ADD CONSTRAINT "completion_review_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A claim is seen with its commitment. It is decided once, by somebody else.
select app.protect('completion_review');
revoke delete on completion_review from app_rw;
alter table completion_review add constraint completion_review_decided check (
  (decided_at is null) = (decided_by_id is null) and (decided_at is null) = (is_accepted is null)
  and (decided_by_id is distinct from claimed_by_id)
  and (is_accepted is distinct from false or (reason_kind is not null and reason is not null))
);
alter table meeting_review add constraint meeting_review_reason_kind check (
  reason_kind is null or (action = 'returned' and reason is not null)
);

create function app.decided_once() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and to_jsonb(new) - 'marking' is distinct from to_jsonb(old) - 'marking' then
    raise exception 'a second decision violates check constraint "completion_review_decided_once"' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger decided_once before update on completion_review for each row execute function app.decided_once();

-- What waits for review, the longest waiting first.
create index completion_review_open_idx on completion_review (claimed_at) where decided_at is null;
create index meeting_submitted_idx on meeting (partner) where record_state = 'submitted';
