import { afterAll, describe, expect, test } from "vitest";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { countDesk } from "#features/home/queries.ts";
import { pinView, removeView, reviseView, saveView } from "#features/views/commands.ts";
import { headOfView, listViews, readAround } from "#features/views/queries.ts";
import { canonicalQuery, registerOf, VIEWED, type Viewed } from "#features/views/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

type User = Awaited<ReturnType<typeof makeUser>>;

const owner = await makeUser("analyst");
const reader = await makeUser("officer");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });
const administrator = await makeUser("administrator");
const today = contextFor(owner).today;

let saved = 0;
async function save(by: User, over: object = {}): Promise<string> {
  saved += 1;
  const input = { register: "commitments", name: `View ${saved}`, query: "partner=GB", ...over };
  return (await saveView(contextFor(by), input)).id;
}
const viewsOf = (viewer: User, list: Viewed | null = null) =>
  withViewer(viewer, (tx) => listViews(tx, viewer, list));
const idsOf = async (viewer: User) => (await viewsOf(viewer)).map(({ id }) => id);
const versionOf = async (viewer: User, id: string) =>
  (await viewsOf(viewer)).find((view) => view.id === id)?.version ?? 0;
const pinnedOf = (viewer: User) =>
  withViewer(viewer, async (tx) => (await countDesk(tx, viewer, today)).pinned);

const round = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
  withViewer(reader, work, { mode: "write", action: "view.save", requestId: uuidv7() });

const asked = (text: string) => canonicalQuery("commitments", text);

const around = (params: Record<string, string>, viewer: User = reader) =>
  withViewer(viewer, (tx) =>
    readAround({
      tx,
      viewer,
      today,
      locale: "en",
      list: "meetings",
      register: REGISTERS.meetings,
      params,
      isEmpty: true,
    }),
  );
const lifts = async (params: Record<string, string>, viewer?: User) =>
  (await around(params, viewer)).lifts;

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe("what is saved", () => {
  test("is what the register's filter knows, without the place in the list", () => {
    expect(asked("status=open&partner=US&after=x&partner=GB&partner=GB")).toBe(
      "partner=US&partner=GB",
    );
    expect(asked("sort=made&before=x&q=%20two%20words%20&nonsense=1")).toBe(
      "q=+two+words+&sort=made",
    );
    expect(asked("cols=made_on&cols=title&cols=password&sort=-due")).toBe(
      "cols=made_on&cols=title&sort=-due",
    );
    expect(asked("partner=Britain&agency=1&asOf=2016-06-01&freshness=")).toBe("asOf=2016-06-01");
    expect(canonicalQuery("mous", "view=table&view=board&show=hidden")).toBe("view=table");
    for (const list of VIEWED) expect(canonicalQuery(list, "partner=;drop&x=y")).toBe("");
  });

  test("is named by the kind of its rows", () => {
    expect(registerOf({ register: "trainings", query: "view=heads" })).toBe("courses");
    expect(registerOf({ register: "trainings", query: "" })).toBe("trainings");
    expect(registerOf({ register: "mous", query: "view=table" })).toBe("mous");
  });

  test("is stored so, and saved anew under the same name", async () => {
    const id = await save(owner, { name: "Twice", query: "partner=GB&after=abc&nonsense=1" });
    expect((await viewsOf(owner)).find((view) => view.id === id)?.query).toBe("partner=GB");
    expect(await save(owner, { name: "Twice", query: "partner=US" })).toBe(id);
    expect((await viewsOf(owner)).find((view) => view.id === id)?.query).toBe("partner=US");
    expect(await save(reader, { name: "Twice" })).not.toBe(id);
  });
});

