import "server-only";
import type { Tx } from "#server/db.ts";
import type { TokenView, UseView } from "./schema.ts";

/** How many tokens of everybody are shown. */
const MOST = 500;

/** Somebody's tokens, or everybody's: those that still open something first, then the latest. */
export function listTokens(tx: Tx, ownerId: string | null): Promise<TokenView[]> {
  return tx.$queryRaw<TokenView[]>`
    select t.id, t.kind::text, t.name, t.may_write as "mayWrite", t.clearance::text,
      case when t.is_confined then t.partners::text[] end as partners, t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.revoked_at as "revokedAt",
      coalesce(t.revoked_by_id <> t.owner_id, false) as "isRevokedByOther",
      coalesce((select p.name from user_account p where p.id = t.owner_id), '') as owner, u.used_at as "usedAt", u.uses
    from api_token t
    cross join lateral (
      select max(at) as used_at, count(*) filter (where at > now() - interval '30 days')::int as uses
      from api_use where token_id = t.id
    ) u
    where coalesce(t.owner_id = ${ownerId}::uuid, true)
    order by t.revoked_at is not null or t.expires_at < now(), t.created_at desc, t.id limit ${MOST}`;
}

/** The latest requests with somebody's tokens, or with everybody's. */
export function listUses(tx: Tx, ownerId: string | null, limit = 20): Promise<UseView[]> {
  return tx.$queryRaw<UseView[]>`
    select u.id, t.name as token, coalesce((select p.name from user_account p where p.id = t.owner_id), '') as owner, u.at, u.method, u.path, u.status
    from api_use u join api_token t on t.id = u.token_id
    where coalesce(t.owner_id = ${ownerId}::uuid, true) order by u.at desc, u.id limit ${limit}`;
}
