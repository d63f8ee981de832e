import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayOrNull, todayIn } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { countCommitments } from "#features/commitments/queries.ts";
import { reciprocity, statusOn, STATUSES } from "#features/commitments/rules.ts";
import {
  type CommitmentFilter,
  commitmentFilter,
  filterOf,
  NO_TOPIC,
} from "#features/commitments/schema.ts";
import { linksFrom } from "#features/dashboards/components/dashboard-links.ts";
import { readCommitmentFigures } from "#features/dashboards/queries.ts";
import {
  BALANCED_STATUSES,
  HEADS,
  monthsUntil,
  narrowed,
  owedBy,
  STANDINGS,
  standingFilter,
} from "#features/dashboards/rules.ts";
import { type CommitmentFigures, countOf, type Matrix, sumOf } from "#features/dashboards/views.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { dueOn, makeCommitment, report } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const confined = await makeUser("analyst", { clearance: "official", partners: ["GB"] });
const today = todayIn("Asia/Karachi", new Date());
const inDays = (days: number) => addDays(today, days);
const read = <T>(work: (tx: Tx) => Promise<T>, viewer = officer) => withViewer(viewer, work);

/** Sixty promises that differ in everything that is counted, in a fixed pattern. */
beforeAll(async () => {
  const root = await makeTopic(administrator, "Cybercrime");
  const topics = [
    [],
    [root],
    [await makeTopic(administrator, "Call centres", root), root],
    [await makeTopic(administrator, "Forensics")],
  ];
  const sources = {
    GB: await makeSource(officer),
    US: await makeSource(officer, { partner: "US" }),
  };
  for (let n = 0; n < 60; n += 1) {
    const partner = n % 3 === 0 ? "US" : "GB";
    const id = await makeCommitment(officer, {
      partner,
      marking: n % 11 === 0 ? "secret" : "official",
      obligor: OBLIGORS[n % OBLIGORS.length],
      strength: n % 7 === 0 ? "discussed" : "agreed",
      topicIds: topics[n % topics.length],
      madeOn: inDays(-400 + n * 6),
      madePrecision: n % 5 === 0 ? "month" : "day",
      ...(n % 4 !== 0 && dueOn(inDays(n * 3 - 40))),
    });
    const status = STATUSES[n % 9];
    if (status === undefined) continue;
    const evidence = { sourceId: sources[partner], note: "So it is." };
    await report(officer, id, { status, effectiveOn: inDays(-(n % 40) - 1), ...evidence });
  }
}, 60_000);

const FILTERS: [string, Partial<CommitmentFilter>][] = [
  ["everything", {}],
  ["one partner", { partner: ["GB"] as never }],
  ["a topic with those below it", { topic: ["cybercrime"] }],
  ["two topics, one within the other", { topic: ["cybercrime", "call-centres", NO_TOPIC] }],
  ["what is overdue already", { due: ["overdue"] }],
  ["our side, with talking points", { obligor: ["home", "both"], talking: "true" }],
  ["a month", { madeIn: inDays(-200).slice(0, 7) }],
  ["another day", { asOf: inDays(-20) }],
  ["what was known yesterday", { knownOn: inDays(-1) }],
  ["some statuses", { status: ["limited", "complete"], freshness: ["fresh"] }],
];

describe.each(FILTERS)("with %s shown", (_name, over) => {
  const filter = filterOf(over);
  const to = linksFrom(filter);

  test("every number is the length of the list that it leads to", async () => {
    const figures = await read((tx) => readCommitmentFigures(tx, filter, today));
    let compared = 0;
    await read(async (tx) => {
      for (const { of, number, href } of numbersOf(figures, to)) {
        const listed = await countCommitments(tx, filterIn(href), today);
        expect([of, listed]).toEqual([of, number]);
        compared += 1;
      }
    });
    expect(compared).toBeGreaterThan(40);
  });

  test("no list is longer than the figures know", async () => {
    const figures = await read((tx) => readCommitmentFigures(tx, filter, today));
    const all = OBLIGORS.reduce((sum, obligor) => sum + figures.standing[obligor].all, 0);
    expect(all).toBe(await read((tx) => countCommitments(tx, filter, today)));
    const partners = [...figures.byPartner.keys()];
    expect(partners.reduce((sum, key) => sum + sumOf(figures.byPartner, key), 0)).toBe(all);
  });
});

test("the balance of both sides is what the rule says", async () => {
  const figures = await read((tx) => readCommitmentFigures(tx, filterOf(), today));
  const rows = await read((tx) => tx.commitment.findMany({ include: { updates: true } }));
  const { owedByHome, owedByPartner, owedByBoth, total } = reciprocity(
    rows.map(({ updates, ...row }) => ({
      ...row,
      due: fuzzyOf(dayOrNull(row.dueOn), row.duePrecision),
      status: statusOn(
        updates.map(({ effectiveOn, ...update }) => ({
          ...update,
          effectiveOn: effectiveOn.toISOString().slice(0, 10) as typeof today,
          hasEvidence: true,
        })),
        today,
      ),
    })),
    today,
  );
  const balance = (obligors: readonly string[]) => {
    const sum = (standing: string) =>
      [...figures.balanceByPartner.keys()].reduce(
        (all, partner) =>
          all +
          obligors.reduce(
            (some, one) => some + countOf(figures.balanceByPartner, partner, `${one} ${standing}`),
            0,
          ),
        0,
      );
    return { open: sum("open") + sum("late"), kept: sum("kept"), late: sum("late") };
  };
  expect(balance(["home", "both"])).toEqual(owedByHome);
  expect(balance(["partner", "both"])).toEqual(owedByPartner);
  expect(balance(["both"])).toEqual(owedByBoth);
  expect(balance(OBLIGORS)).toEqual(total);
});

