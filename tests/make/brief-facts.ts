import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import type {
  ChangeFact,
  Facts,
  Head,
  MeetingFact,
  MouFact,
  PersonFact,
  PromiseFact,
  TrainingFact,
  Words,
} from "#features/briefs/views.ts";

/** Facts of a made-up register: `count` of everything, with titles as long as `title` makes them. */
type Making = { count: number; title: (place: number) => string; markings?: readonly Marking[] };

const day = (text: string) => text as CalendarDate;
const two = (value: number) => String(value).padStart(2, "0");

export function makeFacts({ count, title, markings = ["official"] }: Making): Facts {
  const recorded = (kind: string, place: number) => ({
    id: `${kind}-${place}`,
    ref: `${kind}-GB-2026-${String(place).padStart(4, "0")}`,
    title: title(place),
    marking: markings[place % markings.length] ?? "official",
    releasableTo: [] as string[],
  });
  const agency = { name: "Agency of the test", nameUr: null, acronym: "AT" };
  const promise = (
    owedBy: PromiseFact["owedBy"],
    place: number,
    over: Partial<PromiseFact> = {},
  ): PromiseFact => ({
    ...recorded("COM", place),
    owedBy,
    isPromise: true,
    strength: "agreed",
    status: "limited",
    due: day(`2026-${two((place % 9) + 1)}-15`),
    precision: "day",
    dueLastDay: day(`2026-${two((place % 9) + 1)}-15`),
    isOverdue: false,
    isDueSoon: false,
    daysOverdue: null,
    freshness: "stale",
    lastEvidenceOn: day("2025-11-07"),
    agency,
    timesSaid: place % 3,
    last: {
      on: day("2026-10-13"),
      status: "limited",
      note: `The last word on it, ${title(place)}`,
      nextStep: "Ask again after the meeting",
    },
    quote: {
      text: `The sides agreed that this will be done: ${title(place)}`,
      citationId: `cit-${place}`,
      sourceId: `src-${place}`,
      sourceRef: `SRC-GB-2026-${String(place).padStart(4, "0")}`,
      publisher: "A newspaper of the test",
      marking: markings[(place + 1) % markings.length] ?? "official",
      releasableTo: [],
    },
    ...over,
  });
  const places = Array.from({ length: Math.min(count, 40) }, (_, place) => place);
  const headOf = <Row>(make: (place: number) => Row): Head<Row> => ({
    rows: places.map(make),
    total: count,
    highest: markings.at(-1) ?? "official",
  });
  const sides = ["home", "partner", "both"] as const;
  const meeting = (place: number): MeetingFact => ({
    ...recorded("MTG", place),
    on: day("2026-12-16"),
    precision: "day",
    type: "dialogue_round",
    place: "Islamabad",
    heads: [
      { name: "Head of the delegation", title: `Secretary, ${title(place)}`, side: "home" },
      { name: "Head of theirs", title: `Permanent Secretary, ${title(place)}`, side: "partner" },
    ],
    agenda: places.slice(0, 8).map((item) => `Item ${item}: ${title(item)}`),
    nextRoundWords: "soon, in the course of the coming year",
  });
  return {
    partner: { code: "GB", name: "United Kingdom", nameUr: "برطانیہ" },
    home: { code: "PK", name: "Pakistan", nameUr: "پاکستان" },
    meeting: count === 0 ? null : meeting(0),
    lastMet: count === 0 ? null : meeting(1),
    overdue: headOf((place) =>
      promise(sides[place % 3] ?? "both", place, { isOverdue: true, daysOverdue: 400 - place }),
    ),
    theirs: headOf((place) => promise("partner", place, { isDueSoon: place % 2 === 0 })),
    ours: headOf((place) => promise("home", place, { isDueSoon: place % 2 === 0 })),
    joint: headOf((place) => promise("both", place)),
    asks: headOf((place) => promise("home", place, { isPromise: false, strength: "proposed" })),
    changes: headOf((place): ChangeFact => ({
      ...recorded("COM", place),
      kind: "status",
      record: "commitment",
      on: day("2026-11-12"),
      from: "limited",
      to: place % 2 === 0 ? "complete" : "substantial",
    })),
    mous: headOf((place): MouFact => ({
      ...recorded("AGR", place),
      stage: "law_vetting",
      enteredOn: day("2026-08-18"),
      days: 96,
      targetDays: 21,
      isOverTarget: true,
      waitingOn: place % 2 === 0 ? "us" : "them",
      waitingAgency: agency,
      missing: [{ desk: "Law and Justice Division", askedOn: day("2026-08-18"), days: 96 }],
    })),
    trainings: headOf((place): TrainingFact => ({
      ...recorded("TRN", place),
      provider: agency,
      course: `Course: ${title(place)}`,
      startsOn: day("2027-01-01"),
      precision: "month",
      isAhead: true,
      attended: null,
      completed: null,
      seats: 24,
    })),
    people: headOf((place): PersonFact => ({
      ...recorded("person", place),
      name: `A person with a name of some length, number ${place}`,
      nameUr: null,
      tenures: [
        {
          title: `Director General, ${title(place)}`,
          titleUr: null,
          agency: "AT",
          term: {
            isActing: false,
            fromOn: day("2024-01-01"),
            fromPrecision: "year",
            untilOn: null,
            untilPrecision: "unknown",
          },
          others: [],
        },
      ],
      printed: `Director General of ${title(place)}`,
      printedOn: day("2025-11-13"),
      meetingId: `MTG-${place}`,
      meetingRef: `MTG-GB-2025-${String(place).padStart(4, "0")}`,
      isExpected: false,
    })),
    disputes: headOf((place) => ({
      ...recorded("MTG", place),
      record: "meeting" as const,
      field: "title",
      values: [
        { value: title(place), publisher: "A newspaper of the test", isChosen: true },
        { value: `Not ${title(place)}`, publisher: "Another newspaper", isChosen: false },
      ],
    })),
    figures: headOf((place) => ({
      marking: "official" as const,
      releasableTo: [],
      sourceId: `src-${place}`,
      sourceRef: `SRC-GB-2026-${String(place).padStart(4, "0")}`,
      quantity: `decline in attempts, ${title(place)}`,
      value: "47",
      unit: "percent",
      saidBy: "A ministry of the test",
    })),
    isWithheld: false,
  };
}

/** Sentences that show their key and what goes into them, where the wording itself is not what is tested. */
export const plainWords: Words = {
  locale: "en",
  say: (key, params = {}) => [key, ...Object.values(params)].join(" "),
  day: (text) => text,
  date: (date) => date?.on ?? "no date",
  field: (name) => name,
};
