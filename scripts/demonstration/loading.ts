import type { Actor } from "#domain/actor.ts";
import {
  addDays,
  calendarDate,
  type CalendarDate,
  latest,
  todayIn,
} from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Command } from "#server/command.ts";
import { type Tx, withViewer } from "#server/db.ts";
import type { DemoDate, DemoDay, Key } from "../../prisma/demo/basics.ts";

export type Who = "officer" | "analyst" | "manager" | "administrator";

/** Named by every change of the load in the audit trail, by the last one under its own name. */
export const REQUEST = "demonstration";
export const LAST_REQUEST = "demonstration:complete";

export type Loading = {
  /** The id of a record that is loaded already. */
  idOf: (key: Key) => string;
  idOrNull: (key: Key | undefined) => string | null;
  day: (at: DemoDay) => CalendarDate;
  /** The two fields of a date: `heldOn` and `heldPrecision` for "held". */
  date: (name: string, date: DemoDate | null | undefined) => Record<string, string | null>;
  /** Runs a command once and for good; what it made is known by the key. */
  run: (who: Who, command: Command, key: Key, input: unknown, request?: string) => Promise<string>;
  /** Reads as one of them. */
  read: <T>(who: Who, work: (tx: Tx, actor: Actor & { kind: "user" }) => Promise<T>) => Promise<T>;
  today: CalendarDate;
};

type Options = {
  actors: Readonly<Record<Who, Actor>>;
  timeZone: string;
  /** The day that the history is counted from: that of the first load, also when it is taken up later. */
  loadedOn: CalendarDate;
};

export function startLoading({ actors, timeZone, loadedOn }: Options): Loading {
  const ids = new Map<Key, string>();

  const idOf = (key: Key): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`${key} is needed before it is loaded.`);
    return id;
  };
  const day = (at: DemoDay): CalendarDate =>
    typeof at === "string" ? calendarDate.parse(at) : addDays(loadedOn, at.fromToday);

  return {
    idOf,
    idOrNull: (key) => (key === undefined ? null : idOf(key)),
    day,
    date: (name, date) => ({
      [`${name}On`]: date ? day(date.on) : null,
      [`${name}Precision`]: date?.precision ?? "unknown",
    }),
    run: async (who, command, key, input, request = REQUEST) => {
      const now = new Date();
      const { id } = await command(
        {
          actor: actors[who],
          now,
          today: todayIn(timeZone, now),
          requestId: request,
          // The same key and input again, after an interruption, answer with what was made the first time.
          requestKey: `demonstration:${key}`,
        },
        input,
      );
      ids.set(key, id);
      return id;
    },
    read: (who, work) => {
      const actor = actors[who];
      if (actor.kind !== "user") throw new Error(`${who} is nobody.`);
      return withViewer(actor, (tx) => work(tx, actor));
    },
    today: loadedOn,
  };
}

/** Who records something: the desk officer up to their clearance, above it the manager. */
export const authorOf = (marking: Marking = "official"): Who =>
  marking === "secret" ? "manager" : "officer";

/** Who keeps a source: the analyst up to their clearance, above it the desk officer. */
export const readerOf = (marking: Marking = "official"): Who =>
  marking === "official" || marking === "restricted" ? "analyst" : "officer";

/** The later of two days, for a history that must stay in order whatever day the load happens to be on. */
export const laterOf = (day: CalendarDate, other: CalendarDate | null): CalendarDate =>
  latest(other === null ? [day] : [day, other]) ?? day;

/** The records so that each comes after those it needs; needs outside the list are not waited for. */
export function inOrder<One extends { key: Key }>(
  records: readonly One[],
  needs: (one: One) => readonly (Key | undefined)[],
): One[] {
  const byKey = new Map(records.map((one) => [one.key, one]));
  const ordered = new Set<One>();
  const add = (one: One, path: readonly Key[]): void => {
    if (path.includes(one.key)) throw new Error(`${[...path, one.key].join(" > ")} is a circle.`);
    if (ordered.has(one)) return;
    for (const key of needs(one)) {
      const needed = byKey.get(key ?? "");
      if (needed !== undefined) add(needed, [...path, one.key]);
    }
    ordered.add(one);
  };
  for (const one of records) add(one, []);
  return [...ordered];
}

/** Several at a time: for records without a reference, whose order nobody sees. */
export async function together<One>(
  list: readonly One[],
  work: (one: One) => Promise<unknown>,
): Promise<void> {
  const waiting = list.values();
  const lane = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** A UUID that is the same for the same name, so that a repeated save is seen as one. */
export function uuidOf(name: string, hash: (text: string) => string): string {
  const random = hash(name);
  return `${uuidv7(0).slice(0, 14)}7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
