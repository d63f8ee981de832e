import "server-only";
import { AppError } from "#domain/errors.ts";
import { command, expectOne } from "#server/command.ts";
import { canKeepRoutes } from "../policy.ts";
import { canTake } from "../effects.ts";
import { instrumentsOnRoutes } from "../instruments.ts";
import { routeAssignment } from "../schema.ts";
import { detailsOf } from "../stored.ts";
import { lockRoutes } from "./rows.ts";

/**
 * Moves instruments to another route than they entered on, each as it was shown, with the reason on its record.
 *
 * @throws AppError `stale` when the route or one of them has changed, `conflict` when one stands in a stage that it lacks.
 */
export const assignRoute = command({
  action: "route.assign",
  input: routeAssignment,
  load: (tx, { id }) => detailsOf(tx, id),
  allow: canKeepRoutes,
  run: async ({ tx, input, subject, userId, today }) => {
    const { id, version, agreements, reason } = input;
    await lockRoutes(tx);
    if (subject.version !== version) throw new AppError("stale", "errors.stale");
    const ids = agreements.map((one) => one.id);
    await tx.$queryRaw`select id from agreement where id = any (${ids}::uuid[]) order by id for update`;
    const instruments = await instrumentsOnRoutes(tx, today);
    for (const shown of agreements) {
      const instrument = instruments.find((one) => one.id === shown.id);
      if (instrument === undefined || instrument.routeId === id) {
        throw new AppError("stale", "errors.stale");
      }
      if (!canTake(instrument, subject.route)) {
        throw new AppError("conflict", "routes.error.cannotTake", { name: instrument.ref });
      }
      expectOne(
        await tx.agreement.updateMany({
          where: { ...shown, routeId: instrument.routeId },
          data: { routeId: id, version: { increment: 1 } },
        }),
      );
      await tx.routeChange.create({
        data: {
          agreementId: shown.id,
          partner: instrument.partner.code,
          marking: instrument.marking,
          fromRouteId: instrument.routeId,
          toRouteId: id,
          reason,
          byId: userId,
        },
      });
    }
    return { id };
  },
});
