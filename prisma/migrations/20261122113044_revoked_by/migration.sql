-- AlterTable
ALTER TABLE "api_token" ADD COLUMN     "revoked_by_id" UUID;

-- Hand-written from here. Who may end a token says that it was them.
grant update (revoked_by_id) on api_token to app_rw;
