import { afterAll, describe, expect, test } from "vitest";
import {
  addStandardTopics,
  moveTopic,
  recordTopic,
  reviseTopic,
} from "#features/topics/commands.ts";
import { STANDARD_TOPICS } from "#features/topics/standard.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const administrator = await makeUser("administrator");
const manager = await makeUser("manager");

const read = (id: string) =>
  withViewer(administrator, (tx) => tx.topic.findUniqueOrThrow({ where: { id } }));

describe("recordTopic", () => {
  test("is the administrators' alone", async () => {
    const input = { name: "Not mine", nameUr: null, parentId: null, slug: null };
    await expect(recordTopic(contextFor(manager), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("makes the address of the name, another one when it is taken", async () => {
    const first = await makeTopic(administrator, "Crisis  Management (joint)");
    const second = await makeTopic(administrator, "Crisis management, joint");
    expect((await read(first)).slug).toBe("crisis-management-joint");
    expect((await read(second)).slug).toBe("crisis-management-joint-2");
    expect((await read(await makeTopic(administrator, "فرانزک"))).slug).toMatch(/^topic-/);
  });

  test("has two levels and no third", async () => {
    const top = await makeTopic(administrator, "First level");
    const below = await makeTopic(administrator, "Second level", top);
    await expect(makeTopic(administrator, "Third level", below)).rejects.toMatchObject({
      messageKey: "topics.error.levels",
    });
  });
});

describe("addStandardTopics", () => {
  test("is the administrators' alone", async () => {
    await expect(
      addStandardTopics(contextFor(manager), { list: "standard" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("adds what the list lacks, in its order and on two levels, and nothing twice", async () => {
    const input = { name: "Our cybercrime", nameUr: null, parentId: null, slug: "cybercrime" };
    const { id: own } = await recordTopic(contextFor(administrator), input);
    await addStandardTopics(contextFor(administrator), { list: "standard" });
    await addStandardTopics(contextFor(administrator), { list: "standard" });
    const slugs = STANDARD_TOPICS.flatMap(({ slug, below = [] }) => [
      slug,
      ...below.map((one) => one.slug),
    ]);
    const topics = await withViewer(administrator, (tx) =>
      tx.topic.findMany({
        where: { slug: { in: slugs } },
        orderBy: { position: "asc" },
        include: { parent: true },
      }),
    );
    expect(topics.map(({ slug }) => slug).toSorted()).toEqual(slugs.toSorted());
    expect(await read(own)).toMatchObject({ name: "Our cybercrime", version: 1 });
    for (const { slug, below = [] } of STANDARD_TOPICS) {
      const children = topics.filter(({ parent }) => parent?.slug === slug);
      expect(children.map((one) => one.slug)).toEqual(below.map((one) => one.slug));
    }
  });
});

describe("reviseTopic", () => {
  test("retires a topic and takes it back", async () => {
    const id = await makeTopic(administrator, "To be retired");
    const fields = { id, name: "To be retired", nameUr: "پرانا", parentId: null };
    await reviseTopic(contextFor(administrator), { ...fields, version: 1, isRetired: true });
    expect((await read(id)).retiredAt).not.toBeNull();
    await reviseTopic(contextFor(administrator), { ...fields, version: 2 });
    expect(await read(id)).toMatchObject({
      retiredAt: null,
      nameUr: "پرانا",
      slug: "to-be-retired",
    });
  });

  test("puts no topic with topics below it under another, nor any under itself", async () => {
    const top = await makeTopic(administrator, "A parent");
    const other = await makeTopic(administrator, "Another parent");
    await makeTopic(administrator, "A child", top);
    const fields = { id: top, version: 1, name: "A parent", nameUr: null };
    await expect(
      reviseTopic(contextFor(administrator), { ...fields, parentId: other }),
    ).rejects.toMatchObject({ messageKey: "topics.error.levels" });
    await expect(
      reviseTopic(contextFor(administrator), { ...fields, parentId: top }),
    ).rejects.toMatchObject({ messageKey: "validation.sameRecord" });
  });

  test("refuses to overwrite a newer version", async () => {
    const id = await makeTopic(administrator, "Changed twice");
    const fields = { id, version: 1, name: "Changed", nameUr: null, parentId: null };
    await reviseTopic(contextFor(administrator), fields);
    await expect(reviseTopic(contextFor(administrator), fields)).rejects.toMatchObject({
      code: "stale",
    });
  });
});

describe("moveTopic", () => {
  test("changes places with the neighbour, and stays where the list ends", async () => {
    const top = await makeTopic(administrator, "Ordered");
    const [a, b] = [
      await makeTopic(administrator, "Ordered A", top),
      await makeTopic(administrator, "Ordered B", top),
    ];
    const order = () =>
      withViewer(administrator, async (tx) =>
        (await tx.topic.findMany({ where: { parentId: top }, orderBy: { position: "asc" } })).map(
          ({ id }) => id,
        ),
      );
    await moveTopic(contextFor(administrator), { id: b, direction: "up" });
    expect(await order()).toEqual([b, a]);
    await moveTopic(contextFor(administrator), { id: b, direction: "up" });
    expect(await order()).toEqual([b, a]);
  });
});
