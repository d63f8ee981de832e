import "server-only";
import type { MailTemplate, NoticeKind } from "#domain/notice.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Marking, SearchKind } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";

/*
 * How a command tells people something. Both calls join the transaction of the write: what is rolled back tells nobody.
 *
 *   await notify(tx, { to: await managersOf(tx, meeting), kind: "submitted", record: { kind: "meeting", id }, occurrence: review.id });
 *
 * A notice is a pointer without words. Whoever may not see the record is not shown it, in the application and in mails alike,
 * so nobody needs to ask first who may. Mails of it come batched, at each reader's own hour: commands do not send mail to
 * people with accounts. `queueMail` is for the rest, such as a question to a focal point.
 */

type Notice = {
  /** Ids of users. Oneself and those who have left are passed over. */
  to: readonly string[];
  kind: NoticeKind;
  record: { kind: SearchKind; id: string };
  /** The same reader is told of the same kind and record once per occurrence: a day, or the id of what happened. */
  occurrence: string;
};

export async function notify(tx: Tx, { to, kind, record, occurrence }: Notice): Promise<void> {
  if (to.length === 0) return;
  await tx.$executeRaw`
    select app.notify(${to}::uuid[], ${kind}, ${record.kind}::search_kind, ${record.id}, ${occurrence})`;
}

/** What asked for a decision, wherever it stands, once it is taken: it asks nobody any more. */
export async function settle(
  tx: Tx,
  kinds: readonly NoticeKind[],
  record: Notice["record"],
): Promise<void> {
  await tx.$executeRaw`
    select app.settle_notices(${[...kinds]}, ${record.kind}::search_kind, ${record.id})`;
}

/** The managers who may see records of this partner and marking. */
export async function managersOf(
  tx: Tx,
  { partner, marking }: { partner: string; marking: Marking },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from user_account u
    where u.role = 'manager' and u.disabled_at is null and u.clearance >= ${marking}::marking
      and (not u.is_confined or exists (select from user_partner p where p.user_id = u.id and p.partner = ${partner}))`;
  return rows.map(({ id }) => id);
}

type QueuedMail = {
  template: MailTemplate;
  /** In whose name and with whose rights its words are made; also who gets it, unless there is an address. */
  userId: string;
  address?: string;
  /** Ids only. The words are made when it is sent, of what may be seen then. */
  params: Prisma.InputJsonObject;
  /** The same key is never queued twice. @throws AppError `conflict` */
  key: string;
};

/** Puts a mail into the outbox; a job sends it after the commit, and tries again while the server is down. */
export async function queueMail(tx: Tx, mail: QueuedMail): Promise<{ id: string }> {
  return tx.mail.create({ data: mail, select: { id: true } });
}
