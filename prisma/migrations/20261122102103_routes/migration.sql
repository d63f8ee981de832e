-- CreateEnum
CREATE TYPE "counterpart" AS ENUM ('government', 'government_body', 'international_organisation', 'university', 'private_body', 'unknown');

-- CreateEnum
CREATE TYPE "money_involved" AS ENUM ('yes', 'no', 'unknown');

-- DropForeignKey
ALTER TABLE "agreement" DROP CONSTRAINT "agreement_route_id_fkey";

-- DropIndex
DROP INDEX "route_stage_route_id_position_key";

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "counterpart" "counterpart" NOT NULL DEFAULT 'unknown',
ADD COLUMN     "money" "money_involved" NOT NULL DEFAULT 'unknown';

-- AlterTable
ALTER TABLE "route" ADD COLUMN     "for_bindings" "binding"[] DEFAULT ARRAY[]::"binding"[],
ADD COLUMN     "for_counterparts" "counterpart"[] DEFAULT ARRAY[]::"counterpart"[],
ADD COLUMN     "for_money" "money_involved"[] DEFAULT ARRAY[]::"money_involved"[],
ADD COLUMN     "is_example" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "name_ur" TEXT,
ADD COLUMN     "sources" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "route_stage" ADD COLUMN     "for_bindings" "binding"[] DEFAULT ARRAY[]::"binding"[],
ADD COLUMN     "for_counterparts" "counterpart"[] DEFAULT ARRAY[]::"counterpart"[],
ADD COLUMN     "for_money" "money_involved"[] DEFAULT ARRAY[]::"money_involved"[];

-- AlterTable
ALTER TABLE "route_concurrence" ADD COLUMN     "agency_id" UUID,
ADD COLUMN     "for_bindings" "binding"[] DEFAULT ARRAY[]::"binding"[],
ADD COLUMN     "for_counterparts" "counterpart"[] DEFAULT ARRAY[]::"counterpart"[],
ADD COLUMN     "for_money" "money_involved"[] DEFAULT ARRAY[]::"money_involved"[],
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "target_days" INTEGER;

-- AlterTable
ALTER TABLE "concurrence" ADD COLUMN     "asked" TEXT,
ADD COLUMN     "draft_number" INTEGER,
ADD COLUMN     "stage" "stage";

-- CreateTable
CREATE TABLE "route_change" (
    "id" UUID NOT NULL,
    "partner" CHAR(2) NOT NULL,
    "marking" "marking" NOT NULL,
    "agreement_id" UUID NOT NULL,
    "from_route_id" UUID,
    "to_route_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "route_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "route_change_agreement_id_idx" ON "route_change"("agreement_id");

-- CreateIndex
CREATE INDEX "agreement_route_id_idx" ON "agreement"("route_id");

-- CreateIndex
CREATE INDEX "route_stage_route_id_position_idx" ON "route_stage"("route_id", "position");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_concurrence" ADD CONSTRAINT "route_concurrence_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_change" ADD CONSTRAINT "route_change_agreement_id_partner_marking_fkey" FOREIGN KEY ("agreement_id", "partner", "marking") REFERENCES "agreement"("id", "partner", "marking") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_change" ADD CONSTRAINT "route_change_from_route_id_fkey" FOREIGN KEY ("from_route_id") REFERENCES "route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_change" ADD CONSTRAINT "route_change_to_route_id_fkey" FOREIGN KEY ("to_route_id") REFERENCES "route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_change" ADD CONSTRAINT "route_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here.
alter table route_concurrence add constraint route_concurrence_target check (target_days > 0);
alter table concurrence add constraint concurrence_draft check (draft_number > 0);
select app.protect('route_change', append => true);

-- The one form of the name of a desk, as `deskKey` of the application has it: "The Law & Justice Division" and "Law and
-- justice division" are one desk. Only ASCII is folded, so that no collation has a say.
create function app.desk_key(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    trim(both '-' from regexp_replace(
      lower(translate(replace(normalize(name, nfc), '&', ' and '), '''’', '') collate "C"),
      '[ \t\n\r\f\v!-/:-@\[-`{-~]+' collate "C", '-', 'g')),
    '^(the-)+' collate "C", '')
$$;
grant execute on function app.desk_key(text) to app_rw;
create index concurrence_desk_idx on concurrence (app.desk_key(desk), decided_on);

-- In which stages the instruments on a route stand, those included that the administrator may not see: a stage that is
-- in use stays, whoever uses it. An instrument that is held or was sent back stands where it will go on.
create function app.route_use(route uuid) returns table (stage stage, instruments int)
language sql stable security definer set search_path = public, pg_temp as $$
  select last.stage, count(*)::int
  from agreement a
  cross join lateral (
    select e.stage from stage_entry e where e.agreement_id = a.id
    order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1
  ) now
  cross join lateral (
    select e.stage from stage_entry e where e.agreement_id = a.id and e.stage < 'on_hold_us'
    order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1
  ) last
  where a.route_id = route_use.route and now.stage not in ('withdrawn', 'lapsed') and app.my_role() = 'administrator'
  group by last.stage
$$;
revoke execute on function app.route_use(uuid) from public;
grant execute on function app.route_use(uuid) to app_rw;
