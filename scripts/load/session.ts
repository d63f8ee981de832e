import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Command } from "#server/command.ts";
import { type Tx, withViewer } from "#server/db.ts";

/** How the loader reads and writes: as one person, through the commands that people use. */
export type Session = {
  actor: Actor;
  today: CalendarDate;
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs a command and gives the id of what it made. */
  run: (command: Command, input: unknown) => Promise<string>;
};

/** Each command is a transaction of its own, as if somebody had filled in its form. */
export function openSession(actor: Actor, timeZone: string): Session {
  const today = todayIn(timeZone, new Date());
  const requestId = `load:${uuidv7()}`;
  return {
    actor,
    today,
    read: (work) => withViewer(actor, work),
    run: async (command, input) =>
      (await command({ actor, now: new Date(), today, requestId }, input)).id,
  };
}

/** What was done in it is undone at the end, with this. */
class Undone extends Error {
  override readonly name = "Undone";
}

/** Does the work for a look at its result: everything happens in one transaction, which is then taken back. */
export async function rehearse<T>(
  actor: Actor,
  timeZone: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const today = todayIn(timeZone, new Date());
  const requestId = `load:${uuidv7()}`;
  let result: { value: T } | null = null;
  try {
    await withViewer(
      actor,
      async (tx) => {
        const session: Session = {
          actor,
          today,
          read: (inside) => inside(tx),
          run: (command, input) =>
            // A command that the database refuses would end the transaction for those after it.
            saved(tx, async () => {
              const { id } = await command({ actor, now: new Date(), today, requestId, tx }, input);
              return id;
            }),
        };
        result = { value: await work(session) };
        throw new Undone();
      },
      { mode: "write", action: "load.rehearse", requestId },
    );
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  // Set by the work above, which is the only way here.
  return (result as unknown as { value: T }).value;
}

async function saved<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`savepoint one_command`;
  try {
    const result = await work();
    await tx.$executeRaw`release savepoint one_command`;
    return result;
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint one_command`;
    throw error;
  }
}
