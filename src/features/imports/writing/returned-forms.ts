import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import { recordAgency, reviseAgency } from "#features/agencies/commands.ts";
import { recordCommitment, reviseCommitment } from "#features/commitments/commands.ts";
import {
  type Form,
  lines,
  one,
  plain,
  several,
  type Telling,
  topics,
  yesNo,
} from "#features/imports/kinds/returned.ts";
import { recordDelivery, reviseDelivery } from "#features/deliveries/commands.ts";
import { recordPerson, revisePerson } from "#features/people/commands.ts";
import { addSource, reviseSource } from "#features/sources/commands.ts";
import { recordTraining, reviseTraining } from "#features/trainings/commands.ts";
import type { Command } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import type { ReturnedKind } from "../returned.ts";
import { refuseAlike } from "./alike.ts";

/** How one kind goes through its forms. */
export type Forms = {
  /** Parameters of the list under which every record of the kind is listed. */
  everything: Record<string, string>;
  record: Command;
  revise: Command;
  /** What the form says of each record as it stands, with its id and version. */
  standing: (tx: Tx, ids: string[]) => Promise<Form[]>;
  /** What a new one says where no column does. */
  blank: Form;
  cells: Record<string, Telling>;
  /** Fields of a file that only a new record's form asks for. */
  saidOfNew?: readonly string[];
  /** Tells rows, in their cells, what their command would refuse for what else is on record or in the file. */
  check?: (tx: Tx, rows: readonly { form: Form; cells: Cells }[]) => Promise<void>;
};

const shared = { marking: plain("marking"), title: plain("title"), kind: plain("kind") };
const topicsOf = { topics: { select: { topicId: true } } } as const;
const idsOf = (links: readonly { topicId: string }[]) => links.map(({ topicId }) => topicId);
const byIds = (ids: string[]) => ({ where: { id: { in: ids } } });

