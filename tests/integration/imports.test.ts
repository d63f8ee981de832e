import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { reviseAgreement } from "#features/agreements/commands/record.ts";
import { startImport, uploadImport } from "#features/imports/commands/steps.ts";
import { openExport } from "#features/export/open.ts";
import { shippedProfile } from "#features/imports/profiles/shipped.ts";
import type { Mapping } from "#features/imports/schema.ts";
import { searchNames } from "#features/search/queries.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { sayIn } from "../harness/say.ts";
import { agreementFields, makeAgreement } from "../make/agreement.ts";
import { batchOf, checkedFile, csvFile, HEAD, imported, treaties, undone } from "../make/import.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

let officer: Actor;
let analyst: Actor;

beforeAll(async () => {
  officer = await makeUser("officer");
  analyst = await makeUser("analyst");
});

let registers = 0;
/** A register of its own for each test: keys of one are not known in another. */
const own = () => ({ ...treaties, register: `test-${(registers += 1)}` });
const lines = (...rows: string[]) => csvFile([HEAD, ...rows].join("\r\n"));

const GOOD = [
  "1,PAKISTAN; FRANCE,Convention on the surrender of fugitives,Treaty,13/02/1990,Paris,13/03/1990,,First",
  "2,PAKISTAN; PERSIA,Accord on the border posts,Accord,1995,,,,",
  '3,Pakistan ; UNITED KINGDOM,"Protocol, supplementary",Protocol,,London,,,',
];

const agreementsOf = (actor: Actor, ids: string) =>
  withViewer(actor, async (tx) => {
    const rows = await tx.importRow.findMany({
      where: { batchId: ids },
      orderBy: { number: "asc" },
    });
    return tx.agreement.findMany({
      where: { id: { in: rows.map(({ recordId }) => recordId) } },
      include: { actions: { orderBy: { type: "asc" } } },
      orderBy: { title: "asc" },
    });
  });

const countAgreements = (actor: Actor) => withViewer(actor, (tx) => tx.agreement.count());

/** What the audit trail says of an agreement and its parts: a line for each table, without what differs by nature. */
const linesOf = (agreement: string | undefined) =>
  asOwner(
    async (client) =>
      (
        await client.query(
          `select distinct on (table_name) table_name, op, marking,
             array(select jsonb_object_keys(after) order by 1) as after,
             array(select jsonb_object_keys(parents) order by 1) as parents,
             case when table_name = 'agreement' then record_id = $1
               when table_name = 'agreement_topic' then record_id = $1 else true end as is_named
           from audit_event where record_id = $1 or parents ->> 'agreement_id' = $1 order by table_name, seq`,
          [agreement],
        )
      ).rows,
  );

