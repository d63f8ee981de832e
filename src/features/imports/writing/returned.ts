import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { type Marking, MARKINGS } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { cellText } from "#features/export/cells.ts";
import { REGISTERS } from "#features/export/registers.ts";
import type { Row as ExportedRow } from "#features/export/views.ts";
import type { Cells, Setting } from "#features/imports/kinds/cells.ts";
import { keyOf } from "#features/imports/kinds/identity.ts";
import { parsedBy } from "#features/imports/kinds/parsed.ts";
import type { Form } from "#features/imports/kinds/returned.ts";
import { countryNamed } from "#features/imports/values/countries.ts";
import { isNothing } from "#features/imports/values/words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { canImportRow } from "../policy.ts";
import { RETURNED, type ReturnedKind } from "../returned.ts";
import { sendForms } from "./by-forms.ts";
import { trace } from "./known.ts";
import { type Named, namesOf } from "./names.ts";
import { TOGETHER } from "./new-records.ts";
import { isMapped, type Plan, planned, type StoredRecord, tracesOf } from "./planned.ts";
import { FORMS } from "./returned-forms.ts";
import { type Revised, REVISED } from "./revised.ts";
import type { Target, Writing } from "./target.ts";

type ReturnedRow = {
  partner: CountryCode;
  marking: Marking;
  /** Null: a body or an official of no country. */
  country: CountryCode | null;
};
/** `cells`: what the register would export of it now. */
type Stored = StoredRecord & { cells: ReadonlyMap<string, string> };
/** The columns that say something else than the register. */
type Changes = readonly string[];
type ThisPlan = Plan<ReturnedRow, Stored, Changes> & {
  /** `id`: of the row that is new, or of its record. */
  forms: { form: Form; id: string; isNew: boolean; cells: Cells }[];
  /** New rows that are written at once instead, as their form has read them. */
  together: { id: string; input: unknown; cells: Cells }[];
  /** Changes that are written at once. */
  revised: Revised<unknown>[];
};

/**
 * Rows that Accord has exported. One whose cells say what the register would export now changes nothing; a
 * cell that says something else is written by the form of its record, which is asked as if a person had
 * changed that field in it. A row without a record of its own is read by the form, and recorded by it or, where
 * there may be many, beside others.
 */
export function returned(kind: ReturnedKind): Target<ReturnedRow, ThisPlan> {
  const { recordedAs, key, columns } = RETURNED[kind];
  const forms = FORMS[kind];
  return {
    kind: recordedAs,
    // Forms go one after another, each in a savepoint.
    goesAhead: TOGETHER[kind] !== undefined && REVISED[kind] !== undefined,
    read(cells, setting) {
      const row = rowOf(kind, cells, setting);
      if (row === null || cells.issues.length > 0) return null;
      // Without a reference of ours a row is known by what it is called.
      const name = cells.text(columns[0] ?? "");
      return { key: cells.key() || keyOf(kind, row.partner, name), row };
    },
    async plan(writing, rows) {
      const says = isMapped(writing.mapping);
      const told = columns.filter(says);
      const plan = await planned(writing, rows, {
        kind: recordedAs,
        isKeyed: key,
        mayUpdate: ({ actor }) => mayTry(actor, forms.revise.action),
        stored: (ids, refs) => storedOf(writing, kind, ids, refs),
        changes: (stored, _, cells) => {
          const other = told.filter((column) =>
            isOther(stored.cells.get(column), cells.text(column)),
          );
          return other.length === 0 ? null : other;
        },
      });
      const touched = plan.fresh.length + plan.changed.length;
      return touched === 0
        ? { ...plan, forms: [], together: [], revised: [] }
        : filled(writing, kind, plan, told);
    },
    async write(writing, plan) {
      if (plan.together.length > 0) await TOGETHER[kind]?.insert(writing, plan.together);
      const stale =
        plan.revised.length === 0
          ? []
          : ((await REVISED[kind]?.update(writing, plan.revised)) ?? []);
      const ids = await sendForms(
        writing,
        plan.forms.map(({ form, cells, isNew }) => ({
          command: isNew ? forms.record : forms.revise,
          form,
          cells,
        })),
      );
      const became = new Map(plan.forms.map(({ id }, at) => [id, ids[at] ?? null]));
      const kept = new Set(stale.map(({ cells }) => cells.number));
      const traces = tracesOf(plan).flatMap((one) => {
        if (kept.has(one.number)) return [];
        const id = became.has(one.id) ? became.get(one.id) : one.id;
        return id == null ? [] : [{ ...one, id }];
      });
      await trace(writing, recordedAs, traces);
      return [...stale, ...plan.forms.filter((_, at) => ids[at] === null)];
    },
  };
}

function rowOf(kind: ReturnedKind, cells: Cells, setting: Setting): ReturnedRow | null {
  const marking = (cells.code("marking", MARKINGS) ?? "official") as Marking;
  if (RETURNED[kind].side === "partner") {
    const partner = cells.partner();
    if (partner === null) return null;
    if (!canImportRow(setting.actor, { partner, marking })) {
      cells.refuse("partner", "imports.problem.notYours");
      return null;
    }
    return { partner, marking, country: partner };
  }
  const said = cells.text("country");
  const country = isNothing(said) ? null : countryNamed(said, "en");
  if (country === null && !isNothing(said)) {
    cells.refuse("country", "imports.problem.word");
    return null;
  }
  return { partner: country ?? setting.home, marking, country };
}