test("a confined reader's figures count nothing that is hidden", async () => {
  const figures = await read((tx) => readCommitmentFigures(tx, filterOf(), today), confined);
  expect([...figures.byPartner.keys()]).toEqual(["GB"]);
  const visible = await read((tx) => countCommitments(tx, {}, today), confined);
  expect(sumOf(figures.byPartner, "GB")).toBe(visible);
  expect(visible).toBeLessThan(
    await read((tx) => countCommitments(tx, { partner: ["GB"] as never }, today)),
  );
});

describe("narrowed", () => {
  test("keeps what both filters allow, and is nothing when that is nothing", () => {
    const filter = filterOf({ status: ["limited", "complete"], madeIn: "2026-01" });
    expect(narrowed(filter, { status: ["complete", "dropped"] })?.status).toEqual(["complete"]);
    expect(narrowed(filter, { status: ["dropped"] })).toBeNull();
    expect(narrowed(filter, { madeIn: "2026-02" })).toBeNull();
    expect(narrowed(filter, { keptIn: "2026-02" })).toMatchObject({ keptIn: "2026-02" });
  });
});

const partner = (key: string) => ({ partner: [key] as never });
const topic = (key: string) => ({ topic: [key] });

type Figure = { of: string; number: number; href: string };

/** Each number of the dashboard, with the link that its screen gives it. */
function numbersOf(figures: CommitmentFigures, to: ReturnType<typeof linksFrom>): Figure[] {
  const statuses = (matrix: Matrix, of: (key: string) => Partial<CommitmentFilter>) =>
    [...matrix.keys()].flatMap((key) => [
      { of: key, number: sumOf(matrix, key), href: to(of(key)) },
      ...STATUSES.map((status) => ({
        of: `${key} ${status}`,
        number: countOf(matrix, key, status),
        href: to({ ...of(key), status: [status] }),
      })),
    ]);
  const cross = [...figures.topicByPartner].flatMap(([slug, cells]) =>
    [...cells].map(([code, number]) => ({
      of: `${slug} ${code}`,
      number,
      href: to({ ...topic(slug), ...partner(code) }),
    })),
  );
  const trend = (["made", "kept", "late"] as const).flatMap((event) =>
    monthsUntil(today, 12).map((month) => ({
      of: `${event} ${month}`,
      number: countOf(figures.trend, event, month),
      href: to({ [`${event}In`]: month }),
    })),
  );
  const late = (["home", "partner"] as const).map((side) => ({
    of: `late ${side}`,
    number: owedBy(side).reduce((sum, one) => sum + figures.standing[one].late, 0),
    href: to({ due: ["overdue"], obligor: owedBy(side) }),
  }));
  const standing = (kind: "late" | "soon" | "stale") =>
    OBLIGORS.reduce((sum, obligor) => sum + figures.standing[obligor][kind], 0);
  const heads = [
    { of: "overdue", number: standing("late"), href: to(HEADS.overdue) },
    { of: "soon", number: standing("soon"), href: to(HEADS.soon) },
    { of: "stale", number: standing("stale"), href: to(HEADS.stale) },
  ];
  return [
    ...statuses(figures.byPartner, partner),
    ...statuses(figures.byTopic, topic),
    ...cross,
    ...trend,
    ...late,
    ...heads,
    ...balances(figures.balanceByPartner, partner, to),
    ...balances(figures.balanceByTopic, topic, to),
  ];
}

function balances(
  matrix: Matrix,
  of: (key: string) => Partial<CommitmentFilter>,
  to: ReturnType<typeof linksFrom>,
): Figure[] {
  return [...matrix.keys()].flatMap((key) =>
    (["home", "partner", "both"] as const).flatMap((side) => {
      const count = (standing: string) =>
        owedBy(side).reduce((sum, one) => sum + countOf(matrix, key, `${one} ${standing}`), 0);
      const all = { late: count("late"), open: count("open") + count("late"), kept: count("kept") };
      return [
        {
          of: `${key} ${side}`,
          number: all.open + all.kept,
          href: to({ ...of(key), status: [...BALANCED_STATUSES], obligor: owedBy(side) }),
        },
        ...STANDINGS.map((standing) => ({
          of: `${key} ${side} ${standing}`,
          number: all[standing],
          href: to({ ...of(key), ...standingFilter(standing), obligor: owedBy(side) }),
        })),
      ];
    }),
  );
}

/** The filter that the list reads out of an address. */
function filterIn(href: string): CommitmentFilter {
  const { searchParams } = new URL(href, "http://accord");
  const names = new Set(searchParams.keys());
  return commitmentFilter.parse(
    Object.fromEntries([...names].map((name) => [name, searchParams.getAll(name)])),
  );
}