describe("a file of agreements", () => {
  test("comes in as the form would have recorded it, audited under one request", async () => {
    const id = await imported(analyst, lines(...GOOD), own());
    const batch = await batchOf(analyst, id);
    expect(batch).toMatchObject({ state: "done", isFindable: true, hasFile: false });
    expect(batch.counts).toMatchObject({ read: 3, created: 3, refused: 0 });
    const [accord, convention, protocol] = await agreementsOf(analyst, id);
    expect(convention).toMatchObject({
      partner: "FR",
      instrument: "treaty",
      ref: "AGR-FR-1990-0001",
    });
    expect(convention?.actions).toMatchObject([
      { type: "signed", precision: "day", place: "Paris" },
      { type: "in_force", precision: "day" },
    ]);
    expect(accord).toMatchObject({ partner: "IR", instrument: "agreement" });
    expect(accord?.actions).toMatchObject([{ type: "signed", precision: "year" }]);
    expect(protocol?.actions).toMatchObject([
      { type: "signed", precision: "unknown", happenedOn: null },
    ]);
    const trail = await asOwner(
      async (client) =>
        (
          await client.query(
            "select table_name, count(*)::int as n from audit_event where request_id = $1 and action = 'import.run' and table_name like 'agreement%' group by 1 order by 1",
            [batch.requestId],
          )
        ).rows,
    );
    expect(trail).toEqual([
      { table_name: "agreement", n: 3 },
      { table_name: "agreement_action", n: 4 },
    ]);
  });

  test("leaves the same lines in the audit trail as a form", async () => {
    const topic = await makeTopic(await makeUser("administrator"), "Lighthouses");
    const made = await makeAgreement(officer, {
      topicIds: [topic],
      actions: [{ type: "signed", happenedOn: "1990-02-13", happenedPrecision: "day" }],
    });
    const { slug } = await withViewer(analyst, (tx) =>
      tx.topic.findUniqueOrThrow({ where: { id: topic } }),
    );
    const id = await imported(analyst, lines(GOOD[0] ?? ""), {
      ...own(),
      constants: { topics: slug },
    });
    const [brought] = await agreementsOf(analyst, id);
    const byForm = await linesOf(made);
    expect(byForm).toHaveLength(3);
    expect(await linesOf(brought?.id)).toEqual(byForm);
  });

  test("can be found as soon as it is in", async () => {
    await imported(analyst, lines("9,OMAN,Treaty of the seven lighthouses,Treaty,1988,,,,"), own());
    const groups = await withViewer(analyst, (tx) => searchNames(tx, "seven lighthouses", 5));
    expect(JSON.stringify(groups)).toContain("seven lighthouses");
  });

  test("with a bad row keeps all of it out, and says what is wrong with each", async () => {
    const before = await countAgreements(analyst);
    const bad = [
      "4,PAKISTAN; ATLANTIS,Pact,Treaty,,,,,",
      "5,PAKISTAN; FRANCE,Pact,Treaty,31/02/1990,,,,",
      "6,FRANCE; ITALY,Pact,Treaty,,,,,",
      "7,FRANCE,Pact,Pamphlet,,,,,",
      "1,FRANCE,Another one,Treaty,,,,,",
      "8,FRANCE,Ends too soon,Treaty,1990-01-02,,,1989-01-02,",
    ];
    const id = await imported(analyst, lines(...GOOD, ...bad), own());
    const batch = await batchOf(analyst, id);
    expect(batch).toMatchObject({ state: "failed", failure: "imports.error.badRows" });
    expect(await countAgreements(analyst)).toBe(before);
    expect(
      batch.issues.map(({ row, field, message }) => [row, field, message.replace(/\|.*/, "")]),
    ).toEqual([
      [5, "partner", "imports.problem.unknownCountry"],
      [6, "signedOn", "imports.problem.date"],
      [7, "partner", "imports.problem.severalPartners"],
      [8, "instrument", "imports.problem.word"],
      [9, "key", "imports.problem.sameKey"],
      [10, "terminatedOn", "validation.endBeforeStart"],
    ]);
  });

  test("sums up its notes by what they say, of the rows that come in alone", async () => {
    const mapping = { ...own(), constants: { topics: "no-such-topic" } };
    const id = await imported(analyst, lines(...GOOD, "4,,Pact,Treaty,,,,,"), mapping, true);
    const { counts } = await batchOf(analyst, id);
    expect(counts).toMatchObject({ created: 3, refused: 1 });
    expect(counts.noted).toEqual({ "imports.note.topic": 3 });
  });

  test("leaves bad rows out when that is asked for", async () => {
    const id = await imported(analyst, lines(...GOOD, "4,,Pact,Treaty,,,,,"), own(), true);
    const { counts, state } = await batchOf(analyst, id);
    expect(state).toBe("done");
    expect(counts).toMatchObject({
      created: 3,
      refused: 1,
      reasons: { "imports.problem.noPartner": 1 },
    });
  });

  test("is checked without a trace in the register", async () => {
    const before = await countAgreements(analyst);
    const id = await checkedFile(analyst, lines(...GOOD), own());
    expect(await batchOf(analyst, id)).toMatchObject({ state: "checked", counts: { created: 3 } });
    expect(await countAgreements(analyst)).toBe(before);
  });

  test("does not come in before it was checked", async () => {
    const { id } = await uploadImport(contextFor(analyst), { file: lines(...GOOD) });
    const refusal = startImport(contextFor(analyst), { id, version: 1, skipsBad: null });
    await expect(refusal).rejects.toThrow("imports.error.notChecked");
  });
});