export const FORMS: Record<ReturnedKind, Forms> = {
  commitment: {
    everything: { talking: "true" },
    record: recordCommitment,
    revise: reviseCommitment,
    standing: async (tx, ids) =>
      (
        await tx.commitment.findMany({
          ...byIds(ids),
          omit: {
            ref: true,
            partner: true,
            createdAt: true,
            updatedAt: true,
            createdById: true,
            releasableTo: true,
          },
          include: { ...topicsOf, supporting: { select: { agencyId: true } } },
        })
      ).map(({ topics: links, supporting, madeOn, dueOn, ...row }) => ({
        ...row,
        madeOn: dayOrNull(madeOn),
        dueOn: dayOrNull(dueOn),
        topicIds: idsOf(links),
        supportingAgencyIds: supporting.map(({ agencyId }) => agencyId),
      })),
    blank: {
      leadAgencyId: null,
      focalPointId: null,
      madeOn: null,
      madePrecision: null,
      dueOn: null,
      duePrecision: null,
      dueWords: null,
      marking: "official",
    },
    cells: {
      ...shared,
      text: plain("text"),
      obligor: plain("obligor"),
      beneficiary: plain("beneficiary"),
      strength: plain("strength"),
      lead_agency: one("leadAgencyId", "agency"),
      supporting_agencies: several("supportingAgencyIds", "agency"),
      focal_point: one("focalPointId", "person"),
      topics,
      made_on: plain("madeOn"),
      made_precision: plain("madePrecision"),
      due_on: plain("dueOn"),
      due_precision: plain("duePrecision"),
      due_words: plain("dueWords"),
    },
  },
  programme: {
    everything: {},
    record: recordTraining,
    revise: reviseTraining,
    standing: async (tx, ids) =>
      (
        await tx.training.findMany({
          ...byIds(ids),
          omit: { ref: true, partner: true, createdAt: true, updatedAt: true, releasableTo: true },
          include: { ...topicsOf, recipients: { select: { agencyId: true } } },
        })
      ).map(({ topics: links, recipients, ...row }) => ({
        ...row,
        topicIds: idsOf(links),
        recipientIds: recipients.map(({ agencyId }) => agencyId),
      })),
    blank: {
      summary: null,
      providerId: null,
      mode: "unknown",
      agreementId: null,
      commitmentId: null,
      marking: "official",
    },
    cells: {
      ...shared,
      provider_side: plain("providerSide"),
      provider: one("providerId", "agency"),
      recipients: several("recipientIds", "agency"),
      mode: plain("mode"),
      topics,
      agreement_ref: one("agreementId", "reference"),
      commitment_ref: one("commitmentId", "reference"),
      summary: plain("summary"),
    },
  },
  delivery: {
    everything: {},
    record: recordDelivery,
    revise: reviseDelivery,
    standing: async (tx, ids) =>
      (
        await tx.delivery.findMany({
          ...byIds(ids),
          omit: { ref: true, partner: true, createdAt: true, updatedAt: true, releasableTo: true },
        })
      ).map(({ deliveredOn, ...row }) => ({ ...row, deliveredOn: dayOrNull(deliveredOn) })),
    blank: {
      recipientId: null,
      unit: null,
      quantityPromised: null,
      quantityDelivered: null,
      deliveredOn: null,
      deliveredPrecision: null,
      note: null,
      commitmentId: null,
      marking: "official",
    },
    cells: {
      marking: shared.marking,
      item: plain("item"),
      giver_side: plain("giverSide"),
      recipient: one("recipientId", "agency"),
      unit: plain("unit"),
      quantity_promised: plain("quantityPromised"),
      quantity_delivered: plain("quantityDelivered"),
      delivered_on: plain("deliveredOn"),
      delivered_precision: plain("deliveredPrecision"),
      commitment_ref: one("commitmentId", "reference"),
      note: plain("note"),
    },
  },
  source: {
    everything: {},
    record: addSource,
    revise: reviseSource,
    standing: async (tx, ids) =>
      (
        await tx.source.findMany({
          ...byIds(ids),
          select: {
            id: true,
            version: true,
            marking: true,
            kind: true,
            title: true,
            publisher: true,
            author: true,
            address: true,
            publishedOn: true,
            publishedPrecision: true,
            retrievedOn: true,
            language: true,
          },
        })
      ).map(({ publishedOn, retrievedOn, ...row }) => ({
        ...row,
        publishedOn: dayOrNull(publishedOn),
        retrievedOn: dayOrNull(retrievedOn),
      })),
    // The text of a document is in no table: a row that brings none is refused, as in the form.
    blank: {
      publisher: null,
      author: null,
      address: null,
      publishedOn: null,
      publishedPrecision: null,
      retrievedOn: null,
      marking: "official",
    },
    cells: {
      ...shared,
      publisher: plain("publisher"),
      author: plain("author"),
      source_address: plain("address"),
      published_on: plain("publishedOn"),
      published_precision: plain("publishedPrecision"),
      retrieved_on: plain("retrievedOn"),
      language: plain("language"),
    },
  },
  agency: {
    everything: { former: "true" },
    record: recordAgency,
    revise: reviseAgency,
    standing: async (tx, ids) =>
      (
        await tx.agency.findMany({
          ...byIds(ids),
          omit: { createdAt: true, updatedAt: true, releasableTo: true },
          include: topicsOf,
        })
      ).map(({ topics: links, ...row }) => ({ ...row, topicIds: idsOf(links) })),
    blank: {
      nameUr: null,
      acronym: null,
      parentId: null,
      functions: [],
      notes: null,
      marking: "official",
    },
    cells: {
      marking: shared.marking,
      name: plain("name"),
      name_ur: plain("nameUr"),
      acronym: plain("acronym"),
      kind: shared.kind,
      parent: one("parentId", "agency"),
      functions: lines("functions"),
      topics,
      is_placeholder: yesNo("isPlaceholder"),
      is_distinct: yesNo("isDistinct"),
      notes: plain("notes"),
    },
    saidOfNew: ["is_distinct"],
    check: refuseAlike,
  },
  person: {
    everything: {},
    record: recordPerson,
    revise: revisePerson,
    standing: (tx, ids) =>
      tx.person.findMany({
        ...byIds(ids),
        omit: { createdAt: true, updatedAt: true, releasableTo: true },
      }),
    blank: { nameUr: null, notes: null, marking: "official" },
    cells: { marking: shared.marking, name: plain("name"), name_ur: plain("nameUr") },
  },
};
