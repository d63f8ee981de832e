import type { Actor, Role } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { authPool } from "#server/auth.ts";
import { disconnect } from "#server/db.ts";
import { Refusal } from "../refusal.ts";

type Row = {
  id: string;
  role: Role;
  clearance: Marking;
  confined: boolean;
  partners: CountryCode[];
};

/**
 * The person whose rights the loader has: the account of that address, else the first desk officer or
 * manager, those of the demonstration last.
 *
 * @throws Refusal when there is no such account, or it may not record anything.
 */
export async function actingAs(email: string | null): Promise<Actor> {
  const { rows } = await authPool().query<Row>(
    `select u.id, u.role, u.clearance, u.is_confined as confined,
       array(select partner::text from public.user_partner p where p.user_id = u.id) as partners
     from public.user_account u
     where u.disabled_at is null and case when $1::text is null then u.role in ('officer', 'manager') else u.email = $1 end
     order by u.is_demo, u.is_confined, u.role, u.created_at limit 1`,
    [email],
  );
  const [row] = rows;
  if (row === undefined) {
    throw new Refusal(
      email === null
        ? "There is no desk officer or manager yet: make one under Administration, or start the demonstration."
        : `There is no account with the address ${email}, or it is closed.`,
    );
  }
  const { id, role, clearance, confined, partners } = row;
  if (role !== "officer" && role !== "manager") {
    throw new Refusal(
      "Only a desk officer or a manager records meetings and commitments: give another --as.",
    );
  }
  return { kind: "user", id, role, clearance, partners: confined ? partners : null };
}

/** So that the program can end. */
export async function closeConnections(): Promise<void> {
  await disconnect();
  await authPool().end();
}
