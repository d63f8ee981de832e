import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { acknowledgeHandover, openHandover } from "#features/handovers/commands.ts";
import { digestOf, listOfPost } from "#features/handovers/list.ts";
import { getPostOfHandover, listReceived } from "#features/handovers/queries/post.ts";
import { listPosts } from "#features/handovers/queries/posts.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { daysAgo, makeAgreement, stageFields } from "../make/agreement.ts";
import { makeAgency } from "../make/agency.ts";
import { makeCommitment, dueOn } from "../make/commitment.ts";
import { makePerson, makePost, makeTenure } from "../make/person.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const manager = await makeUser("manager");
const officer = await makeUser("officer");
const other = await makeUser("officer");
const today = daysAgo(0);

const idOf = (actor: Actor) => (actor.kind === "user" ? actor.id : "");
const list = (postId: string, actor: Actor = officer) =>
  withViewer(actor, (tx) => listOfPost(tx, postId, today));
const view = (postId: string) => withViewer(manager, (tx) => getPostOfHandover(tx, postId));
const open = (postId: string, to: Actor, by: Actor = manager) =>
  openHandover(contextFor(by), { postId, toId: idOf(to) });
const acknowledge = async (postId: string, actor: Actor, digest?: string) => {
  const [last] = (await view(postId)).handovers;
  return acknowledgeHandover(contextFor(actor), {
    handoverId: last?.id,
    digest: digest ?? digestOf(await list(postId, actor)),
  });
};

/** A post of ours whose holder is the focal point of a promise, with an MoU at its desk. */
async function makeDesk() {
  const agencyId = await makeAgency(manager, { country: "PK" });
  const postId = await makePost(manager, { agencyId });
  const personId = await makePerson(manager, { country: "PK" });
  await makeTenure(manager, personId, postId);
  await makeCommitment(officer, {
    title: "Send the list",
    focalPointId: personId,
    ...dueOn(daysAgo(-9)),
  });
  await makeAgreement(officer, {
    title: "MoU at the desk",
    firstStage: { ...stageFields("law_vetting", daysAgo(20)), ownerPostId: postId },
  });
  return { postId, personId };
}

describe("the list of a post", () => {
  test("holds what waits at the desk and what its holder answers for", async () => {
    const { postId } = await makeDesk();
    const lines = await list(postId);
    expect(lines.map(({ kind, title, detail }) => [kind, title, detail])).toEqual([
      ["agreement", "MoU at the desk", "law_vetting"],
      ["commitment", "Send the list", "no_evidence"],
    ]);
  });

  test("holds nothing that its reader may not see", async () => {
    const { postId } = await makeDesk();
    const stranger = await makeUser("officer", { partners: ["US"] });
    expect(await list(postId, stranger)).toEqual([]);
  });
});

describe("a handover", () => {
  test("is acknowledged by the one who takes the post over, once, and what was on the list stays", async () => {
    const { postId, personId } = await makeDesk();
    await open(postId, officer);
    await expect(acknowledge(postId, other)).rejects.toMatchObject({ code: "forbidden" });
    await expect(acknowledge(postId, manager)).rejects.toMatchObject({ code: "forbidden" });
    await acknowledge(postId, officer);
    await expect(acknowledge(postId, officer)).rejects.toMatchObject({
      messageKey: "errors.handoverDone",
    });
    await makeCommitment(officer, { title: "Came later", focalPointId: personId });
    const [handover] = (await view(postId)).handovers;
    const received = await withViewer(manager, (tx) => listReceived(tx, handover?.id ?? ""));
    expect(received.map(({ title }) => title)).toEqual(["MoU at the desk", "Send the list"]);
    expect(await list(postId)).toHaveLength(3);
    const events = await asOwner((client) =>
      client.query(
        "select action from audit_event where table_name = 'handover_receipt' and parents ->> 'handover_id' = $1",
        [handover?.id],
      ),
    );
    expect(events.rows).toEqual([{ action: "handover.acknowledge" }]);
  });

  test("of two acknowledgements at a time one counts", async () => {
    const { postId } = await makeDesk();
    await open(postId, officer);
    const both = await Promise.allSettled([
      acknowledge(postId, officer),
      acknowledge(postId, officer),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not acknowledged unread: a list that has changed is read again", async () => {
    const { postId, personId } = await makeDesk();
    await open(postId, officer);
    const read = digestOf(await list(postId));
    await makeCommitment(officer, { title: "Just now", focalPointId: personId });
    await expect(acknowledge(postId, officer, read)).rejects.toMatchObject({
      code: "stale",
      messageKey: "errors.handoverMoved",
    });
  });

  test("gives way to a later one of the same post, and waits in the list until it is acknowledged", async () => {
    const { postId } = await makeDesk();
    await open(postId, other);
    const [first] = (await view(postId)).handovers;
    await open(postId, officer);
    await expect(
      acknowledgeHandover(contextFor(other), {
        handoverId: first?.id,
        digest: digestOf(await list(postId, other)),
      }),
    ).rejects.toMatchObject({ code: "stale" });
    const line = async () =>
      (await withViewer(manager, (tx) => listPosts(tx, manager, today))).find(
        ({ id }) => id === postId,
      );
    expect(await line()).toMatchObject({ acknowledgedAt: null, isMine: false });
    await acknowledge(postId, officer);
    expect((await line())?.acknowledgedAt).toBeInstanceOf(Date);
  });

  test("is opened by managers, for posts of their own government, to an account that works", async () => {
    const { postId } = await makeDesk();
    await expect(open(postId, other, officer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(open(postId, await makeUser("administrator"))).rejects.toThrow(
      "validation.choice",
    );
    const theirs = await makePost(manager, { agencyId: await makeAgency(manager) });
    await expect(open(theirs, officer)).rejects.toMatchObject({ code: "forbidden" });
  });
});
