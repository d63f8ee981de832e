import "server-only";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepTopics } from "./policy.ts";
import { freeSlug, movedOrder, placeProblem, slugOf } from "./rules.ts";
import { listOfTopics, topicInput, topicMove, topicUpdate } from "./schema.ts";
import { STANDARD_TOPICS, type StandardTopic } from "./standard.ts";

export const recordTopic = command({
  action: "topic.record",
  input: topicInput,
  load: (tx) => allTopics(tx),
  allow: canKeepTopics,
  run: async ({ tx, input, subject: topics }) => {
    refuseThirdLevel(placeProblem(topics, null, input.parentId));
    const taken = new Set(topics.map(({ slug }) => slug));
    const own = slugOf(input.name);
    const slug = input.slug ?? freeSlug(own === "" ? `topic-${uuidv7().slice(-6)}` : own, taken);
    const position = 1 + Math.max(0, ...topics.map((topic) => topic.position));
    return tx.topic.create({ data: { ...input, slug, position }, select: { id: true } });
  },
});

/** Adds those of the standard topics that the list lacks, by their addresses. Leads to the first. */
export const addStandardTopics = command({
  action: "topic.record",
  input: listOfTopics,
  load: (tx) => allTopics(tx),
  allow: canKeepTopics,
  run: async ({ ctx, tx, subject: topics }) => {
    const ids = new Map(topics.map(({ slug, id }) => [slug, id]));
    const add = async ({ slug, name, nameUr }: StandardTopic, parentId: string | null) => {
      const known = ids.get(slug);
      if (known !== undefined) return known;
      return (await recordTopic({ ...ctx, tx }, { slug, name, nameUr, parentId })).id;
    };
    for (const topic of STANDARD_TOPICS) {
      const id = await add(topic, null);
      for (const below of topic.below ?? []) await add(below, id);
    }
    return { id: found(await tx.topic.findFirst({ orderBy: { position: "asc" } })).id };
  },
});

/** Renames, moves, retires and takes back. @throws AppError `conflict` where a third level would begin. */
export const reviseTopic = command({
  action: "topic.revise",
  input: topicUpdate,
  load: (tx) => allTopics(tx),
  allow: canKeepTopics,
  run: async ({ tx, now, input, subject: topics }) => {
    const { id, version, isRetired, ...data } = input;
    const topic = found(topics.find((one) => one.id === id) ?? null);
    refuseThirdLevel(placeProblem(topics, id, input.parentId));
    const retiredAt = isRetired ? (topic.retiredAt ?? now) : null;
    const result = await tx.topic.updateMany({
      where: { id, version },
      data: { ...data, retiredAt, version: { increment: 1 } },
    });
    expectOne(result);
    return { id };
  },
});

/** Changes places with the neighbour above or below; at the end of the list nothing happens. */
export const moveTopic = command({
  action: "topic.revise",
  input: topicMove,
  load: (tx) => allTopics(tx),
  allow: canKeepTopics,
  run: async ({ tx, input: { id, direction }, subject: topics }) => {
    found(topics.find((one) => one.id === id) ?? null);
    const positions = new Map(topics.map((topic) => [topic.id, topic.position]));
    for (const [index, topicId] of movedOrder(topics, id, direction).entries()) {
      const position = index + 1;
      if (positions.get(topicId) === position) continue;
      await tx.topic.update({ where: { id: topicId }, data: { position } });
    }
    return { id };
  },
});

/** Locked until the transaction ends: levels and order are judged over the whole list. */
async function allTopics(tx: Tx) {
  await tx.$queryRaw`select id from topic order by id for update`;
  return tx.topic.findMany();
}

function refuseThirdLevel(problem: string | null): void {
  if (problem !== null) throw new AppError("conflict", problem);
}
