import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { wouldMakeCycle } from "#domain/graph.ts";
import { command } from "#server/command.ts";
import { canWriteAgreement } from "../policy.ts";
import { actionInput, linkInput } from "../schema.ts";
import { agreementOf, addAction } from "./load.ts";
import { refused, refuseForeignSources, refuseFuture } from "./refusals.ts";

/** Something happened to the instrument. Rows are only ever added; the state follows from them. */
export const recordAction = command({
  action: "agreement.act",
  input: actionInput,
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, input: { id, ...action }, subject, today }) => {
    refuseFuture(action.happenedOn, today, "happenedOn");
    await refuseForeignSources(tx, subject.partner, [action]);
    await addAction(tx, id, subject, action);
    return { id };
  },
});

/** Says that `from` amends, replaces (...) `to`; both of one partner, and never in a circle. */
export const linkAgreements = command({
  action: "agreement.link",
  input: linkInput,
  load: async (tx, { fromId, toId }) => ({
    from: await agreementOf(tx, fromId),
    to: await agreementOf(tx, toId),
  }),
  allow: (actor, { from, to }) => canWriteAgreement(actor, from) && canWriteAgreement(actor, to),
  run: async ({ tx, input, subject: { from, to } }) => {
    const { fromId, toId, type, effectiveOn, effectivePrecision, note } = input;
    if (from.partner !== to.partner) throw refused("toId", "validation.otherPartner");
    const alike = await tx.agreementLink.findMany({
      where: { type, from: { partner: from.partner } },
      select: { fromId: true, toId: true },
    });
    const edges = alike.map((link) => ({ from: link.fromId, to: link.toId }));
    if (wouldMakeCycle(edges, fromId, toId)) throw refused("toId", "validation.linkCircle");
    await tx.agreementLink.create({
      data: {
        fromId,
        toId,
        type,
        note,
        effectiveOn: effectiveOn && toColumn(effectiveOn),
        precision: effectivePrecision,
      },
    });
    return { id: fromId };
  },
});
