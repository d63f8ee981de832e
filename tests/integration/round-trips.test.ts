import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sample, constantFrom, string, tuple } from "fast-check";
import type { Actor } from "#domain/actor.ts";
import { inertText } from "#domain/spreadsheet-text.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeAgency, makeAlias } from "../make/agency.ts";
import { makeAgreement } from "../make/agreement.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { batchOf, csvFile, checkedFile, imported, undone } from "../make/import.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson } from "../make/person.ts";
import { exportedFile, profileOf, RETURNING_NAMES, type Returning } from "../make/returned.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeDelivery, makeTraining } from "../make/training.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const manager = await makeUser("manager", { clearance: "secret" });
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");

/** What breaks tables: formulas, quotes, separators, line ends, other scripts, words that mean nothing. */
const NASTY = [
  "=1+1",
  "'=cmd",
  "+92 51 123",
  "-",
  "@here; there",
  'He said "so"',
  '"quoted"; half',
  "one\ntwo;three\n=four",
  "a\tb",
  "وفاقی تحقیقاتی ادارہ",
  "# no note",
  "N/A",
  "true",
  "2024",
  "01/02/2003",
  "null",
  "；full width",
];
const awkward = tuple(constantFrom(...NASTY), string({ unit: "grapheme", maxLength: 20 })).map(
  ([nasty, rest]) => `${nasty} ${rest.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, "")}`.trim(),
);
const texts = sample(awkward, 400);
let at = 0;
const text = () => texts[(at += 1) % texts.length] ?? "";
/** On one line, and unlike any other. */
const name = () => `${text().replace(/\s+/g, " ").slice(0, 80)} ${(at += 1)}`;

const DATES = [
  ["2024-02-29", "day"],
  ["2024", null],
  ["Q3 2023", null],
  ["Mar 2022", null],
  ["2021-05-06", "about"],
  ["2021-05-06", "before"],
  ["2021-05-06", "after"],
  [null, "unknown"],
] as const;

beforeAll(async () => {
  const topicIds = [
    await makeTopic(administrator, "Tides, and =more"),
    await makeTopic(administrator, "Moons"),
  ];
  const agencies = await Promise.all(
    ["QA", "PK", null].map((country) =>
      makeAgency(manager, {
        country,
        kind: country === null ? "multilateral" : "police",
        name: name(),
        nameUr: "ادارہ",
        acronym: country === null ? null : name().slice(0, 40),
        functions: [name(), `two; "parts"`],
        notes: text(),
        topicIds,
        marking: "restricted",
      }),
    ),
  );
  const [theirs = "", ours = ""] = agencies;
  await makeAlias(manager, theirs, `Alias; ${name()}`);
  const person = await makePerson(manager, { country: "QA", name: name(), nameUr: "نام" });
  await makePerson(manager, { country: null, name: name() });
  for (const [on, precision] of DATES) {
    const partner = "QA";
    // One after another: references are counted.
    // oxlint-disable-next-line no-await-in-loop
    const commitment = await makeCommitment(manager, {
      partner,
      title: name(),
      text: text(),
      madeOn: on,
      madePrecision: precision,
      dueOn: on,
      duePrecision: precision,
      dueWords: name(),
      leadAgencyId: ours,
      supportingAgencyIds: agencies,
      focalPointId: person,
      topicIds,
      strength: on === null ? "discussed" : "will",
    });
    // oxlint-disable-next-line no-await-in-loop
    await report(manager, commitment, { note: text() });
    // oxlint-disable-next-line no-await-in-loop
    const agreement = await makeAgreement(manager, {
      partner,
      title: name(),
      summary: text(),
      topicIds,
      actions: [{ type: "signed", happenedOn: on, happenedPrecision: precision ?? "unknown" }],
    });
    // oxlint-disable-next-line no-await-in-loop
    await makeMeeting(manager, {
      partner,
      title: name(),
      summary: text(),
      place: name(),
      heldOn: on,
      heldPrecision: precision,
      topicIds,
      participants: [{ side: "partner", name: name(), isHead: true }],
    });
    // oxlint-disable-next-line no-await-in-loop
    await makeSource(manager, {
      partner,
      title: name(),
      publisher: name(),
      author: name(),
      address: "https://example.org/a?b=c;d",
      publishedOn: on,
      publishedPrecision: precision,
    });
    // oxlint-disable-next-line no-await-in-loop
    const training = await makeTraining(manager, {
      partner,
      title: name(),
      summary: text(),
      providerId: theirs,
      recipientIds: agencies,
      topicIds,
      agreementId: agreement,
      commitmentId: commitment,
    });
    // oxlint-disable-next-line no-await-in-loop
    await makeDelivery(manager, {
      partner,
      item: name(),
      unit: null,
      quantityPromised: 20,
      recipientId: ours,
      commitmentId: commitment,
      note: text(),
    });
    // oxlint-disable-next-line no-await-in-loop
    await makeCourse(manager, training, {
      title: name(),
      place: name(),
      seats: 20,
      nominated: 12,
      attended: 10,
      completed: 9,
      ...(on !== null && { startsOn: on }),
    });
  }
  await makeMeeting(manager, {
    partner: "QA",
    title: "To come",
    life: "planned",
    heldOn: "2999-01-01",
  });
});

