import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { inviteUser } from "#features/administration/commands.ts";
import { authPool, makeFirstAdmin, setPassword } from "#server/auth.ts";
import { DEMONSTRATION_PASSWORD } from "#server/demonstration.ts";
import type { DemoAccount } from "../../prisma/demo/shape.ts";
import { Refusal } from "../refusal.ts";
import { REQUEST, type Who } from "./loading.ts";

type Known = { id: string; isDemo: boolean; createdAt: Date };

async function accountOf(email: string): Promise<Known | null> {
  const { rows } = await authPool().query<Known>(
    `select id, is_demo as "isDemo", created_at as "createdAt" from public.user_account where email = $1`,
    [email],
  );
  return rows[0] ?? null;
}

export type Administrator = { actor: Actor; loadedOn: CalendarDate };

/**
 * The administrator of the demonstration, made with the token of the start when nobody is there yet.
 *
 * @throws Refusal when there are other users, or no token was given.
 */
export async function administratorOf(
  { email, name }: DemoAccount,
  token: string | null,
  timeZone: string,
): Promise<Administrator> {
  const known = (await accountOf(email)) ?? (await makeAdministrator(email, name, token));
  if (!known.isDemo) throw new Refusal(`${email} is somebody's own account here.`);
  const actor: Actor = {
    kind: "user",
    id: known.id,
    role: "administrator",
    clearance: "secret",
    partners: null,
  };
  return { actor, loadedOn: todayIn(timeZone, known.createdAt) };
}

async function makeAdministrator(email: string, name: string, token: string | null) {
  const user = { id: uuidv7(), email, name };
  const isMade =
    token !== null && (await makeFirstAdmin(token, user, DEMONSTRATION_PASSWORD, { isDemo: true }));
  const made = isMade ? await accountOf(email) : null;
  if (made !== null) return made;
  throw new Refusal(
    "The demonstration is loaded into an empty database only, and this one has users: give it one of its own.",
  );
}

/** The other accounts, invited by the administrator; their password is the one that everybody knows. */
export async function makeAccounts(
  accounts: readonly DemoAccount[],
  administrator: Administrator,
  timeZone: string,
): Promise<Record<Who, Actor>> {
  const actors: Partial<Record<Who, Actor>> = { administrator: administrator.actor };
  for (const { key, email, name, role, clearance, partners = null } of accounts) {
    if (role === "administrator") continue;
    const now = new Date();
    const { id } = await inviteUser(
      {
        actor: administrator.actor,
        now,
        today: todayIn(timeZone, now),
        requestId: REQUEST,
        requestKey: `demonstration:${key}`,
      },
      { email, name, role, clearance, isConfined: partners !== null, partners: partners ?? [] },
    );
    await setPassword({ id, email, name }, DEMONSTRATION_PASSWORD);
    // The codes stand in our own data.
    const confinedTo = partners as readonly CountryCode[] | null;
    if (partners === null) {
      actors[role] = { kind: "user", id, role, clearance, partners: confinedTo };
    }
  }
  const { officer, analyst, manager } = actors;
  if (!officer || !analyst || !manager)
    throw new Error("An account of the demonstration is missing.");
  return { officer, analyst, manager, administrator: administrator.actor };
}
