import type { SectionName } from "./views.ts";

/** A column: the end of its key in the catalogue, and its share of the width in percent. */
type Column = { name: string; width: number };

/** The sections that are tables. Their first column leads to the record, but for changes, where the last does. */
export const TABLES: Partial<Record<SectionName, readonly Column[]>> = {
  replies: [
    { name: "theySay", width: 45 },
    { name: "weSay", width: 55 },
  ],
  changes: [
    { name: "on", width: 16 },
    { name: "what", width: 84 },
  ],
  overdue: [
    { name: "promise", width: 33 },
    { name: "owedBy", width: 10 },
    { name: "due", width: 13 },
    { name: "overdueBy", width: 12 },
    { name: "lastWord", width: 32 },
  ],
  mous: [
    { name: "mou", width: 32 },
    { name: "stage", width: 16 },
    { name: "daysInStage", width: 14 },
    { name: "waitingOn", width: 14 },
    { name: "missing", width: 24 },
  ],
  training: [
    { name: "programme", width: 40 },
    { name: "provider", width: 16 },
    { name: "course", width: 28 },
    { name: "count", width: 16 },
  ],
  people: [
    { name: "name", width: 26 },
    { name: "post", width: 40 },
    { name: "asPrinted", width: 34 },
  ],
};

/** The cell that carries the links to the records of its row. */
export const linkedCell = (section: SectionName): number => (section === "changes" ? 1 : 0);
