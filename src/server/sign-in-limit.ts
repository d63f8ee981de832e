import "server-only";
import { AppError } from "#domain/errors.ts";
import { authPool } from "#server/auth.ts";

const WINDOW_SECONDS = 60;
const TRIES_PER_ACCOUNT = 5;
/** For the whole installation: an address is only what the client says it is. */
const TRIES_IN_ALL = 300;

/**
 * Counts a try at signing in, in PostgreSQL, so that all web processes count together.
 * The window passes by itself: nobody is locked out for good.
 *
 * @throws AppError `rate_limited` with the seconds to wait.
 */
export async function countTry(email: string): Promise<void> {
  const { rows } = await authPool().query<{ subject: string; tries: number; wait: number }>(
    `insert into auth.sign_in_count as c (subject, window_started_at, tries)
     values ($1, now(), 1), ('*', now(), 1)
     on conflict (subject) do update set
       tries = case when c.window_started_at < now() - $2 * interval '1 second' then 1 else c.tries + 1 end,
       window_started_at = case when c.window_started_at < now() - $2 * interval '1 second' then now() else c.window_started_at end
     returning subject, tries, ceil(extract(epoch from c.window_started_at + $2 * interval '1 second' - now()))::int as wait`,
    [`account:${email.toLowerCase()}`, WINDOW_SECONDS],
  );
  const over = rows.find(
    ({ subject, tries }) => tries > (subject === "*" ? TRIES_IN_ALL : TRIES_PER_ACCOUNT),
  );
  if (over) throw new AppError("rate_limited", "errors.tooManyTries", { seconds: over.wait });
}

/** A success clears the account's count. */
export async function clearTries(email: string): Promise<void> {
  await authPool().query(`delete from auth.sign_in_count where subject = $1`, [
    `account:${email.toLowerCase()}`,
  ]);
}

/** Counts a visit by somebody without an account, in the same way. @throws AppError `rate_limited` with the seconds to wait */
export async function countVisit(subject: string, aMinute: number): Promise<void> {
  const { rows } = await authPool().query<{ tries: number; wait: number }>(
    `insert into auth.sign_in_count as c (subject, window_started_at, tries)
     values ($1, now(), 1)
     on conflict (subject) do update set
       tries = case when c.window_started_at < now() - interval '1 minute' then 1 else c.tries + 1 end,
       window_started_at = case when c.window_started_at < now() - interval '1 minute' then now() else c.window_started_at end
     returning tries, ceil(extract(epoch from c.window_started_at + interval '1 minute' - now()))::int as wait`,
    [subject],
  );
  const [row] = rows;
  if (row !== undefined && row.tries > aMinute) {
    throw new AppError("rate_limited", "errors.tooManyTries", { seconds: row.wait });
  }
}
