import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Context } from "#server/command.ts";
import { env } from "#server/env.ts";

/** Here and now, for a program that acts as somebody. */
export function contextOf(actor: Actor): Context {
  const now = new Date();
  return { actor, now, today: todayIn(env().ACCORD_TIME_ZONE, now), requestId: uuidv7() };
}
