import "server-only";
import { command, expectOne } from "#server/command.ts";
import { fastTrackInput, neighboursInput } from "../move-schema.ts";
import { canWriteAgreement } from "../policy.ts";
import { linkAgreements } from "./act.ts";
import { agreementOf } from "./load.ts";
import { refused } from "./refusals.ts";

const LINKS = ["replaces", "supplements"] as const;

/**
 * Says of instruments that are there already whether a proposed one replaces or supplements them or has
 * nothing to do with them. Rows are only ever added, the last of a pair counts; the typed link between
 * the two follows it.
 */
export const markNeighbours = command({
  action: "agreement.mark",
  input: neighboursInput,
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, ctx, input: { id, marks }, subject: { partner, marking }, userId }) => {
    const earlier = await tx.neighbourMark.findMany({
      where: { agreementId: id },
      orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    });
    const last = new Map(earlier.map((mark) => [mark.otherId, mark]));
    for (const [index, { otherId, kind, note }] of marks.entries()) {
      if (kind === null) continue;
      const before = last.get(otherId);
      if (before?.kind === kind && before.note === note) continue;
      if (otherId === id) throw refused(`marks.${index}.kind`, "validation.sameRecord");
      const other = await agreementOf(tx, otherId);
      if (other.partner !== partner) {
        throw refused(`marks.${index}.kind`, "validation.otherPartner");
      }
      const data = { agreementId: id, otherId, kind, note, partner, marking, byId: userId };
      await tx.neighbourMark.create({ data });
      // The link follows the mark that counts, also where somebody had linked them otherwise.
      const type = kind === "unrelated" ? null : kind;
      const links = LINKS.filter((one) => one !== type);
      const pair = { fromId: id, toId: otherId };
      await tx.agreementLink.deleteMany({ where: { ...pair, type: { in: links } } });
      if (type !== null && (await tx.agreementLink.count({ where: { ...pair, type } })) === 0) {
        await linkAgreements(ctx, { ...pair, type });
      }
    }
    return { id };
  },
});

/** Puts an agreement on the fast track, or takes it off, and says why. */
export const setFastTrack = command({
  action: "agreement.fastTrack",
  input: fastTrackInput,
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, input: { id, version, isFastTrack, reason } }) => {
    const data = { isFastTrack, fastTrackReason: reason, version: { increment: 1 } };
    expectOne(await tx.agreement.updateMany({ where: { id, version }, data }));
    return { id };
  },
});
