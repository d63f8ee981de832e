import "server-only";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found } from "#server/command.ts";
import { canReviseUser } from "./policy.ts";
import { userInput, userUpdate } from "./schema.ts";

/**
 * Makes the account; the person chooses a password by the link of an invitation.
 *
 * @throws AppError `conflict` when the address has an account.
 */
export const inviteUser = command({
  action: "user.invite",
  input: userInput,
  allow: () => true,
  run: async ({ tx, userId, input: { partners, ...user } }) => {
    if (await tx.user.findUnique({ where: { email: user.email } })) {
      throw new AppError("conflict", "errors.sameUser");
    }
    // Whom the demonstration brings in belongs to it, and is shut out with it.
    const select = { isDemo: true } as const;
    const { isDemo } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select });
    return tx.user.create({
      data: { ...user, isDemo, partners: { create: confined(user, partners) } },
      select: { id: true },
    });
  },
});

/** Role, clearance, partners, or the end of an account: in force with the person's next click. */
export const reviseUser = command({
  action: "user.revise",
  input: userUpdate,
  load: async (tx, { id }) => found(await tx.user.findUnique({ where: { id } })),
  allow: (actor, user) => canReviseUser(actor, user),
  run: async ({ tx, now, input: { id, version, partners, isDisabled, ...user }, subject }) => {
    const disabledAt = isDisabled ? (subject.disabledAt ?? now) : null;
    const data = { ...user, disabledAt, version: { increment: 1 } };
    expectOne(await tx.user.updateMany({ where: { id, version }, data }));
    await tx.userPartner.deleteMany({ where: { userId: id } });
    const rows = confined(user, partners).map(({ partner }) => ({ partner, userId: id }));
    await tx.userPartner.createMany({ data: rows });
    return { id };
  },
});

const confined = ({ isConfined }: { isConfined: boolean }, partners: readonly string[]) =>
  isConfined ? [...new Set(partners)].map((partner) => ({ partner })) : [];
