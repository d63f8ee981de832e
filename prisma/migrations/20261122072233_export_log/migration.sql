-- CreateTable
CREATE TABLE "export_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID NOT NULL,
    "request_id" TEXT,
    "register" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "known_on" DATE,
    "rows" INTEGER NOT NULL,
    "marking" "marking" NOT NULL,

    CONSTRAINT "export_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_end" (
    "export_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows" INTEGER NOT NULL,
    "is_whole" BOOLEAN NOT NULL,

    CONSTRAINT "export_end_pkey" PRIMARY KEY ("export_id")
);

-- CreateIndex
CREATE INDEX "export_log_at_idx" ON "export_log"("at");

-- CreateIndex
CREATE INDEX "export_log_user_id_at_idx" ON "export_log"("user_id", "at");

-- AddForeignKey
ALTER TABLE "export_end" ADD CONSTRAINT "export_end_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "export_log"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here. A log, not a record: everybody sees what they took themselves, administrators what anybody
-- took, as far as they are cleared for it. Written in one's own name alone, and never changed.
alter table export_log enable row level security;
create policy visible on export_log for select to app_rw using (
  user_id = (select app.uid())
  or ((select app.my_role()) = 'administrator' and marking <= (select app.my_clearance()))
);
create policy own on export_log for insert to app_rw with check (user_id = (select app.uid()) and marking <= (select app.my_clearance()));
grant select, insert on export_log to app_rw;
create trigger append_only before update or delete on export_log for each row execute function app.append_only();

alter table export_end enable row level security;
create policy visible on export_end for select to app_rw using (app.sees('export_log'::regclass, export_id));
create policy own on export_end for insert to app_rw with check (
  app.sees('export_log'::regclass, export_id)
  and exists (select from export_log l where l.id = export_id and l.user_id = (select app.uid()))
);
grant select, insert on export_end to app_rw;
create trigger append_only before update or delete on export_end for each row execute function app.append_only();