describe("the same register again", () => {
  test("changes what changed, and doubles nothing", async () => {
    const mapping = own();
    const first = await imported(analyst, lines(...GOOD), mapping);
    const [, convention = ""] = GOOD;
    const changed = [
      "1,FRANCE,Convention on the surrender of fugitives,Treaty,13/02/1990,Paris,13/03/1990,01/05/2001,First",
      convention,
    ];
    const second = await imported(analyst, lines(...changed), mapping);
    expect((await batchOf(analyst, second)).counts).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
    const rows = await agreementsOf(analyst, first);
    expect(rows).toHaveLength(3);
    const actions = rows.find(({ partner }) => partner === "FR")?.actions.map(({ type }) => type);
    expect(actions).toEqual(["signed", "in_force", "terminated"]);
  });

  test("leaves fields alone that the file does not have", async () => {
    const mapping = own();
    const first = await imported(analyst, lines(GOOD[0] ?? ""), mapping);
    const { summary: _, ...columns } = mapping.columns;
    await imported(
      analyst,
      lines("1,FRANCE,A better title,Treaty,13/02/1990,Paris,13/03/1990,,Last"),
      { ...mapping, columns },
    );
    expect(await agreementsOf(analyst, first)).toMatchObject([
      { title: "A better title", summary: "First" },
    ]);
  });

  test("by our own reference changes a record that was made by hand, for those who may change it so", async () => {
    const agreement = await makeAgreement(officer, { instrument: "treaty" });
    const { ref } = await withViewer(officer, (tx) =>
      tx.agreement.findUniqueOrThrow({ where: { id: agreement } }),
    );
    const row = lines(`${ref},UNITED KINGDOM,A title from the file,Treaty,,,,,`);
    const refused = await batchOf(analyst, await checkedFile(analyst, row, own()));
    expect(refused.counts.reasons).toEqual({ "imports.problem.changedByHand": 1 });
    const id = await imported(officer, row, own());
    expect((await batchOf(officer, id)).counts).toMatchObject({ updated: 1, notes: 1 });
    await undone(officer, id);
    const after = await withViewer(officer, (tx) =>
      tx.agreement.findUniqueOrThrow({ where: { id: agreement } }),
    );
    expect(after).toMatchObject({ title: agreementFields.title, version: 3 });
  });
});

test.each(["csv", "xlsx"] as const)(
  "agreements that were exported as %s come back without a change",
  async (format) => {
    const writer = await makeUser("officer");
    const topic = await makeTopic(await makeUser("administrator"), `Tides ${format}`);
    const signed = (happenedOn: string | null, happenedPrecision: string) => ({
      topicIds: [topic],
      summary: "=1+1\nSecond line; with a semicolon",
      actions: [{ type: "signed", happenedOn, happenedPrecision }],
    });
    await makeAgreement(writer, {
      partner: "QA",
      title: '@Plain, "quoted"',
      ...signed("2001-05-03", "day"),
    });
    await makeAgreement(writer, { partner: "QA", title: "In a year", ...signed("2002", "year") });
    await makeAgreement(writer, { partner: "QA", title: "Undated", ...signed(null, "unknown") });
    await makeAgreement(writer, {
      partner: "QA",
      title: "Before",
      ...signed("2003-05-03", "before"),
    });
    const now = new Date();
    const today = todayIn("Asia/Karachi", now);
    const about = { name: "A reader", locale: "en", requestId: "test", say: sayIn("en") };
    const bytes = await withViewer(writer, async (tx) => {
      const reading = { tx, viewer: writer, now, today };
      const { chunks } = await openExport(reading, "agreements", format, { partner: "QA" }, about);
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      return Buffer.concat(parts);
    });
    const file = new File([bytes], `agreements.${format}`);
    const profile = shippedProfile("accord-agreements");
    const id = await checkedFile(writer, file, profile?.mapping ?? treaties);
    const { counts, issues } = await batchOf(writer, id);
    expect(issues).toEqual([]);
    expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0 });
    expect(counts.unchanged).toBeGreaterThanOrEqual(4);
  },
);

