import "server-only";
import type { Tx } from "#server/db.ts";
import { found } from "#server/command.ts";
import type { UserView } from "./schema.ts";

/** Everybody with an account, by name; those whose account has ended come last. */
export async function listUsers(tx: Tx): Promise<UserView[]> {
  const users = await tx.user.findMany({
    include: { partners: { select: { partner: true } } },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  return users.map(view);
}

/** @throws AppError `not_found` */
export async function getUser(tx: Tx, id: string): Promise<UserView> {
  const include = { partners: { select: { partner: true } } };
  return view(found(await tx.user.findUnique({ where: { id }, include })));
}

type Row = Omit<UserView, "partners" | "isDisabled"> & {
  partners: { partner: string }[];
  disabledAt: Date | null;
};

function view(row: Row): UserView {
  const { id, version, email, name, role, clearance, isConfined, isDemo } = row;
  return {
    id,
    version,
    email,
    name,
    role,
    clearance,
    isConfined,
    isDemo,
    partners: row.partners.map(({ partner }) => partner),
    isDisabled: row.disabledAt !== null,
  };
}
