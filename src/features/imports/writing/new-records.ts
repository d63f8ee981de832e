import "server-only";
import { canRecordCommitment } from "#features/commitments/policy.ts";
import type { CommitmentInput } from "#features/commitments/schema.ts";
import { canKeepDelivery } from "#features/deliveries/policy.ts";
import { canKeepPerson } from "#features/people/policy.ts";
import { canKeepTraining } from "#features/trainings/policy.ts";
import type { deliveryInput } from "#features/deliveries/schema.ts";
import type { personRecord } from "#features/people/schema.ts";
import type { trainingInput } from "#features/trainings/schema.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import type { z } from "zod";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk } from "#server/db.ts";
import type { ReturnedKind } from "../returned.ts";
import { json, referencesFor, standNew } from "./known.ts";
import type { Writing } from "./target.ts";

/** A row that the form of its kind has taken. */
type New<Input> = { id: string; input: Input; cells: Cells };

type Together<Input> = {
  /** Tells the rows, in their cells, that the form's command would refuse for what else is on record. */
  check: (writing: Writing, rows: readonly New<Input>[]) => Promise<void>;
  insert: (writing: Writing, rows: readonly New<Input>[]) => Promise<void>;
};

const yearOf = (on: string | null, { today }: Writing["setting"]) =>
  Number((on ?? today).slice(0, 4));

const linked = <Input>(rows: readonly New<Input>[], idsOf: (input: Input) => readonly string[]) =>
  json(rows.flatMap(({ id, input }) => [...new Set(idsOf(input))].map((other) => ({ id, other }))));

const commitments: Together<CommitmentInput> = {
  async check({ setting: { actor } }, rows) {
    for (const { cells, input } of rows) {
      if (!canRecordCommitment(actor, input)) cells.refuse("partner", "imports.problem.notYours");
    }
  },
  async insert({ tx, setting, userId }, rows) {
    const place = ({ partner, madeOn }: CommitmentInput) => ({
      partner,
      year: yearOf(madeOn, setting),
    });
    const next = await referencesFor(
      tx,
      "COM",
      rows.map(({ input }) => place(input)),
    );
    const refOf = (input: CommitmentInput) => next(input.partner, place(input).year);
    const all = json(rows.map(({ id, input }) => ({ ...input, id, ref: refOf(input) })));
    await executeBulk(
      tx,
      Prisma.sql`
      insert into commitment (id, ref, partner, marking, releasable_to, title, text, kind, obligor, beneficiary, strength,
        lead_agency_id, focal_point_id, made_on, made_precision, due_on, due_precision, due_words, created_by_id, updated_at)
      select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.title, r.text, r.kind::commitment_kind,
        r.obligor::obligor, r.beneficiary::obligor, r.strength::wording_strength, r."leadAgencyId"::uuid,
        r."focalPointId"::uuid, r."madeOn"::date, r."madePrecision"::date_precision, r."dueOn"::date,
        r."duePrecision"::date_precision, r."dueWords", ${userId}::uuid, now()
      from json_to_recordset(${all}) as r(id text, ref text, partner text, marking text, title text, text text, kind text,
        obligor text, beneficiary text, strength text, "leadAgencyId" text, "focalPointId" text, "madeOn" text,
        "madePrecision" text, "dueOn" text, "duePrecision" text, "dueWords" text)`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into commitment_topic (commitment_id, topic_id) select r.id::uuid, r.other::uuid
      from json_to_recordset(${linked(rows, (input) => input.topicIds)}) as r(id text, other text)`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into commitment_agency (commitment_id, agency_id) select r.id::uuid, r.other::uuid
      from json_to_recordset(${linked(rows, (input) => input.supportingAgencyIds)}) as r(id text, other text)`,
    );
    await standNew(
      tx,
      "commitment",
      rows.map(({ id }) => id),
    );
  },
};

type Programme = z.output<typeof trainingInput>;

