-- CreateEnum
CREATE TYPE "token_kind" AS ENUM ('program', 'calendar', 'changes');

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" "token_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "may_write" BOOLEAN NOT NULL DEFAULT false,
    "is_confined" BOOLEAN NOT NULL DEFAULT false,
    "partners" CHAR(2)[],
    "clearance" "marking" NOT NULL DEFAULT 'official',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token_hash" (
    "token_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "api_token_hash_pkey" PRIMARY KEY ("token_id")
);

-- CreateTable
CREATE TABLE "api_use" (
    "id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER,

    CONSTRAINT "api_use_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_token_owner_id_idx" ON "api_token"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_hash_key" ON "api_token_hash"("hash");

-- CreateIndex
CREATE INDEX "api_use_token_id_at_idx" ON "api_use"("token_id", "at");

-- AddForeignKey
ALTER TABLE "api_token_hash" ADD CONSTRAINT "api_token_hash_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here. Somebody's tokens are their own business, and the administrators'. Once made, one is only ever revoked.
alter table api_token enable row level security;
create policy visible on api_token for select to app_rw using (
  owner_id = (select app.uid()) or (select app.my_role()) = 'administrator'
);
create policy own on api_token for insert to app_rw with check (owner_id = (select app.uid()));
create policy revoked on api_token for update to app_rw
  using (owner_id = (select app.uid()) or (select app.my_role()) = 'administrator');
grant select, insert, update (revoked_at) on api_token to app_rw;
create trigger audit after insert or update or delete on api_token for each row execute function app.audit();
alter table api_token add constraint api_token_expires check (expires_at > created_at and expires_at <= created_at + interval '367 days');
alter table api_token add constraint api_feed_reads check (kind = 'program' or not may_write);

-- Written with the token, and read by the door alone.
alter table api_token_hash enable row level security;
create policy own on api_token_hash for insert to app_rw with check (
  app.sees('api_token'::regclass, token_id)
  and exists (select from api_token t where t.id = token_id and t.owner_id = (select app.uid()))
);
grant insert on api_token_hash to app_rw;

-- A log, not a record.
alter table api_use enable row level security;
create policy visible on api_use for select to app_rw using (exists (select from api_token t where t.id = token_id));
grant select on api_use to app_rw;

-- The door is the role of sign-in: it recognises a token, counts its requests and logs them.
grant select on api_token, api_token_hash to app_auth;
grant select, insert, update (status), delete on api_use to app_auth;
create policy for_sign_in on api_token for select to app_auth using (true);
create policy for_sign_in on api_token_hash for select to app_auth using (true);
create policy for_sign_in on api_use to app_auth using (true) with check (true);

-- What somebody's programs may do concerns nobody else.
drop policy visible on audit_event;
create policy visible on audit_event for select to app_rw using (
  (partner is null or (select app.sees_all_partners()) or partner = any ((select app.my_partners())::bpchar[]))
  and marking <= (select app.my_clearance())
  and (table_name not in ('user_account', 'user_partner') or (select app.my_role()) = 'administrator')
  and (table_name <> 'api_token' or user_id = (select app.uid()) or (select app.my_role()) = 'administrator')
);

-- A token confines its owner further, for one transaction: never beyond what the owner may see at that moment.
create function app.confined_to() returns bpchar[] language sql stable as $$
  select string_to_array(nullif(current_setting('app.partners', true), ''), ',')::bpchar[]
$$;
create or replace function app.my_clearance() returns marking language sql stable security definer set search_path = public, pg_temp as $$
  select least(clearance, nullif(current_setting('app.clearance', true), '')::marking)
  from user_account where id = app.uid() and disabled_at is null
$$;
create or replace function app.sees_all_partners() returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select not is_confined and app.confined_to() is null from user_account where id = app.uid() and disabled_at is null $$;
create or replace function app.my_partners() returns bpchar[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select partner from user_partner where user_id = app.uid() and (app.confined_to() is null or partner = any (app.confined_to()))
               union select code from country, user_account u
                 where u.id = app.uid() and not u.is_confined and u.disabled_at is null and code = any (app.confined_to())
               union all select code from country where is_home)
$$;
revoke execute on function app.confined_to() from public;
grant execute on function app.confined_to() to app_rw;
