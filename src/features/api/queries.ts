import "server-only";
import type { Tx } from "#server/db.ts";
import type { TokenView, UseView } from "./schema.ts";

/** Somebody's tokens: those that still open something first, then the latest. */
export function listTokens(tx: Tx, ownerId: string): Promise<TokenView[]> {
  return tx.$queryRaw<TokenView[]>`
    select t.id, t.kind::text, t.name, t.may_write as "mayWrite", t.clearance::text,
      case when t.is_confined then t.partners::text[] end as partners, t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.revoked_at as "revokedAt", u.used_at as "usedAt", u.uses
    from api_token t
    cross join lateral (
      select max(at) as used_at, count(*) filter (where at > now() - interval '30 days')::int as uses
      from api_use where token_id = t.id
    ) u
    where t.owner_id = ${ownerId}::uuid
    order by t.revoked_at is not null or t.expires_at < now(), t.created_at desc, t.id`;
}

/** The latest requests with somebody's tokens. */
export function listUses(tx: Tx, ownerId: string, limit = 20): Promise<UseView[]> {
  return tx.$queryRaw<UseView[]>`
    select u.id, t.name as token, u.at, u.method, u.path, u.status
    from api_use u join api_token t on t.id = u.token_id
    where t.owner_id = ${ownerId}::uuid order by u.at desc, u.id limit ${limit}`;
}
