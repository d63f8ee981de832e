-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "home_view" (
    "owner_id" UUID NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "home_view_pkey" PRIMARY KEY ("owner_id")
);

-- CreateIndex
CREATE INDEX "saved_view_register_idx" ON "saved_view"("register");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_register_name_key" ON "saved_view"("owner_id", "register", "name");

-- CreateIndex
CREATE INDEX "home_view_view_id_idx" ON "home_view"("view_id");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_view" ADD CONSTRAINT "home_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_view" ADD CONSTRAINT "home_view_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here. A view is its owner's; a shared one everybody reads, and its rows stay under row security, as it
-- is an address and no data. Administrators tidy up.
alter table saved_view enable row level security;
create policy readable on saved_view for select to app_rw using (
  owner_id = (select app.uid()) or (is_shared and (select app.my_role()) is not null)
  or (select app.my_role()) = 'administrator'
);
create policy own on saved_view for insert to app_rw with check (owner_id = (select app.uid()));
create policy changed on saved_view for update to app_rw
  using (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator')
  with check (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator');
create policy removed on saved_view for delete to app_rw
  using (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator');
grant select, insert, update, delete on saved_view to app_rw;
create trigger audit after insert or update or delete on saved_view for each row execute function app.audit();

-- What somebody has on the home page is theirs alone, and no part of the record: not audited.
alter table home_view enable row level security;
create policy own on home_view to app_rw using (owner_id = (select app.uid()))
  with check (owner_id = (select app.uid()) and app.sees('saved_view'::regclass, view_id));
grant select, insert, update, delete on home_view to app_rw;
