import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepAgency, type Standing } from "./policy.ts";
import {
  type AgencyDetails,
  agencyInput,
  agencyUpdate,
  aliasInput,
  aliasRemoval,
  successionInput,
  successionRemoval,
} from "./schema.ts";

/** @throws AppError `conflict` when a similar agency is on record and `isDistinct` is not said. */
export const recordAgency = command({
  action: "agency.record",
  input: agencyInput,
  load: (tx, input) => standing(tx, input),
  allow: (actor, agency) => canKeepAgency(actor, agency),
  run: async ({ tx, input: { topicIds, isDistinct, ...input } }) => {
    if (!isDistinct) await refuseDouble(tx, input);
    const topics = { create: unique(topicIds).map((topicId) => ({ topicId })) };
    return tx.agency.create({ data: { ...input, topics }, select: { id: true } });
  },
});

export const reviseAgency = command({
  action: "agency.revise",
  input: agencyUpdate,
  load: async (tx, { id, ...input }) => ({
    before: await loadAgency(tx, id),
    after: await standing(tx, input),
  }),
  allow: (actor, { before, after }) => canKeepAgency(actor, before) && canKeepAgency(actor, after),
  run: async ({ tx, input: { id, version, topicIds, ...input } }) => {
    const result = await tx.agency.updateMany({
      where: { id, version },
      data: { ...input, version: { increment: 1 } },
    });
    expectOne(result);
    await setTopics(tx, id, topicIds);
    return { id };
  },
});

/** Adds a name that a source uses. @throws AppError `conflict` when the agency has it already. */
export const addAlias = command({
  action: "agency.alias",
  input: aliasInput,
  load: (tx, { agencyId }) => loadAgency(tx, agencyId),
  allow: (actor, agency) => canKeepAgency(actor, agency),
  run: ({ tx, input }) => tx.agencyAlias.create({ data: input, select: { id: true } }),
});

export const removeAlias = command({
  action: "agency.alias",
  input: aliasRemoval,
  load: async (tx, { id }) =>
    loadAgency(tx, found(await tx.agencyAlias.findUnique({ where: { id } })).agencyId),
  allow: (actor, agency) => canKeepAgency(actor, agency),
  run: ({ tx, input: { id } }) => tx.agencyAlias.delete({ where: { id }, select: { id: true } }),
});

/** Says which agency took another's place. @throws AppError `conflict` when that would close a circle. */
export const recordSuccession = command({
  action: "agency.succeed",
  input: successionInput,
  load: async (tx, { predecessorId, successorId }) => ({
    predecessor: await loadAgency(tx, predecessorId),
    successor: await loadAgency(tx, successorId),
  }),
  allow: (actor, { predecessor, successor }) =>
    canKeepAgency(actor, predecessor) && canKeepAgency(actor, successor),
  run: ({ tx, input: { happenedOn, ...input } }) =>
    tx.agencySuccession.create({
      data: { ...input, happenedOn: happenedOn && toColumn(happenedOn) },
      select: { id: true },
    }),
});

export const removeSuccession = command({
  action: "agency.succeed",
  input: successionRemoval,
  load: async (tx, { id }) =>
    loadAgency(tx, found(await tx.agencySuccession.findUnique({ where: { id } })).predecessorId),
  allow: (actor, agency) => canKeepAgency(actor, agency),
  run: ({ tx, input: { id } }) =>
    tx.agencySuccession.delete({ where: { id }, select: { id: true } }),
});

async function loadAgency(tx: Tx, id: string): Promise<Standing> {
  const select = { country: true, marking: true } as const;
  return standing(tx, found(await tx.agency.findUnique({ where: { id }, select })));
}

type Marked = { country: string | null; marking: Marking };

/** @throws AppError `not_found` for a code that is no country's. */
async function standing(tx: Tx, { country, marking }: Marked): Promise<Standing> {
  if (country === null) return { country, isHome: false, marking };
  const { code, isHome } = found(await tx.country.findUnique({ where: { code: country } }));
  return { country: code as CountryCode, isHome, marking };
}

type Named = Pick<AgencyDetails, "country" | "name" | "nameUr" | "acronym">;

async function refuseDouble(tx: Tx, { country, name, nameUr, acronym }: Named): Promise<void> {
  const similar = await tx.$queryRaw<{ name: string }[]>`
    select name from app.similar_agencies(${country}::bpchar, ${[name, nameUr]}::text[], ${acronym})`;
  if (similar.length === 0) return;
  const names = similar.map((agency) => agency.name).join("; ");
  throw new AppError("conflict", "agencies.error.similar", { names });
}

/** Only what differs is written, so that the audit trail tells what changed. */
async function setTopics(tx: Tx, agencyId: string, topicIds: readonly string[]): Promise<void> {
  await tx.agencyTopic.deleteMany({ where: { agencyId, topicId: { notIn: unique(topicIds) } } });
  await tx.agencyTopic.createMany({
    data: unique(topicIds).map((topicId) => ({ agencyId, topicId })),
    skipDuplicates: true,
  });
}

const unique = (ids: readonly string[]) => [...new Set(ids)];
