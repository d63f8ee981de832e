import type { Actor } from "#domain/actor.ts";
import { ADDRESSES, type Address, mayOpen } from "#domain/permissions.ts";
import { median, type Sides } from "./asking.ts";
import { USER_ID } from "./rows.ts";
import type { Asked } from "./tables.ts";

/*
 * Every page that the manager of the benchmark may open, without a bare side beside it: so that one that grows with the
 * register, or fails on a large one, is seen. What stands in no list of questions is measured here.
 */

const WARM = 2;
const TIMES = 3;

const record = (kind: number, number = 7) =>
  `${kind.toString(16).padStart(8, "0")}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** Records that every size has, by the address of their list. */
const RECORDS: Readonly<Record<string, string>> = {
  "/meetings": record(16),
  "/commitments": record(22),
  "/agreements": record(19),
  "/trainings": record(27),
  "/sources": record(18),
  "/agencies": record(4, 325),
  "/people": record(5, 325),
  "/handover": record(6, 325),
  "/routes": record(3, 1),
  "/partners": "GB",
  "/topics": "topic-1",
  "/print": "commitments",
};

/** The same addresses asked for something else. */
const ALSO = [
  "/calendar?view=agenda",
  "/calendar?mine=yes",
  "/calendar?partner=GB",
  "/overdue?view=restated",
  "/overdue?view=rounds",
  "/overdue?owed=ours&partner=GB",
  "/reviews?kind=minutes",
  "/mous?view=table",
  "/partners/compare?a=GB&b=US",
  "/meetings?q=fingerprint",
  "/agreements?owed=overdue",
  "/agreements?within=90",
  "/sources?partner=GB",
  "/trainings?partner=GB",
  "/print/agreements",
  "/print/meetings",
  "/print/sources?partner=GB",
  "/print/commitments?partner=GB",
];

/** Nothing that a benchmark has, or no page of one's own: programs, files, forms that lead elsewhere, what is in work. */
const LEFT_OUT =
  /^\/(api|feeds|answers|attachments|export|briefs|imports\/\[|intake\/\[|deliveries\/\[|sign-in|welcome|health|desks\/\[|mous\/move|pick|search)|\[number\]|\[file\]|texts\/compare|meetings\/\[id\]\/edit|agreements\/\[id\]\/concur/;

const MANAGER: Actor = {
  kind: "user",
  id: USER_ID,
  role: "manager",
  clearance: "secret",
  partners: null,
};

function paths(): string[] {
  const pages = (Object.keys(ADDRESSES) as Address[])
    .filter((address) => mayOpen(MANAGER, address) && !LEFT_OUT.test(address))
    .map((address) =>
      address.replace(/\[\w+\]/, RECORDS[address.slice(0, address.indexOf("/["))] ?? "none"),
    );
  return [...pages, ...ALSO];
}

/** What each page takes to read at each size, once it is warm; null where it fails. */
export async function askEvery(sides: readonly Sides[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const path of paths()) {
    const sizes: (number | null)[] = [];
    for (const side of sides) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time is what is measured
      sizes.push(await readingOf(side, path));
    }
    asked.push({ path, sizes });
  }
  return asked;
}

async function readingOf(side: Sides, path: string): Promise<number | null> {
  const question = { name: path, path, kind: "page", aim: {}, sql: "" } as const;
  const taken: number[] = [];
  for (let time = -WARM; time < TIMES; time += 1) {
    side.readTimes();
    try {
      // oxlint-disable-next-line no-await-in-loop -- one at a time is what is measured
      const { ms } = await side.accord(question);
      // A page that reads nothing of its own is measured from outside.
      if (time >= 0) taken.push([...side.readTimes().values()][0] ?? ms);
    } catch {
      return null;
    }
  }
  return median(taken);
}
