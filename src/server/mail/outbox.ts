import "server-only";
import type { PoolClient } from "pg";
import type { MailTemplate } from "#domain/notice.ts";
import type { Counts } from "#server/jobs/job.ts";
import { jobsPool } from "#server/jobs/pool.ts";
import { reasonOf } from "#server/jobs/runs.ts";
import { log } from "#server/log.ts";
import { deliver, type Message } from "./transport.ts";

/** A mail that is due: in whose name, with which ids. */
type Due = {
  id: string;
  userId: string;
  address: string | null;
  params: Record<string, unknown>;
};

type Composed = { to: string; message: Message; noticeIds?: readonly string[] };

/** Makes the words at the moment of sending, as the user may see things then; null when there is nothing to send any more. */
export type Compose = (mail: Due, now: Date) => Promise<Composed | null>;

/** One run sends no more; the next is a minute away. */
const MOST = 200;
/** After so long a mail is told to administrators as not sent, and not tried again. */
const GIVE_UP_DAYS = 5;

/**
 * Sends what is due, one after the other, each in a transaction that holds its row: no other worker sends it, and a crash leaves
 * it due. A mail that fails waits twice as long each time, up to an hour.
 *
 * @throws the last failure when the server took none of them, so that the run shows as failed.
 */
export async function sendDueMails(
  templates: Record<MailTemplate, Compose>,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<Counts> {
  const counts = { sent: 0, dropped: 0, failed: 0 };
  let failure: unknown = null;
  while (!signal.aborted && counts.sent + counts.dropped + counts.failed < MOST) {
    const outcome = await withDueMail(now, async (mail, client) => {
      try {
        const composed = await templates[mail.template](mail, now);
        if (composed === null) return await close(client, mail.id, "dropped");
        await deliver(mail.id, composed.to, composed.message);
        await told(client, composed.noticeIds ?? []);
        return await close(client, mail.id, "sent");
      } catch (error) {
        failure = error;
        log.warn(
          { reason: reasonOf(error), mail: mail.id, tries: mail.tries + 1 },
          "mail not sent",
        );
        return postpone(client, mail.id, reasonOf(error));
      }
    });
    if (outcome === null) break;
    counts[outcome] += 1;
  }
  if (counts.failed > 0 && counts.sent === 0) throw failure;
  return counts;
}

type Outcome = "sent" | "dropped" | "failed";
type Row = Due & { template: MailTemplate; tries: number };

/** Holds the row of one mail while `work` deals with it; null when none is due. */
async function withDueMail(
  now: Date,
  work: (mail: Row, client: PoolClient) => Promise<Outcome>,
): Promise<Outcome | null> {
  const client = await jobsPool().connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<Row>(
      `select id, template, user_id as "userId", address, params, tries from mail
       where sent_at is null and dropped_at is null and due_at <= greatest($1, now())
       order by due_at, id limit 1 for update skip locked`,
      [now],
    );
    const [mail] = rows;
    const outcome = mail === undefined ? null : await work(mail, client);
    await client.query("commit");
    client.release();
    return outcome;
  } catch (error) {
    // The connection may be in the middle of anything.
    client.release(true);
    throw error;
  }
}

async function close(
  client: PoolClient,
  id: string,
  outcome: "sent" | "dropped",
): Promise<Outcome> {
  await client.query(
    `update mail set tries = tries + 1, reason = null,
       sent_at = case when $2 = 'sent' then now() end, dropped_at = case when $2 = 'dropped' then now() end
     where id = $1`,
    [id, outcome],
  );
  return outcome;
}

async function postpone(client: PoolClient, id: string, reason: string): Promise<Outcome> {
  await client.query(
    `update mail set tries = tries + 1, reason = $2,
       due_at = now() + least(60, power(2, least(tries, 6))) * interval '1 minute',
       dropped_at = case when created_at < now() - $3 * interval '1 day' then now() end
     where id = $1`,
    [id, reason, GIVE_UP_DAYS],
  );
  return "failed";
}

/** What a mail has told is not told by mail again. */
async function told(client: PoolClient, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query("update notice set mailed_at = now() where id = any($1)", [ids]);
}
