import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { discardDraft, saveDraft } from "#features/drafts/commands.ts";
import { findDraft, listMyDrafts, recordOfDraft } from "#features/drafts/queries.ts";
import { recordMeeting } from "#features/meetings/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { meetingFields } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const other = await makeUser("manager");

const draft = (over: object = {}) => ({
  id: uuidv7(),
  version: 0,
  kind: "meeting",
  title: "Unfinished",
  recordId: null,
  values: { title: "Unfini", "participants.0.personId": "", "topicIds[]": ["a", "b"] },
  ...over,
});

const find = (viewer: Actor, id: string) => withViewer(viewer, (tx) => findDraft(tx, id));

const key = (id: string) => contextFor(officer, { requestKey: id });

const input = (draftId: string) => ({ ...meetingFields, draftId });

describe("saveDraft", () => {
  test("keeps exactly what was typed, empty boxes and blanks included", async () => {
    const values = { title: "  half a  title ", place: "", "topicIds[]": ["x"], note: "a\r\nb" };
    const { id } = await saveDraft(contextFor(officer), draft({ values }));
    expect(await find(officer, id)).toMatchObject({ values, version: 1, kind: "meeting" });
  });

  test("the second save changes the draft, and the list shows the last saved first", async () => {
    const first = draft({ title: "First" });
    await saveDraft(contextFor(officer), first);
    const { id } = await saveDraft(contextFor(officer), draft({ title: "Second" }));
    await saveDraft(contextFor(officer), { ...first, version: 1, title: "First again" });
    const drafts = await withViewer(officer, listMyDrafts);
    expect(drafts.slice(0, 2).map(({ title }) => title)).toEqual(["First again", "Second"]);
    expect(drafts[1]?.id).toBe(id);
  });

  test("what another tab has saved is not written over: both texts are kept", async () => {
    const first = draft({ title: "Left tab" });
    await saveDraft(contextFor(officer), first);
    const answer = await saveDraft(contextFor(officer), { ...first, title: "Right tab" });
    expect(answer.id).not.toBe(first.id);
    expect((await find(officer, first.id))?.title).toBe("Left tab");
    expect((await find(officer, answer.id))?.title).toBe("Right tab");
  });

  test("is its owner's alone", async () => {
    const { id } = await saveDraft(contextFor(officer), draft());
    expect(await find(other, id)).toBeNull();
    await discardDraft(contextFor(other), { id });
    expect(await find(officer, id)).not.toBeNull();
    const ids = (await withViewer(other, listMyDrafts)).map((one) => one.id);
    expect(ids).not.toContain(id);
  });

  test("cannot be written into by somebody who has learned its id", async () => {
    const { id } = await saveDraft(contextFor(officer), draft());
    await expect(saveDraft(contextFor(other), draft({ id, version: 1 }))).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await find(officer, id))?.version).toBe(1);
  });
});

describe("a draft that becomes a record", () => {
  test("is gone with the recording, and leads to the record", async () => {
    const { id } = await saveDraft(contextFor(officer), draft());
    const meeting = await recordMeeting(key(id), input(id));
    expect(await find(officer, id)).toBeNull();
    expect(await withViewer(officer, (tx) => recordOfDraft(tx, id))).toBe(meeting.id);
    expect(await withViewer(other, (tx) => recordOfDraft(tx, id))).toBeNull();
  });

  test("does not come back with a save that was on its way", async () => {
    for (let round = 0; round < 5; round += 1) {
      const late = draft();
      await saveDraft(contextFor(officer), late);
      await Promise.all([
        recordMeeting(key(late.id), input(late.id)),
        saveDraft(contextFor(officer), { ...late, version: 1 }),
        saveDraft(contextFor(officer), { ...late, version: 2 }),
      ]);
      await saveDraft(contextFor(officer), { ...late, version: 3 });
      expect(await find(officer, late.id)).toBeNull();
    }
  });

  test("stays when the recording is refused", async () => {
    const { id } = await saveDraft(contextFor(officer), draft());
    await expect(recordMeeting(key(id), { ...input(id), partner: "PK" })).rejects.toThrow(
      "validation.country",
    );
    expect(await find(officer, id)).not.toBeNull();
  });
});
