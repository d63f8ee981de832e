-- CreateEnum
CREATE TYPE "answer" AS ENUM ('on_track', 'delayed', 'blocked', 'done');

-- CreateEnum
CREATE TYPE "mail_rhythm" AS ENUM ('off', 'daily', 'weekly');

-- CreateTable
CREATE TABLE "answer_request" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "commitment_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "address" TEXT,
    "language" TEXT NOT NULL,
    "shows" TEXT[],
    "reason" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "commitment_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "answer" "answer" NOT NULL,
    "note" TEXT,
    "attachment_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "status_update_id" UUID,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "record_kind" "search_kind" NOT NULL,
    "record_id" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "user_id" UUID NOT NULL,
    "record_kind" "search_kind" NOT NULL,
    "record_id" TEXT NOT NULL,
    "is_muted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","record_kind","record_id")
);

-- CreateTable
CREATE TABLE "notice_setting" (
    "user_id" UUID NOT NULL,
    "rhythm" "mail_rhythm" NOT NULL,
    "hour" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "without" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_setting_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "notice_reading" (
    "user_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_reading_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "address" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "is_done" BOOLEAN,
    "reason" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "worker" TEXT NOT NULL,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_request" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "answer_request_commitment_id_idx" ON "answer_request"("commitment_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_request_id_partner_marking_key" ON "answer_request"("id", "partner", "marking");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_request_id_key" ON "proposal"("request_id");

-- CreateIndex
CREATE INDEX "proposal_commitment_id_idx" ON "proposal"("commitment_id");

-- CreateIndex
CREATE INDEX "proposal_decided_at_idx" ON "proposal"("decided_at");

-- CreateIndex
CREATE INDEX "notice_user_id_read_at_idx" ON "notice"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "notice_user_id_at_idx" ON "notice"("user_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_user_id_kind_record_kind_record_id_occurrence_key" ON "notice"("user_id", "kind", "record_kind", "record_id", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

-- CreateIndex
CREATE INDEX "mail_sent_at_dropped_at_due_at_idx" ON "mail"("sent_at", "dropped_at", "due_at");

-- CreateIndex
CREATE INDEX "job_run_name_started_at_idx" ON "job_run"("name", "started_at");

-- AddForeignKey
ALTER TABLE "answer_request" ADD CONSTRAINT "answer_request_commitment_id_partner_marking_fkey" FOREIGN KEY ("commitment_id", "partner", "marking") REFERENCES "commitment"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_request" ADD CONSTRAINT "answer_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_commitment_id_partner_marking_fkey" FOREIGN KEY ("commitment_id", "partner", "marking") REFERENCES "commitment"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "answer_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_status_update_id_fkey" FOREIGN KEY ("status_update_id") REFERENCES "status_update"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written from here. A notice is its reader's alone; what it is about stays under row security, so it tells nothing by itself.
alter table notice enable row level security;
create policy own on notice to app_rw using (user_id = (select app.uid()) and (select app.my_role()) is not null)
  with check (user_id = (select app.uid()) and (select app.my_role()) is not null);
grant select, insert, update, delete on notice to app_rw;
create index notice_unread_idx on notice (user_id, at desc) where read_at is null;

/*
 * Tells others of something, each once per occasion, oneself never. The one way to write to somebody else's list: whoever may
 * not see the record will not be shown the notice either.
 */
create function app.notify(users uuid[], kind text, record_kind search_kind, record_id text, occurrence text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
  select gen_random_uuid(), u.id, notify.kind, notify.record_kind, notify.record_id, notify.occurrence
  from user_account u
  where u.id = any (users) and u.id <> app.uid() and u.disabled_at is null and app.my_role() is not null
  on conflict do nothing
$$;
revoke execute on function app.notify(uuid[], text, search_kind, text, text) from public;
grant execute on function app.notify(uuid[], text, search_kind, text, text) to app_rw;

-- What somebody follows and when they want mail is their own business.
do $$
declare tab text;
begin
  foreach tab in array array['follow', 'notice_setting', 'notice_reading'] loop
    execute format('alter table %s enable row level security', tab);
    execute format('create policy own on %s to app_rw using (user_id = (select app.uid())) with check (user_id = (select app.uid()) and (select app.my_role()) is not null)', tab);
    execute format('grant select, insert, update, delete on %s to app_rw', tab);
  end loop;
end $$;
create index follow_record_idx on follow (record_kind, record_id);
alter table notice_setting
  add constraint notice_setting_hour check (hour between 0 and 23),
  add constraint notice_setting_weekday check (weekday between 1 and 7);

-- A log of what is to be sent, queued in one's own name; administrators see that it was sent or why not, never what it says.
alter table mail enable row level security;
create policy visible on mail for select to app_rw using (
  user_id = (select app.uid()) or (select app.my_role()) = 'administrator'
);
create policy own on mail for insert to app_rw with check (
  user_id = (select app.uid()) and (select app.my_role()) is not null and sent_at is null and dropped_at is null
);
grant select, insert on mail to app_rw;
alter table mail add constraint mail_address check (address ~ '^[^\s@<>",;:]{1,64}@[^\s@<>",;:]{1,190}$');

alter table job_run enable row level security;
create policy administered on job_run for select to app_rw using ((select app.my_role()) = 'administrator');
grant select on job_run to app_rw;

alter table job_request enable row level security;
create policy administered on job_request to app_rw using ((select app.my_role()) = 'administrator')
  with check ((select app.my_role()) = 'administrator' and by_id = (select app.uid()));
grant select, insert on job_request to app_rw;
create trigger audit after insert on job_request for each row execute function app.audit();

-- Workers are told at commit, so that nobody asks every second.
create function app.tell_workers() returns trigger language plpgsql as $$
begin
  perform pg_notify('accord_jobs', tg_argv[0]);
  return null;
end $$;
create trigger tell_workers after insert on mail for each statement execute function app.tell_workers('mail');
create trigger tell_workers after insert on job_request for each statement execute function app.tell_workers('requests');

-- The role of jobs: its queue is in a schema that it fills itself, and of the register it reads who there is and writes what
-- became of mails and runs. What a person is told is selected as that person, by the run-time role.
grant usage, create on schema jobs to app_jobs;
grant usage on schema public to app_jobs;
grant select on user_account, notice_setting to app_jobs;
grant select, insert, update, delete on mail, job_run to app_jobs;
grant select, update, delete on job_request to app_jobs;
grant select, update (mailed_at), delete on notice to app_jobs;

-- A question to a focal point, and the answer.
select app.protect('answer_request');
select app.protect('proposal');
alter table answer_request
  add constraint answer_request_address check (address ~ '^[^\s@<>",;:]{1,64}@[^\s@<>",;:]{1,190}$'),
  add constraint answer_request_expires check (expires_at > created_at and expires_at <= created_at + interval '61 days');
alter table proposal
  add constraint proposal_note check (length(note) <= 500),
  add constraint proposal_decided check (
    (decided_at is null) = (decided_by_id is null)
    and (decided_at is not null or (status_update_id is null and reason is null))
    and (decided_at is null or (status_update_id is null) <> (reason is null)));

-- The door looks at a link before anybody acts: in whose name it was given, and whether it is still good.
grant select (id, asked_by_id, expires_at, used_at, revoked_at) on answer_request to app_auth;
create policy for_sign_in on answer_request for select to app_auth using (true);