/** Every row of every table that a file could change, and how long the trail is. */
const picture = () =>
  asOwner(async (client) => {
    const tables =
      "agreement agreement_action agreement_topic meeting participant meeting_topic commitment commitment_topic commitment_agency training training_topic training_recipient course delivery source agency agency_topic agency_alias person";
    const union = tables
      .split(" ")
      .map(
        (table) =>
          `select '${table}' as name, md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`,
      )
      .join(" union all ");
    const { rows } = await client.query<{ name: string; sum: string }>(
      `${union} union all select 'trail', max(seq)::text from audit_event where table_name not like 'import%'
        and table_name not in ('export_log', 'export_end')`,
    );
    return rows;
  });

describe.each(RETURNING_NAMES)("the export of %s", (register) => {
  test.each(["csv", "xlsx"] as const)("comes back as %s without a change", async (format) => {
    const file = await exportedFile(manager, register, format);
    const before = await picture();
    const id = await imported(manager, file, profileOf(register));
    const { counts, issues, state } = await batchOf(manager, id);
    expect(issues).toEqual([]);
    expect(counts).toMatchObject({ created: 0, updated: 0, refused: 0, notes: 0 });
    expect(counts.unchanged).toBeGreaterThanOrEqual(2);
    expect(state).toBe("done");
    expect(await picture()).toEqual(before);
  });
});

type Table = { head: string[]; rows: Record<string, string>[] };

/** The rows of an exported CSV by their machine names, to be edited as in a spreadsheet. */
async function rowsOf(register: Returning): Promise<Table> {
  const { openTable } = await import("#features/imports/reading/table.ts");
  const file = await exportedFile(manager, register, "csv");
  const table = await openTable(new Uint8Array(await file.arrayBuffer()), null);
  const rows: Table["rows"] = [];
  for await (const batch of table.rows()) {
    for (const { cells } of batch) {
      rows.push(Object.fromEntries(table.head.map((head, index) => [head, cells[index] ?? ""])));
    }
  }
  return { head: table.head, rows };
}

const asFile = ({ head, rows }: Table) =>
  csvFile(
    [
      head.join(","),
      ...rows.map((row) =>
        head.map((one) => `"${inertText(row[one] ?? "").replaceAll('"', '""')}"`).join(","),
      ),
    ].join("\r\n"),
    "edited.csv",
  );

/** A cell to change, and how the record then says so. */
const EDITS: Record<Returning, { cell: string; to: string; where: string; is: unknown }> = {
  agreements: { cell: "title", to: "=New title", where: "agreement", is: "=New title" },
  mous: { cell: "title", to: "Another title", where: "agreement", is: "Another title" },
  meetings: { cell: "place", to: "Doha; upstairs", where: "meeting", is: "Doha; upstairs" },
  commitments: { cell: "due_words", to: "by the spring", where: "commitment", is: "by the spring" },
  trainings: { cell: "mode", to: "online", where: "training", is: "online" },
  courses: { cell: "completed", to: "8", where: "course", is: 8 },
  deliveries: { cell: "quantity_delivered", to: "7", where: "delivery", is: 7 },
  sources: { cell: "publisher", to: "A gazette", where: "source", is: "A gazette" },
  agencies: { cell: "notes", to: "Moved house", where: "agency", is: "Moved house" },
  people: { cell: "name_ur", to: "نیا نام", where: "person", is: "نیا نام" },
};