const programmes: Together<Programme> = {
  async check({ tx, setting: { actor, home } }, rows) {
    const inputs = rows.map(({ input }) => input);
    const partners = await partnersOf(tx, inputs);
    const providers = await tx.agency.findMany({
      where: { id: { in: named(inputs.map(({ providerId }) => providerId)) } },
      select: { id: true, country: true },
    });
    const countries = new Map(providers.map(({ id, country }) => [id, country]));
    for (const { cells, input } of rows) {
      const { partner, providerSide, providerId } = input;
      if (!canKeepTraining(actor, input)) cells.refuse("partner", "imports.problem.notYours");
      const country = (providerId && countries.get(providerId)) ?? null;
      if (country !== null && country !== (providerSide === "partner" ? partner : home)) {
        cells.refuse("provider", "trainings.error.providerSide");
      }
      if (isOfAnother(partners, input)) cells.refuse("partner", "trainings.error.otherPartner");
    }
  },
  async insert({ tx, setting }, rows) {
    const year = yearOf(null, setting);
    const wanted = rows.map(({ input: { partner } }) => ({ partner, year }));
    const next = await referencesFor(tx, "TRN", wanted);
    const all = json(
      rows.map(({ id, input }) => ({ ...input, id, ref: next(input.partner, year) })),
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into training (id, ref, partner, marking, releasable_to, title, summary, provider_side, provider_id, mode,
        agreement_id, commitment_id, updated_at)
      select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.title, r.summary, r."providerSide"::side,
        r."providerId"::uuid, r.mode::delivery_mode, r."agreementId"::uuid, r."commitmentId"::uuid, now()
      from json_to_recordset(${all}) as r(id text, ref text, partner text, marking text, title text, summary text,
        "providerSide" text, "providerId" text, mode text, "agreementId" text, "commitmentId" text)`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into training_recipient (training_id, agency_id) select r.id::uuid, r.other::uuid
      from json_to_recordset(${linked(rows, (input) => input.recipientIds)}) as r(id text, other text)`,
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into training_topic (training_id, topic_id) select r.id::uuid, r.other::uuid
      from json_to_recordset(${linked(rows, (input) => input.topicIds)}) as r(id text, other text)`,
    );
    await standNew(
      tx,
      "training",
      rows.map(({ id }) => id),
    );
  },
};

type Delivery = z.output<typeof deliveryInput>;

const deliveries: Together<Delivery> = {
  async check({ tx, setting: { actor } }, rows) {
    const partners = await partnersOf(
      tx,
      rows.map(({ input }) => input),
    );
    for (const { cells, input } of rows) {
      if (!canKeepDelivery(actor, input)) cells.refuse("partner", "imports.problem.notYours");
      if (isOfAnother(partners, input)) {
        cells.refuse("commitment_ref", "deliveries.error.otherPartner");
      }
    }
  },
  async insert({ tx, setting }, rows) {
    const year = yearOf(null, setting);
    const wanted = rows.map(({ input: { partner } }) => ({ partner, year }));
    const next = await referencesFor(tx, "DEL", wanted);
    const all = json(
      rows.map(({ id, input }) => ({ ...input, id, ref: next(input.partner, year) })),
    );
    await executeBulk(
      tx,
      Prisma.sql`
      insert into delivery (id, ref, partner, marking, releasable_to, item, giver_side, recipient_id, unit, quantity_promised,
        quantity_delivered, delivered_on, delivered_precision, note, commitment_id, updated_at)
      select r.id::uuid, r.ref, r.partner::char(2), r.marking::marking, '{}', r.item, r."giverSide"::side,
        r."recipientId"::uuid, r.unit, r."quantityPromised", r."quantityDelivered", r."deliveredOn"::date,
        r."deliveredPrecision"::date_precision, r.note, r."commitmentId"::uuid, now()
      from json_to_recordset(${all}) as r(id text, ref text, partner text, marking text, item text, "giverSide" text,
        "recipientId" text, unit text, "quantityPromised" int, "quantityDelivered" int, "deliveredOn" text,
        "deliveredPrecision" text, note text, "commitmentId" text)`,
    );
  },
};

const people: Together<z.output<typeof personRecord>> = {
  async check({ setting: { actor, home } }, rows) {
    for (const { cells, input } of rows) {
      const standing = { ...input, isHome: input.country === home };
      if (!canKeepPerson(actor, standing)) cells.refuse("country", "imports.problem.notYours");
    }
  },
  async insert({ tx }, rows) {
    await executeBulk(
      tx,
      Prisma.sql`
      insert into person (id, country, marking, releasable_to, name, name_ur, notes, updated_at)
      select r.id::uuid, r.country::char(2), r.marking::marking, '{}', r.name, r."nameUr", r.notes, now()
      from json_to_recordset(${json(rows.map(({ id, input }) => ({ ...input, id })))})
        as r(id text, country text, marking text, name text, "nameUr" text, notes text)`,
    );
  },
};

/** The kinds of which many new rows are written at once; of the others each goes through its form. */
export const TOGETHER: Partial<Record<ReturnedKind, Together<unknown>>> = {
  // Each is handed what the schema of its own form has made of a row.
  commitment: commitments as Together<unknown>,
  programme: programmes as Together<unknown>,
  delivery: deliveries as Together<unknown>,
  person: people as Together<unknown>,
};

type Tx = Writing["tx"];
type Links = { agreementId?: string | null; commitmentId: string | null };

const named = (ids: readonly (string | null | undefined)[]) => [
  ...new Set(ids.filter((id) => typeof id === "string")),
];

/** Whose the agreements and commitments are that rows name. */
async function partnersOf(tx: Tx, inputs: readonly Links[]): Promise<Map<string, string>> {
  const select = { id: true, partner: true } as const;
  const where = (ids: string[]) => ({ where: { id: { in: ids } }, select });
  const found = [
    await tx.agreement.findMany(where(named(inputs.map(({ agreementId }) => agreementId)))),
    await tx.commitment.findMany(where(named(inputs.map(({ commitmentId }) => commitmentId)))),
  ];
  return new Map(found.flat().map(({ id, partner }) => [id, partner]));
}

const isOfAnother = (
  partners: ReadonlyMap<string, string>,
  { partner, agreementId, commitmentId }: Links & { partner: string },
) => named([agreementId, commitmentId]).some((id) => partners.get(id) !== partner);