describe("an import", () => {
  test("is taken back as a whole: what it added goes, what it changed is as before", async () => {
    const mapping = own();
    const first = await imported(analyst, lines(...GOOD), mapping);
    const before = await agreementsOf(analyst, first);
    const second = await imported(
      analyst,
      lines(
        "1,FRANCE,Renamed,Treaty,13/02/1990,Paris,13/03/1990,2001,Other",
        "4,ITALY,New,Treaty,2001,,,,",
      ),
      mapping,
    );
    expect((await batchOf(analyst, second)).counts).toMatchObject({ created: 1, updated: 1 });
    await undone(analyst, second);
    const after = await agreementsOf(analyst, first);
    const plain = (rows: typeof before) =>
      rows.map((row) => ({ ...row, version: 0, updatedAt: null }));
    expect(plain(after)).toEqual(plain(before));
    expect(await agreementsOf(analyst, second)).toHaveLength(1);
    expect(await batchOf(analyst, second)).toMatchObject({ state: "undone" });
    // What was undone has not touched what came before it.
    await undone(analyst, first);
    expect(await agreementsOf(analyst, first)).toEqual([]);
    const docs = await asOwner(
      async (client) =>
        (
          await client.query(
            "select count(*)::int as n from search_doc where record_id = any ($1)",
            [before.map(({ id }) => id)],
          )
        ).rows,
    );
    expect(docs).toEqual([{ n: 0 }]);
  });

  test("stays when something else has touched one of its rows, and says which", async () => {
    const id = await imported(analyst, lines(...GOOD), own());
    const [touched] = await agreementsOf(officer, id);
    const { partner: _, ...fields } = agreementFields;
    await reviseAgreement(contextFor(officer), { ...fields, id: touched?.id, version: 1 });
    await expect(undone(analyst, id)).rejects.toMatchObject({
      messageKey: "imports.error.touched",
      params: { count: 1 },
    });
    expect(await agreementsOf(analyst, id)).toHaveLength(3);
  });

  test("is undone by its owner or an administrator, and nobody else sees it", async () => {
    const id = await imported(analyst, lines(...GOOD), own());
    const other = await makeUser("officer");
    const administrator = await makeUser("administrator");
    await expect(undone(analyst, id, other)).rejects.toMatchObject({ code: "not_found" });
    await undone(analyst, id, administrator);
    expect((await batchOf(analyst, id)).state).toBe("undone");
  });

  test("brings nothing in for a partner that its owner does not cover, nor above a clearance", async () => {
    const confined = await makeUser("officer", { partners: ["FR"], clearance: "official" });
    const id = await checkedFile(confined, lines(...GOOD), own());
    expect((await batchOf(confined, id)).counts).toMatchObject({
      created: 1,
      refused: 2,
      reasons: { "imports.problem.notYours": 2 },
    });
    const marked = await checkedFile(confined, lines(GOOD[0] ?? ""), {
      ...own(),
      constants: { marking: "secret" },
    });
    expect((await batchOf(confined, marked)).counts.reasons).toEqual({
      "imports.problem.notYours": 1,
    });
  });

  test("of a register that the other side keeps takes what names home, and sees it from here", async () => {
    const theirs = { ...own(), home: "GB" as CountryCode };
    const id = await imported(analyst, lines(...GOOD), theirs, true);
    expect((await batchOf(analyst, id)).counts).toMatchObject({
      created: 1,
      reasons: { "imports.problem.severalPartners": 2 },
    });
    expect(await agreementsOf(analyst, id)).toMatchObject([
      { partner: "GB", title: "Protocol, supplementary" },
    ]);

    const visits = [
      "id,country,visitor,from,to,side",
      "1,Pakistan,Head of Government,2014-05-01,2014-05-02,partner",
      "2,Oman,Head of State,2014-05-01,2014-05-02,partner",
    ];
    const mapping: Mapping = {
      ...theirs,
      kind: "meeting",
      columns: {
        key: ["id"],
        partner: ["country"],
        title: ["visitor"],
        heldOn: ["from"],
        untilOn: ["to"],
        person: ["visitor"],
        personSide: ["side"],
      },
      constants: { type: "visit", hostSide: "home" },
      words: {},
    };
    const visited = await imported(analyst, csvFile(visits.join("\n")), mapping, true);
    expect((await batchOf(analyst, visited)).counts.reasons).toEqual({
      "imports.problem.notWithHome": 1,
    });
    const met = await withViewer(analyst, (tx) =>
      tx.meeting.findMany({
        where: { title: "Head of Government" },
        include: { participants: true },
      }),
    );
    // Held with them, and led by us.
    expect(met).toMatchObject([
      { partner: "GB", hostSide: "partner", participants: [{ side: "home", isHead: true }] },
    ]);
  });

  test("keeps the file from everybody but its owner until it is in", async () => {
    const { id } = await uploadImport(contextFor(analyst), { file: lines(...GOOD) });
    const administrator = await makeUser("administrator");
    const seen = await withViewer(administrator, async (tx) => [
      await tx.importBatch.count({ where: { id } }),
      await tx.importWork.count({ where: { batchId: id } }),
    ]);
    expect(seen).toEqual([1, 0]);
  });
});

