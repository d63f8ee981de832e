import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { draftFrom } from "../draft.ts";
import type { Register } from "../register.ts";
import { compare } from "./compare.ts";
import { NOTE_KINDS } from "./comparison.ts";
import { type Known, type KnownCommitment, NOTHING_KNOWN } from "./known.ts";
import { wordsOfKnown } from "./restatements.ts";
import { rarityOf, stemsOf } from "./words.ts";

const day = (text: string): FuzzyDate => ({ on: text as CalendarDate, precision: "day" });
const register: Register = {
  countries: [
    { code: "KE", names: ["Kenya"] },
    { code: "CL", names: ["Chile"] },
  ],
  agencies: [
    { id: "guard", country: "CL", names: ["Harbour Guard Service", "HGS"] },
    { id: "customs", country: "FR", names: ["Bureau of Harbours"] },
  ],
  people: [{ id: "soto", country: "CL", name: "Luisa Soto" }],
  topics: [{ id: "maritime", words: ["piracy", "coast*"] }],
};

const TEXT =
  "On 8 March 2024 the ministers of Kenya and Chile met in Nairobi. Chile will train 60 officers in fighting piracy by the end of the year. They agreed to fast-track five pending Memoranda of Understanding. Arrests had risen by 40 percent.";

const commitment = (over: Partial<KnownCommitment>): KnownCommitment => ({
  id: "earlier",
  ref: "COM-CL-2020-0001",
  title: "Training against piracy",
  text: "Chile will train 40 officers in fighting piracy.",
  quote: null,
  obligor: "partner",
  strength: "discussed",
  made: day("2020-01-01"),
  due: null,
  status: "limited",
  agencyIds: [],
  sourceIds: [],
  topicIds: ["maritime"],
  ...over,
});

/** A register that holds these commitments, and what else is said. */
const knowing = (commitments: readonly KnownCommitment[], over: Partial<Known> = {}): Known => ({
  ...NOTHING_KNOWN,
  commitments,
  rarity: rarityOf(commitments.map((one) => stemsOf(wordsOfKnown(one)))),
  ...over,
});

function compared(known: Known, text = TEXT) {
  const publishedOn = "2024-03-10" as CalendarDate;
  const today = "2024-04-01" as CalendarDate;
  const drafts = draftFrom(text, register, { home: "KE", partner: "CL", publishedOn });
  return compare(drafts, known, { text, home: "KE", partner: "CL", publishedOn, today, register });
}

const kindsOf = (known: Known, text = TEXT) => compared(known, text).notes.map(({ kind }) => kind);
const source = { id: "s", ref: "SRC-CL-2024-0001", title: "Report", published: day("2024-01-05") };

describe("restatements", () => {
  it("ranks earlier promises, and says how the wording has changed", () => {
    const [restated] = compared(
      knowing([commitment({}), commitment({ id: "other", text: "Visas", title: "Visas" })]),
    ).commitments.flat();
    expect(restated).toMatchObject({
      id: "earlier",
      drift: "hardened",
      isOnFile: false,
      daysOpen: 1552,
      changes: [
        { what: "due", change: "added" },
        { what: "quantity", change: "more", from: 40, to: 60 },
      ],
    });
    expect(restated?.later.some(({ text, isOwn }) => isOwn && text.includes("60"))).toBe(true);
  });

  it("flags the promise of this very meeting, and no other of that day", () => {
    const made = day("2024-03-08");
    const same = commitment({ made, text: "Chile will train 60 officers in fighting piracy." });
    const { commitments, notes } = compared(knowing([same]));
    expect(commitments.flat()).toMatchObject([{ isOnFile: true }]);
    expect(notes.map(({ kind }) => kind)).toContain("commitmentOnFile");
    const unlike = commitment({
      made,
      title: "Patrol boats",
      text: "Chile gives boats for piracy.",
    });
    expect(compared(knowing([unlike])).commitments.flat()).toEqual([]);
  });

  it("flags what rests on this very text, whatever its day", () => {
    const text = "Chile will train 60 officers in fighting piracy.";
    const same = commitment({ made: null, text, sourceIds: ["s"] });
    const sources = [{ ...source, isSameText: true, text: TEXT, meetingIds: [] }];
    expect(compared(knowing([same], { sources })).commitments.flat()).toMatchObject([
      { isOnFile: true },
    ]);
    expect(compared(knowing([same])).commitments.flat()).toMatchObject([{ isOnFile: false }]);
  });

  it("knows no restatement of what is promised later", () => {
    const later = commitment({ made: day("2024-03-20") });
    expect(compared(knowing([later])).commitments.flat()).toEqual([]);
  });

  it("counts no days of what is closed, or of an unknown day", () => {
    for (const over of [{ status: "complete" as const }, { made: null }]) {
      const [restated] = compared(knowing([commitment(over)])).commitments.flat();
      expect(restated?.daysOpen).toBeNull();
    }
  });
});

const mou = (id: string, isPlaceholder: boolean) => ({
  id,
  ref: `AGR-CL-2023-000${id}`,
  title: "MoU",
  instrument: "mou" as const,
  isPlaceholder,
  isSigned: false,
  signedOn: null,
  isPendingMou: true,
});

