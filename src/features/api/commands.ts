import "server-only";
import { command, expectOne, found } from "#server/command.ts";
import { canMakeToken, canRevokeToken } from "./policy.ts";
import { tokenInput, tokenRevocation } from "./schema.ts";

const MS_PER_DAY = 86_400_000;

/** Makes a token of the actor's own. Its secret never comes here, only what it is recognised by. */
export const makeToken = command({
  action: "token.make",
  input: tokenInput,
  allow: (actor, _, input) => canMakeToken(actor, input),
  run: async ({ tx, userId, now, input: { scope, days, hash, partners, ...input } }) => {
    const { id } = await tx.apiToken.create({
      select: { id: true },
      data: {
        ...input,
        ownerId: userId,
        mayWrite: scope === "write",
        partners: input.isConfined ? [...new Set(partners)] : [],
        createdAt: now,
        expiresAt: new Date(now.getTime() + Number(days) * MS_PER_DAY),
      },
    });
    // Without reading it back: nobody but the door may.
    await tx.$executeRaw`insert into api_token_hash (token_id, hash) values (${id}::uuid, ${hash})`;
    return { id };
  },
});

/** Ends a token at once. */
export const revokeToken = command({
  action: "token.revoke",
  input: tokenRevocation,
  load: async (tx, { id }) => found(await tx.apiToken.findUnique({ where: { id } })),
  allow: (actor, token) => canRevokeToken(actor, token),
  run: async ({ tx, now, userId, input: { id } }) => {
    const data = { revokedAt: now, revokedById: userId };
    expectOne(await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data }));
    return { id };
  },
});