const courses = (): Mapping => ({
  ...own(),
  kind: "training",
  columns: {
    partner: ["Country"],
    title: ["Programme"],
    course: ["Course"],
    provider: ["By"],
    recipient: ["Unit"],
    startsOn: ["From"],
    endsOn: ["To"],
    attended: ["People"],
    cost: ["Cost"],
  },
  constants: { providerSide: "partner" },
  words: { course: [["*TOTAL*", "!"]] },
});
const COURSE_HEAD = "Country,Programme,Course,By,Unit,From,To,People,Cost";
const coursesFile = (...rows: string[]) =>
  csvFile([COURSE_HEAD, ...rows].join("\n"), "courses.csv");

describe("a file of courses", () => {
  const rows = [
    'GB,Fraud,First course,Border School,Passport Desk,1/2/2020,5/2/2020,12,"$1,200"',
    "GB,Fraud,Second course,BORDER SCHOOL,Passport desk,1/3/2020,5/3/2020,9,",
    "GB,Fraud,First course,Border School,Airport Unit,1/2/2020,5/2/2020,3,",
  ];

  test("brings its programmes and agencies along, each once", async () => {
    const id = await imported(analyst, coursesFile(...rows), courses());
    const { counts } = await batchOf(analyst, id);
    expect(counts).toMatchObject({ created: 3, alongside: { programmes: 2, agencies: 3 } });
  });

  test("makes no agency of a cell that says that none is known", async () => {
    const file = coursesFile("GB,Fraud,Some course,N/A,unknown,1/2/2020,5/2/2020,2,");
    const id = await imported(analyst, file, courses());
    const { counts } = await batchOf(analyst, id);
    expect(counts).toMatchObject({ created: 1, alongside: { programmes: 1, agencies: 0 } });
  });

  test("joins a programme of an earlier file, and is taken back with what it brought", async () => {
    const mapping = courses();
    const first = await imported(analyst, coursesFile(rows[0] ?? ""), mapping);
    const more = [rows[0] ?? "", "GB,Fraud,Third course,Border School,Passport Desk,2021,2021,,"];
    const second = await imported(analyst, coursesFile(...more), mapping);
    expect((await batchOf(analyst, second)).counts).toMatchObject({
      created: 1,
      unchanged: 1,
      alongside: { programmes: 0, agencies: 0 },
    });
    // The programme of the first was touched by the second.
    await expect(undone(analyst, first)).rejects.toMatchObject({
      messageKey: "imports.error.touched",
    });
    await undone(analyst, second);
    await undone(analyst, first);
    const left = await withViewer(analyst, async (tx) => {
      const brought = await tx.importRow.findMany({ where: { batchId: { in: [first, second] } } });
      const ids = brought.map(({ recordId }) => recordId);
      return [
        await tx.training.count({ where: { id: { in: ids } } }),
        await tx.course.count({ where: { id: { in: ids } } }),
      ];
    });
    expect(left).toEqual([0, 0]);
  });

  test("names each repeated row, and leaves sums and what is no amount out", async () => {
    const bad = [
      rows[0] ?? "",
      "GB,Fraud,First course,Border School,Passport Desk,1/2/2020,5/2/2020,99,",
      "GB,Fraud,TOTAL 2020,,,,,24,",
      "GB,Fraud,Fourth,,,1/2/2020,5/2/2019,1,",
      "GB,Fraud,Fifth,,,,,1,500 1/2/2020",
    ];
    const id = await imported(analyst, coursesFile(...rows, ...bad), courses(), true);
    expect((await batchOf(analyst, id)).counts).toMatchObject({
      created: 3,
      refused: 5,
      reasons: {
        "imports.problem.sameRow": 1,
        "imports.problem.sameCourse": 1,
        "imports.problem.leftOut": 1,
        "validation.endBeforeStart": 1,
        "imports.problem.amountAndDate": 1,
      },
    });
    // Nobody gave them a key: they are named as the file names them.
    const repeated = (await batchOf(analyst, id)).issues.filter(({ message }) =>
      /same(Row|Course)/.test(message),
    );
    expect(repeated.map(({ field, value }) => [field, value])).toEqual([
      ["course", "First course"],
      ["course", "First course"],
    ]);
  });
});

