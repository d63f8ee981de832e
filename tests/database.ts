import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Context } from "#server/command.ts";

/** What a form's request gives a command, here and now. Another `today` moves the clock, too. */
export function contextFor(
  actor: Actor,
  { now = new Date(), requestKey = uuidv7() } = {},
): Context {
  return { actor, now, today: todayIn("Asia/Karachi", now), requestId: uuidv7(), requestKey };
}
