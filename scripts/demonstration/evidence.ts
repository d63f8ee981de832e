import { recordDelivery } from "#features/deliveries/commands.ts";
import {
  attachCitation,
  chooseClaim,
  recordClaim,
  recordFigure,
} from "#features/sources/commands.ts";
import { recordTraining } from "#features/trainings/commands.ts";
import type { Cite, Key } from "../../prisma/demo/basics.ts";
import type { Demonstration } from "../../prisma/demo/shape.ts";
import { authorOf, type Loading, readerOf, together } from "./loading.ts";

export async function loadAssistance(demonstration: Demonstration, loading: Loading) {
  for (const training of demonstration.trainings) {
    const { key, partner, marking = "official", title, summary, providerSide, mode } = training;
    await loading.run(authorOf(marking), recordTraining, key, {
      partner,
      marking,
      title,
      summary,
      providerSide,
      mode,
      providerId: loading.idOrNull(training.provider),
      agreementId: loading.idOrNull(training.agreement),
      commitmentId: loading.idOrNull(training.commitment),
      recipientIds: training.recipients.map(loading.idOf),
      topicIds: training.topics.map(loading.idOf),
      courses: (training.courses ?? []).map(({ starts, ends, ...course }) => ({
        title: course.title,
        ...loading.date("starts", starts),
        ...loading.date("ends", ends),
        place: course.place ?? null,
        seats: course.seats ?? null,
        nominated: course.nominated ?? null,
        attended: course.attended ?? null,
        completed: course.completed ?? null,
      })),
    });
  }
  for (const delivery of demonstration.deliveries) {
    const { key, partner, marking = "official", item, giverSide, note, unit = null } = delivery;
    await loading.run(authorOf(marking), recordDelivery, key, {
      partner,
      marking,
      item,
      giverSide,
      note,
      unit,
      recipientId: loading.idOrNull(delivery.recipient),
      quantityPromised: delivery.promised ?? null,
      quantityDelivered: delivery.delivered ?? null,
      ...loading.date("delivered", delivery.deliveredOn),
      commitmentId: loading.idOrNull(delivery.commitment),
    });
  }
}

export async function loadFigures({ figures }: Demonstration, loading: Loading) {
  for (const figure of figures) {
    const { key, source, quantity, value } = figure;
    await loading.run("analyst", recordFigure, key, {
      sourceId: loading.idOf(source),
      quantity,
      value,
      isDocumentSeen: false,
      qualifier: figure.qualifier ?? null,
      unit: figure.unit ?? null,
      period: figure.period ?? null,
      saidBy: figure.saidBy ?? null,
      topicId: loading.idOrNull(figure.topic),
      agencyId: loading.idOrNull(figure.agency),
      commitmentId: loading.idOrNull(figure.commitment),
    });
  }
}

/** Every version that a source has, then the manager's choice among them. */
export async function loadClaims({ claims }: Demonstration, loading: Loading) {
  for (const { key, source, record, field, value, claimedOn = null } of claims) {
    const input = { sourceId: loading.idOf(source), ...target(record, loading) };
    await loading.run("analyst", recordClaim, key, { ...input, field, value, claimedOn });
  }
  await together(claims, async ({ key, chosenBecause }) => {
    if (chosenBecause === undefined) return;
    const input = { claimId: loading.idOf(key), reason: chosenBecause };
    await loading.run("manager", chooseClaim, `${key}/choice`, input);
  });
}

type Cited = { key: Key; cites?: readonly Cite[] };
const CITED = [
  "agencies",
  "people",
  "meetings",
  "agreements",
  "commitments",
  "trainings",
  "deliveries",
  "figures",
] as const;

export async function loadCitations(demonstration: Demonstration, loading: Loading) {
  const markingOf = new Map(demonstration.sources.map(({ key, marking }) => [key, marking]));
  const records = CITED.flatMap((kind): readonly Cited[] => demonstration[kind]);
  const citations = records.flatMap(({ key, cites = [] }) =>
    cites.map((cite, index) => ({ key: `${key}/citation-${index + 1}`, record: key, ...cite })),
  );
  await together(citations, ({ key, record, source, quote, field = null, note = null }) =>
    loading.run(readerOf(markingOf.get(source)), attachCitation, key, {
      sourceId: loading.idOf(source),
      ...target(record, loading),
      quote,
      field,
      note,
    }),
  );
  return citations.length;
}

/** Kinds are named by the first part of a key; a commitment's is short. */
function target(key: Key, loading: Loading) {
  const [kind = ""] = key.split("/");
  return { targetKind: kind === "com" ? "commitment" : kind, targetId: loading.idOf(key) };
}