const meetings = (): Mapping => ({
  ...own(),
  kind: "meeting",
  columns: {
    key: ["No"],
    partner: ["Country"],
    title: ["Who"],
    person: ["Who"],
    heldOn: ["From"],
    untilOn: ["To"],
    summary: ["Remarks"],
  },
  constants: { type: "visit", hostSide: "home", personSide: "partner" },
  words: {},
});
const visitsFile = (...rows: string[]) =>
  csvFile(["No,Country,Who,From,To,Remarks", ...rows].join("\n"), "visits.csv");

describe("a file of meetings", () => {
  test("becomes visits with the head of the other side, and is taken back", async () => {
    const id = await imported(
      analyst,
      visitsFile(
        "1,Italy,President A. Rossi,2001-05-03,2001-05-05,Official",
        "2,Italy,Minister B. Verdi,2002-05-03,2002-05-03,",
      ),
      meetings(),
    );
    const of = () =>
      withViewer(analyst, (tx) =>
        tx.meeting.findMany({
          where: { partner: "IT", type: "visit" },
          include: { participants: true },
          orderBy: { heldOn: "asc" },
        }),
      );
    expect(await of()).toMatchObject([
      {
        ref: "MTG-IT-2001-0001",
        title: "President A. Rossi",
        hostSide: "home",
        life: "held",
        recordState: "draft",
        summary: "Official",
        participants: [{ side: "partner", name: "President A. Rossi", isHead: true }],
      },
      { untilOn: null },
    ]);
    await undone(analyst, id);
    expect(await of()).toEqual([]);
  });

  test("is refused for days to come, and for an end before the beginning", async () => {
    const id = await checkedFile(
      analyst,
      visitsFile(
        "1,Italy,President A. Rossi,2999-05-03,,",
        "2,Italy,President A. Rossi,2001-05-03,2001-05-01,",
      ),
      meetings(),
    );
    const { issues } = await batchOf(analyst, id);
    expect(issues.map(({ field, message }) => [field, message])).toEqual([
      ["heldOn", "validation.inFuture"],
      ["untilOn", "validation.endBeforeStart"],
    ]);
  });
});

test("a history stays append-only to everybody: a setting alone deletes nothing", async () => {
  const id = await imported(analyst, lines(...GOOD), own());
  const [one] = await agreementsOf(analyst, id);
  const deletion = withViewer(
    officer,
    (tx) => tx.$executeRaw`
      with s as (select set_config('app.undoing', 'yes', true))
      delete from agreement_action using s where agreement_id = ${one?.id}::uuid`,
    { mode: "write", action: "test" },
  );
  await expect(deletion).rejects.toMatchObject({ code: "not_found" });
  expect((await agreementsOf(analyst, id))[0]?.actions).toHaveLength(one?.actions.length ?? -1);
});
