import "server-only";
import { getSessionCookie } from "better-auth/cookies";
import { headers } from "next/headers";
import { cache } from "react";
import { type Actor, publicActor, type Role } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { authPool, COOKIE_PREFIX, IDLE_MINUTES, SESSION_HOURS } from "#server/auth.ts";
import type { Context } from "#server/command.ts";
import { translated } from "#server/database-error.ts";
import { env, isDemonstration } from "#server/env.ts";

/** The person signed in, as the shell of a page greets them. */
export type Person = {
  id: string;
  email: string;
  name: string;
  role: Role;
  clearance: Marking;
  partners: CountryCode[] | null;
};

type Row = Omit<Person, "partners"> & { confined: boolean; partners: CountryCode[]; idle: number };

/**
 * Who is behind this request, read once per request and live: a disabled user, a role or a partner
 * taken away count with the next click. Null without a session that is still good.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const cookie = getSessionCookie(await headers(), { cookiePrefix: COOKIE_PREFIX });
  // The cookie is "token.signature"; the token alone is 32 random characters, looked up in the database.
  const token = cookie?.split(".")[0];
  if (!token) return null;
  try {
    return await personOf(token);
  } catch (error) {
    throw translated(error);
  }
});

async function personOf(token: string): Promise<Person | null> {
  const { rows } = await authPool().query<Row>({
    name: "session",
    text: `
      select u.id, u.email, u.name, u.role, u.clearance, u.is_confined as confined,
        array(select partner::text from public.user_partner p where p.user_id = u.id) as partners,
        extract(epoch from now() - s."updatedAt")::int as idle
      from auth.session s join public.user_account u on u.id = s."userId"
      where s.token = $1
        and s."updatedAt" > now() - $2 * interval '1 minute'
        and s."createdAt" > now() - $3 * interval '1 hour'
        and u.disabled_at is null and ($4 or not u.is_demo)`,
    values: [token, IDLE_MINUTES, SESSION_HOURS, isDemonstration()],
  });
  const [row] = rows;
  if (row === undefined) return null;
  // Once a minute is enough to know how long somebody has been away.
  if (row.idle > 60) {
    await authPool().query(`update auth.session set "updatedAt" = now() where token = $1`, [token]);
  }
  const { confined, partners, idle: _, ...person } = row;
  return { ...person, partners: confined ? partners : null };
}

export async function currentActor(): Promise<Actor> {
  return actorOf(await currentPerson());
}

export function actorOf(person: Person | null): Actor {
  if (person === null) return publicActor;
  const { id, role, clearance, partners } = person;
  return { kind: "user", id, role, clearance, partners };
}

/** The id that the log, the audit and an error page share; made where the request comes in. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? uuidv7();
}

/** What a command needs to know about a form's request. */
export async function formContext(requestKey: string | null): Promise<Context> {
  const now = new Date();
  return {
    actor: await currentActor(),
    now,
    today: todayIn(env().ACCORD_TIME_ZONE, now),
    requestId: await requestId(),
    ...(requestKey !== null && { requestKey }),
  };
}
