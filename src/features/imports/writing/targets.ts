import "server-only";
import type { MappedKind } from "../fields.ts";
import type { Table } from "#features/imports/reading/table.ts";
import type { Counts, Issue } from "../views.ts";
import { agreements } from "./agreements.ts";
import { meetings } from "./meetings.ts";
import { passThrough } from "./pass.ts";
import { returned } from "./returned.ts";
import { trainings } from "./trainings.ts";
import type { Writing } from "./target.ts";

type Pass = {
  writing: Writing;
  table: Table;
  writes: boolean;
  skipsBad: boolean;
  onProgress: (done: number) => Promise<void>;
};

/** The pass for a kind of record, with what its rows are known by. */
export const PASSES: Record<
  MappedKind,
  (pass: Pass) => Promise<{ counts: Counts; issues: Issue[] }>
> = {
  agreement: (pass) => passThrough(agreements, pass),
  training: (pass) => passThrough(trainings, pass),
  meeting: (pass) => passThrough(meetings, pass),
  commitment: (pass) => passThrough(returned("commitment"), pass),
  programme: (pass) => passThrough(returned("programme"), pass),
  delivery: (pass) => passThrough(returned("delivery"), pass),
  source: (pass) => passThrough(returned("source"), pass),
  agency: (pass) => passThrough(returned("agency"), pass),
  person: (pass) => passThrough(returned("person"), pass),
};
