import "server-only";
import { setTimeout } from "node:timers/promises";
import type { Actor } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { isCovered } from "#domain/marking.ts";
import type { TokenKind } from "#generated/prisma/enums.ts";
import { authPool, hashOfToken } from "#server/auth.ts";
import { translated } from "#server/database-error.ts";
import { env, isDemonstration } from "#server/env.ts";

/** How long it is kept who asked for what. */
const KEPT_DAYS = 90;

export type Visitor = {
  actor: Extract<Actor, { kind: "user" }>;
  kind: TokenKind;
  mayWrite: boolean;
  /** The line of the log, which the answer's status is added to. */
  useId: string;
};

/** What is asked for, as the log is to show it: a private address never carries its secret there. */
type Asked = { id: string; method: string; path: string };

type Row = {
  id: string;
  kind: TokenKind;
  mayWrite: boolean;
  ceiling: Visitor["actor"]["clearance"];
  only: CountryCode[] | null;
  userId: string;
  role: Visitor["actor"]["role"];
  clearance: Visitor["actor"]["clearance"];
  own: CountryCode[] | null;
  requests: number;
  wait: number;
};

/**
 * Recognises the token, counts the request in its minute, and logs it unless there were too many. One statement, which
 * does not wait for the disk: a server that falls down may forget the reads of its last half second. A write that it
 * confirmed is on the disk, and so is the log of all requests before it.
 */
const ENTER = `
  with known as (
    select k.id, k.kind, k.may_write, k.clearance as ceiling, case when k.is_confined then k.partners end as only_partners,
      u.id as user_id, u.role, u.clearance,
      case when u.is_confined then array(select p.partner from public.user_partner p where p.user_id = u.id) end as own_partners
    from public.api_token_hash h
    join public.api_token k on k.id = h.token_id
    join public.user_account u on u.id = k.owner_id
    where h.hash = $1 and k.revoked_at is null and k.expires_at > now() and u.disabled_at is null and ($2 or not u.is_demo)
  ),
  counted as (
    insert into auth.sign_in_count as c (subject, window_started_at, tries)
    select 'token:' || id, now(), 1 from known
    on conflict (subject) do update set
      tries = case when c.window_started_at < now() - interval '1 minute' then 1 else c.tries + 1 end,
      window_started_at = case when c.window_started_at < now() - interval '1 minute' then now() else c.window_started_at end
    returning tries, ceil(extract(epoch from c.window_started_at + interval '1 minute' - now()))::int as wait
  ),
  logged as (
    insert into public.api_use (id, token_id, method, path)
    select $3, known.id, $4, left($5, 500) from known, counted where counted.tries <= $6
  ),
  forgotten as (
    delete from public.api_use u using known, counted
    where counted.tries = 1 and u.token_id = known.id and u.at < now() - $7 * interval '1 day'
  )
  select known.id, known.kind::text, known.may_write as "mayWrite", known.ceiling::text, known.only_partners::text[] as only,
    known.user_id as "userId", known.role::text, known.clearance::text, known.own_partners::text[] as own,
    counted.tries as requests, counted.wait, set_config('synchronous_commit', 'off', true)
  from known, counted`;

/**
 * Whoever holds this secret: its owner as of this moment, confined to what the token leaves of their rights.
 * Null for one that never was, has expired, was revoked, or whose owner has left.
 *
 * @throws AppError `rate_limited` with the seconds to wait.
 */
export async function visitorWith(secret: string, asked: Asked): Promise<Visitor | null> {
  const limit = env().ACCORD_API_PER_MINUTE;
  const values = [
    hashOfToken(secret),
    isDemonstration(),
    asked.id,
    asked.method,
    asked.path,
    limit,
    KEPT_DAYS,
  ];
  const { rows } = await authPool()
    .query<Row>({ name: "token", text: ENTER, values })
    .catch((error: unknown) => {
      throw translated(error);
    });
  const [row] = rows;
  if (row === undefined) return null;
  if (row.requests > limit) {
    throw new AppError("rate_limited", "errors.tooManyRequests", { seconds: row.wait });
  }
  const { id, userId, role, clearance, ceiling } = row;
  return {
    actor: {
      kind: "user",
      id: userId,
      role,
      clearance: isCovered(clearance, ceiling) ? ceiling : clearance,
      partners: both(row.own, row.only),
      token: { id },
    },
    kind: row.kind,
    mayWrite: row.mayWrite,
    useId: asked.id,
  };
}

/** The partners that are in both; null is every partner. */
function both(own: CountryCode[] | null, only: CountryCode[] | null): CountryCode[] | null {
  if (own === null || only === null) return own ?? only;
  return own.filter((code) => only.includes(code));
}

/** How requests ended that the log does not say yet, by their line in it. */
let ended = new Map<string, number>();
let isWriting = false;

/**
 * How the request ended, for the log: told with what else ended within half a second. Nobody waits for it but the end of
 * the process, which is to wait for what is given back; null where it waits already. One that is killed leaves the line of
 * the request, which was there before the answer.
 */
export function logAnswer(useId: string, status: number): Promise<void> | null {
  ended.set(useId, status);
  if (isWriting) return null;
  isWriting = true;
  return setTimeout(500).then(writeEnded);
}

async function writeEnded(): Promise<void> {
  const written = ended;
  ended = new Map();
  isWriting = false;
  await authPool().query({
    name: "token_answers",
    text: `
      with said as (
        update public.api_use u set status = a.status from unnest($1::uuid[], $2::int[]) a (id, status) where u.id = a.id
      )
      select set_config('synchronous_commit', 'off', true)`,
    values: [[...written.keys()], [...written.values()]],
  });
}