describe.each(RETURNING_NAMES)("an edited cell of %s", (register) => {
  const { cell, to, where, is } = EDITS[register];
  const key = ["courses", "agencies", "people"].includes(register) ? "id" : "ref";

  test("changes its record alone, by the form's rules, and is taken back", async () => {
    const table = await rowsOf(register);
    const row = table.rows.at(-1) ?? {};
    const named = row[key] ?? "";
    row[cell] = to;
    const record = async () => {
      const { rows } = await asOwner((client) =>
        client.query<{ cell: unknown; version: number }>(
          `select ${cell} as cell, version from ${where} where ${key}::text = $1`,
          [named],
        ),
      );
      return rows[0];
    };
    // Two registers may have shown the same record.
    const { version = 0 } = (await record()) ?? {};
    const before = await picture();
    const id = await imported(manager, asFile(table), profileOf(register));
    const { counts, issues } = await batchOf(manager, id);
    expect(issues.filter(({ isNote }) => isNote !== true)).toEqual([]);
    expect(counts).toMatchObject({
      created: 0,
      updated: 1,
      refused: 0,
      unchanged: table.rows.length - 1,
    });
    expect(await record()).toEqual({ cell: is, version: version + 1 });
    expect(await picture()).not.toEqual(before);
    await undone(manager, id);
    expect((await picture()).filter((one) => one.name !== "trail" && one.name !== where)).toEqual(
      before.filter((one) => one.name !== "trail" && one.name !== where),
    );
  });

  test("that its form would refuse is refused, and nothing else comes in either", async () => {
    const table = await rowsOf(register);
    const [first] = table.rows;
    if (first === undefined) throw new Error("no rows");
    first[register === "courses" ? "completed" : register === "meetings" ? "type" : "marking"] =
      "no such thing";
    const before = await picture();
    const id = await imported(manager, asFile(table), profileOf(register));
    expect(await batchOf(manager, id)).toMatchObject({ state: "failed", counts: { refused: 1 } });
    expect(await picture()).toEqual(before);
  });
});

test("names are found again by any of their names, and one that two have is refused", async () => {
  const table = await rowsOf("commitments");
  const [first, second] = table.rows;
  if (first === undefined || second === undefined) throw new Error("no rows");
  await makeAgency(manager, { country: "QA", name: "Twice named" });
  await makeAgency(manager, { country: "PK", name: "Twice named" });
  const police = await makeAgency(manager, { country: "QA", name: "Harbour police" });
  await makeAlias(manager, police, "Port police");
  first["lead_agency"] = "port POLICE";
  second["lead_agency"] = "Twice named";
  const id = await imported(manager, asFile(table), profileOf("commitments"), true);
  expect((await batchOf(manager, id)).counts).toMatchObject({
    updated: 1,
    reasons: { "imports.problem.agencyTwice": 1 },
  });
  const changed = await withViewer(manager, (tx) =>
    tx.commitment.findFirst({ where: { leadAgencyId: police } }),
  );
  expect(changed?.ref).toBe(first["ref"]);
});