describe("counts", () => {
  it("says how many the register can name, and which source counted otherwise", () => {
    const agreements = [mou("1", false), mou("2", true), mou("3", true)];
    const counts = [{ source, quote: "four pending MoUs", count: 4 }];
    const { notes } = compared(knowing([], { agreements, counts }));
    expect(notes.find(({ kind }) => kind === "countIdentified")?.params).toEqual({
      count: 5,
      identified: 1,
      placeholders: 2,
    });
    expect(notes.find(({ kind }) => kind === "countDiffers")?.params).toEqual({
      count: 5,
      earlier: 4,
      ref: source.ref,
      earlierOn: "2024-01-05",
    });
  });

  it("does not set a text against itself, or against one that counts the same", () => {
    const counts = [{ source, quote: "", count: 4 }];
    const self = { ...source, isSameText: true, text: "", meetingIds: [] };
    expect(kindsOf(knowing([], { counts, sources: [self] }))).not.toContain("countDiffers");
    const alike = [{ source, quote: "", count: 5 }];
    expect(kindsOf(knowing([], { counts: alike }))).not.toContain("countDiffers");
  });
});

const tenure = (over: object) => ({
  personId: "soto",
  person: "Luisa Soto",
  postId: "post",
  post: "Director General",
  isHead: true,
  agencyId: "guard",
  agency: "Harbour Guard Service",
  from: day("2023-01-01"),
  until: null,
  isActing: false,
  ...over,
});

const said = (title: string, name: string) =>
  `On 8 March 2024 ${title} ${name} met the Minister of Interior of Kenya, Amina Odhiambo, in Nairobi.`;

const trainedBy = (name: string) => `Chile's ${name} will train officers of the two sides.`;

describe("officials", () => {
  it("notes a name with a slip", () => {
    expect(kindsOf(NOTHING_KNOWN, said("Ambassador of Chile", "Luiza Soto"))).toEqual([
      "nearPerson",
    ]);
  });

  it("notes a body's name with a slip, of those of the two sides alone", () => {
    expect(kindsOf(NOTHING_KNOWN, trainedBy("Harbor Guards Service"))).toEqual(["nearAgency"]);
    expect(kindsOf(NOTHING_KNOWN, trainedBy("Harbour Guard Service"))).toEqual([]);
    expect(kindsOf(NOTHING_KNOWN, trainedBy("Harbors Bureau"))).toEqual([]);
  });

  it("notes a person in another post than on file for that day", () => {
    const text = said("Ambassador of Chile", "Luisa Soto");
    expect(kindsOf(knowing([], { tenures: [tenure({})] }), text)).toEqual(["personOtherPost"]);
    const over = knowing([], { tenures: [tenure({ until: day("2023-12-31") })] });
    expect(kindsOf(over, text)).toEqual([]);
  });

  it("notes another head than on file for that day", () => {
    const text = said("Director General of the Harbour Guard Service", "Rosa Vidal");
    expect(kindsOf(knowing([], { tenures: [tenure({})] }), text)).toContain("headDiffers");
    const deputy = said("Deputy Director General of the Harbour Guard Service", "Rosa Vidal");
    expect(kindsOf(knowing([], { tenures: [tenure({})] }), deputy)).not.toContain("headDiffers");
  });
});

describe("figures", () => {
  const figure = { quantity: "Arrests that have risen", value: 30, unit: "percent", source };
  const other = { ...source, isSameText: false, text: "They met.", meetingIds: ["m"] };
  const meeting = {
    id: "m",
    ref: "MTG-CL-2024-0001",
    title: "Talks",
    type: "other" as const,
    life: "held" as const,
    held: day("2024-03-08"),
    until: null,
    place: "Nairobi",
    series: null,
    round: null,
  };

  it("notes what another source has otherwise", () => {
    expect(kindsOf(knowing([], { figures: [figure] }))).toContain("figureContradicts");
    const alike = { ...figure, value: 40 };
    expect(kindsOf(knowing([], { figures: [alike] }))).not.toContain("figureContradicts");
    const unlike = { ...figure, unit: "US$" };
    expect(kindsOf(knowing([], { figures: [unlike] }))).not.toContain("figureContradicts");
  });

  it("notes what no other source of the meeting has", () => {
    const type =
      draftFrom(TEXT, register, { home: "KE", partner: "CL", publishedOn: null }).meeting?.type ??
      "other";
    const meetings = [{ ...meeting, type }];
    const alone = kindsOf(knowing([], { meetings, sources: [other] }));
    expect(alone).toEqual(expect.arrayContaining(["meetingOnFile", "figureOnlyHere"]));
    const echoed = { ...other, text: "60 officers, 5 or five MoUs, 40 percent" };
    expect(kindsOf(knowing([], { meetings, sources: [echoed] }))).not.toContain("figureOnlyHere");
  });
});

it("is the same for the same drafts and register, has an entry for each draft, and points into the text", () => {
  const parts = constantFrom(
    "Chile will train 60 officers. ",
    "They agreed to sign the extradition treaty. ",
    "On Friday, 8 March 2024 the ministers met. ",
    "five pending MoUs ",
    "Director General of the HGS Rosa Vidal ",
    "joint patrols\n",
    "40 percent, ",
  );
  const known = knowing([commitment({}), commitment({ id: "b", ref: "COM-CL-2021-0001" })]);
  const publishedOn = "2024-03-10" as CalendarDate;
  assert(
    property(array(parts, { maxLength: 12 }), (some) => {
      const text = some.join("");
      const result = compared(known, text);
      expect(compared(known, text)).toEqual(result);
      const drafts = draftFrom(text, register, { home: "KE", partner: "CL", publishedOn });
      expect(result.commitments).toHaveLength(drafts.commitments.length);
      expect(result.talkingPoints).toHaveLength(drafts.talkingPoints.length);
      expect(result.instruments).toHaveLength(drafts.instruments.length);
      for (const { kind, passage } of result.notes) {
        expect(NOTE_KINDS).toContain(kind);
        if (passage === null) continue;
        expect(passage.start).toBeGreaterThanOrEqual(0);
        expect(passage.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 60 },
  );
});