describe("who may", () => {
  test("sees one's own and what is shared, of the list that is asked", async () => {
    const own = await save(owner);
    const shared = await save(owner, { isShared: true, register: "meetings" });
    expect(await idsOf(owner)).toEqual(expect.arrayContaining([own, shared]));
    expect(await idsOf(reader)).not.toContain(own);
    expect(await idsOf(administrator)).not.toContain(own);
    expect(await idsOf(reader)).toContain(shared);
    const [line] = (await viewsOf(reader, "meetings")).filter(({ id }) => id === shared);
    expect(line).toMatchObject({ isOwn: false, isPinned: false, register: "meetings" });
    expect((await viewsOf(reader, "people")).map(({ id }) => id)).not.toContain(shared);
  });

  test("changes it: the owner and an administrator, nobody else", async () => {
    const shared = await save(owner, { isShared: true });
    const own = await save(owner);
    const change = { id: shared, version: 1, name: "Another's", isShared: true };
    expect(await refusal(reviseView(contextFor(reader), change))).toBe("forbidden");
    expect(await refusal(removeView(contextFor(reader), { id: shared }))).toBe("forbidden");
    expect(await refusal(reviseView(contextFor(reader), { ...change, id: own }))).toBe("not_found");
    expect(await refusal(removeView(contextFor(reader), { id: own }))).toBe("not_found");
    await reviseView(contextFor(owner), { ...change, name: "Renamed by its owner" });
    expect(await refusal(reviseView(contextFor(owner), change))).toBe("stale");
    const version = await versionOf(owner, shared);
    await reviseView(contextFor(administrator), { ...change, version, isShared: false });
    expect(await idsOf(reader)).not.toContain(shared);
    expect(await idsOf(owner)).toContain(shared);
    await removeView(contextFor(administrator), { id: shared });
    expect(await idsOf(owner)).not.toContain(shared);
  });

  test("row security says the same to whoever goes round the commands", async () => {
    const shared = await save(owner, { isShared: true });
    const where = { id: shared };
    const changed = await round((tx) => tx.savedView.updateMany({ where, data: { name: "x" } }));
    expect(changed.count).toBe(0);
    expect((await round((tx) => tx.savedView.deleteMany({ where }))).count).toBe(0);
    const data = { ownerId: owner.id, register: "people", name: "Planted", query: "" };
    await expect(round((tx) => tx.savedView.create({ data }))).rejects.toThrow("errors.notFound");
    expect(await idsOf(owner)).toContain(shared);
    expect((await viewsOf(owner)).map(({ name }) => name)).not.toContain("Planted");
  });

  test("two views of a list go by different names", async () => {
    await save(owner, { name: "Taken" });
    const id = await save(owner);
    const change = { id, version: 1, name: "Taken", isShared: false };
    expect(await refusal(reviseView(contextFor(owner), change))).toBe("conflict");
  });
});

describe("the one on the home page", () => {
  test("is one's own or a shared one, one at a time, until it is shared no more", async () => {
    const own = await save(reader, { name: "Own pin" });
    const shared = await save(owner, { name: "Shared pin", isShared: true });
    const hidden = await save(owner);
    const pin = (id: string, isPinned = true) => pinView(contextFor(reader), { id, isPinned });
    await pin(own);
    expect(await pinnedOf(reader)).toMatchObject({ name: "Own pin" });
    await pin(shared);
    expect(await pinnedOf(reader)).toMatchObject({ name: "Shared pin", register: "commitments" });
    expect(await pinnedOf(owner)).toBeNull();
    expect(await refusal(pin(hidden))).toBe("not_found");
    await reviseView(contextFor(owner), { id: shared, version: 1, name: "Mine", isShared: false });
    expect(await pinnedOf(reader)).toBeNull();
    await pin(own);
    await pin(own, false);
    expect(await pinnedOf(reader)).toBeNull();
    await pin(own);
    await removeView(contextFor(reader), { id: own });
    expect(await pinnedOf(reader)).toBeNull();
  });

  test("shows each reader the rows that are theirs to see", async () => {
    const q = "Pinned promise";
    await makeCommitment(reader, { title: q });
    await makeCommitment(reader, { title: `${q}, secret`, marking: "secret" });
    const view = { register: "commitments" as const, name: "P", query: `q=${q}` };
    const head = (viewer: User) =>
      withViewer(viewer, (tx) =>
        headOfView(tx, view, REGISTERS.commitments, { today, locale: "en" }),
      );
    expect(await head(reader)).toMatchObject({ count: 2, marking: "secret" });
    expect(await head(forBritain)).toMatchObject({
      count: 1,
      marking: "official",
      rows: [{ title: q }],
    });
  });

  test.each(VIEWED)("can be read of %s", async (register) => {
    const views =
      register === "trainings"
        ? ["", "view=courses", "view=heads", "view=deliveries"]
        : ["", "marking=official", "asOf=2016-06-01"];
    for (const text of views) {
      const query = canonicalQuery(register, text);
      const view = { register, name: "Any", query };
      // oxlint-disable-next-line no-await-in-loop -- one viewer's transaction after the other
      const head = await withViewer(reader, (tx) =>
        headOfView(tx, view, REGISTERS[registerOf(view)], { today, locale: "ur" }),
      );
      expect(head.rows.length).toBe(Math.min(head.count, 5));
    }
  });
});

describe("a list that filters leave empty", () => {
  test("says which of them to lift, and how much that shows to this reader", async () => {
    const title = "Lifted meeting";
    await makeMeeting(reader, { title });
    await makeMeeting(reader, { title, marking: "secret" });
    expect(await lifts({ q: title, year: "1990" })).toEqual([{ name: "year", count: 2 }]);
    expect(await lifts({ q: title, year: "1990" }, forBritain)).toEqual([
      { name: "year", count: 1 },
    ]);
    expect(await lifts({ q: title, year: "1990", partner: "TR", after: "x" })).toEqual([]);
    expect(await lifts({ q: title, asOf: "1990-01-01" })).toEqual([{ name: "asOf", count: 2 }]);
  });

  test("asks nothing where nothing is narrowed", async () => {
    expect((await around({ after: "x", year: "" })).lifts).toBeNull();
  });
});