/** The records as they are exported, with their cells as text; by id and by reference. */
async function storedOf(
  { tx, setting }: Writing,
  kind: ReturnedKind,
  ids: string[],
  refs: string[],
): Promise<Stored[]> {
  const { register, key, side, columns } = RETURNED[kind];
  const reader = { today: setting.today, locale: "en" };
  const { select } = REGISTERS[register].read(FORMS[kind].everything, reader);
  const own = key === "ref" ? Prisma.sql`taken.ref` : Prisma.sql`taken.id`;
  const rows = await tx.$queryRaw<(ExportedRow & { record_id: string })[]>`
    select * from (${select}) taken
    where record_id = any (${ids}::text[]) or ${own} = any (${refs}::text[])`;
  return rows.map((row) => ({
    id: row.record_id,
    ref: cellText(row[key] ?? null, ""),
    version: 0,
    partner: (row[side] ?? setting.home) as CountryCode,
    marking: row["marking"] as Marking,
    cells: new Map(columns.map((name) => [name, cellText(row[name] ?? null, "")])),
  }));
}

/** A workbook says TRUE, and its lines end as they like; no cell keeps the blanks around it. */
const spoken = (text: string) => text.replace(/\r\n?/g, "\n").trim();
const isOther = (known: string | undefined, said: string) => {
  const [before, now] = [spoken(known ?? ""), spoken(said)];
  if (before === now) return false;
  // An empty cell says that nothing is known, or no.
  if (now === "") return before !== "unknown" && before !== "false";
  return before !== now.toLowerCase() || !["true", "false"].includes(before);
};

/** What the forms are sent, for what is new and for what changes; a row that its form refuses is left out. */
async function filled(
  writing: Writing,
  kind: ReturnedKind,
  plan: Plan<ReturnedRow, Stored, Changes>,
  told: readonly string[],
): Promise<ThisPlan> {
  const { tx, setting } = writing;
  const find = await namesOf(tx, namedIn(kind, plan, told));
  const { record, revise, standing, blank, cells: tellings, saidOfNew = [], check } = FORMS[kind];
  const { side } = RETURNED[kind];
  const sent: ThisPlan["forms"] = [];
  const said = (cells: Cells, columns: readonly string[]): Form =>
    Object.assign(
      {},
      ...columns.map((column) =>
        tellings[column]?.({ cells, column, text: spoken(cells.text(column)), find, setting }),
      ),
    ) as Form;
  const taken = (schema: typeof record.input, form: Form, cells: Cells) =>
    cells.issues.length === 0 ? parsedBy(schema, form, cells) : null;

  const together: ThisPlan["together"] = [];
  const good = plan.fresh.filter((of) => {
    const { row, cells } = of;
    if (!mayTry(setting.actor, record.action)) cells.refuse("key", "imports.problem.notYours");
    const whose = side === "country" ? { country: row.country } : { partner: row.partner };
    const form = { ...blank, ...said(cells, [...told, ...saidOfNew]), ...whose };
    const input = taken(record.input, form, cells);
    if (input === null) return false;
    if (TOGETHER[kind] === undefined) sent.push({ form, id: of.id, isNew: true, cells });
    else together.push({ id: of.id, input, cells });
    return true;
  });
  await TOGETHER[kind]?.check(writing, together);
  await check?.(tx, sent);
  const fresh = good.filter(({ cells }) => cells.issues.length === 0);
  const ids = plan.changed.map(({ stored }) => stored.id);
  const now = new Map((await standing(tx, ids)).map((form) => [form["id"], form]));
  const revised: ThisPlan["revised"] = [];
  const filledIn = plan.changed.filter(({ stored, changes, prepared: { cells } }) => {
    const form = { ...now.get(stored.id), ...said(cells, changes) };
    const input = taken(revise.input, form, cells);
    if (input === null) return false;
    const { id } = stored;
    if (REVISED[kind] === undefined) sent.push({ form, id, isNew: false, cells });
    else revised.push({ id, input, cells, before: stored });
    return true;
  });
  REVISED[kind]?.check(writing, revised);
  const changed = filledIn.filter(({ prepared: { cells } }) => cells.issues.length === 0);
  return {
    ...plan,
    fresh,
    changed,
    created: fresh.length,
    updated: changed.length,
    forms: sent.filter(({ cells }) => cells.issues.length === 0),
    together: together.filter(({ cells }) => cells.issues.length === 0),
    revised: revised.filter(({ cells }) => cells.issues.length === 0),
  };
}

/** What the cells of rows name that are new, or say something else. */
function namedIn(
  kind: ReturnedKind,
  { fresh, changed }: Pick<ThisPlan, "fresh" | "changed">,
  told: readonly string[],
): Named {
  const named: Record<keyof Named, Set<string>> = {
    agency: new Set(),
    person: new Set(),
    reference: new Set(),
  };
  const take = (cells: Cells, columns: readonly string[]) => {
    for (const column of columns) {
      const of = FORMS[kind].cells[column]?.names;
      const text = of === undefined ? "" : spoken(cells.text(column));
      if (of !== undefined && text !== "") named[of].add(text);
    }
  };
  for (const { cells } of fresh) take(cells, told);
  for (const { prepared, changes } of changed) take(prepared.cells, changes);
  return {
    agency: [...named.agency],
    person: [...named.person],
    reference: [...named.reference],
  };
}