describe("a row that is not on record", () => {
  const newRow: Partial<Record<Returning, Record<string, string>>> = {
    commitments: {
      title: "A new promise",
      text: "They will.",
      kind: "training",
      obligor: "partner",
      beneficiary: "home",
      strength: "will",
    },
    trainings: { title: "A new programme", provider_side: "partner", mode: "online" },
    deliveries: { item: "Patrol boats", giver_side: "partner", quantity_promised: "2" },
    agencies: { name: "A body quite unlike others", kind: "police", country: "QA" },
    people: { name: "A person unlike others", country: "QA" },
  };

  test.each(Object.keys(newRow) as Returning[])(
    "of %s is recorded by the form, and once",
    async (register) => {
      const { head } = await rowsOf(register);
      const row = { partner: "QA", marking: "official", ...newRow[register] };
      const file = () => asFile({ head, rows: [row] });
      const first = await imported(manager, file(), profileOf(register));
      expect((await batchOf(manager, first)).counts).toMatchObject({ created: 1, refused: 0 });
      const again = await imported(manager, file(), profileOf(register));
      expect((await batchOf(manager, again)).counts).toMatchObject({ unchanged: 1, refused: 0 });
      await undone(manager, first);
    },
  );

  test("of another partner's promise is told, and keeps nobody else's row out", async () => {
    const foreign = await makeCommitment(manager, { partner: "GB" });
    const ref = await withViewer(manager, (tx) =>
      tx.commitment.findUniqueOrThrow({ where: { id: foreign }, select: { ref: true } }),
    );
    const { head } = await rowsOf("deliveries");
    const row = { partner: "QA", item: "Radars", giver_side: "partner", marking: "official" };
    const rows = [
      { ...row, commitment_ref: ref.ref },
      { ...row, item: "Masts" },
    ];
    const id = await imported(manager, asFile({ head, rows }), profileOf("deliveries"), true);
    expect((await batchOf(manager, id)).counts).toMatchObject({
      created: 1,
      reasons: { "deliveries.error.otherPartner": 1 },
    });
    await undone(manager, id);
  });

  test("of commitments is counted and found as if a form had recorded it", async () => {
    const { head } = await rowsOf("commitments");
    const row = { ...newRow.commitments, partner: "QA", marking: "official", topics: "Moons" };
    const titles = ["A promise of lighthouses", "A promise of buoys"];
    const rows = titles.map((title) => ({ ...row, title }));
    const standing = () =>
      asOwner(async (client) => {
        const { rows: kept } = await client.query<Record<string, unknown>>(
          `select c.title, n.status, n.is_open, cardinality(n.topic_ids) as topics, d.title as found
           from commitment c join app.commitment_now n on n.commitment_id = c.id
           left join search_doc d on d.kind = 'commitment' and d.record_id = c.id::text
           where c.title = any ($1) order by c.title desc`,
          [titles],
        );
        const { rows: counted } = await client.query<{ n: number }>(
          `select coalesce(sum(n), 0)::int as n from app.tallies where what = 'status' and partner = 'QA'`,
        );
        return { kept, count: counted[0]?.n ?? 0 };
      });
    const before = await standing();
    const id = await imported(manager, asFile({ head, rows }), profileOf("commitments"));
    const after = await standing();
    expect(after.kept).toEqual(
      titles.map((title) => ({
        title,
        status: "no_evidence",
        is_open: true,
        topics: 1,
        found: title,
      })),
    );
    expect(after.count).toBe(before.count + 2);
    await undone(manager, id);
    expect(await standing()).toEqual(before);
  });

  test("of sources has no text, and is refused as its form would", async () => {
    const { head } = await rowsOf("sources");
    const row = { partner: "QA", title: "Untold", kind: "note", language: "en" };
    const id = await checkedFile(manager, asFile({ head, rows: [row] }), profileOf("sources"));
    expect((await batchOf(manager, id)).counts).toMatchObject({ created: 0, refused: 1 });
  });

  test("under a reference that is not here is refused", async () => {
    const { head } = await rowsOf("commitments");
    const row = { ...newRow.commitments, ref: "COM-QA-1999-0001", partner: "QA" };
    const id = await checkedFile(manager, asFile({ head, rows: [row] }), profileOf("commitments"));
    expect((await batchOf(manager, id)).counts.reasons).toEqual({
      "imports.problem.unknownReference": 1,
    });
  });
});

test("who may not change a record by hand changes it by no file either", async () => {
  const table = await rowsOf("commitments");
  const row = table.rows.find(({ marking }) => marking === "official") ?? {};
  row["due_words"] = "when it suits";
  const reader: Actor = analyst;
  const id = await checkedFile(reader, asFile({ ...table, rows: [row] }), profileOf("commitments"));
  expect(await batchOf(reader, id)).toMatchObject({ state: "checked" });
  expect((await batchOf(reader, id)).counts.reasons).toEqual({
    "imports.problem.changedByHand": 1,
  });
});
