/** What stands in the boxes of the form, by field name; a list where a name is sent more than once. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Rows of the form; those of one kind are numbered, with gaps where one was removed. */
export type RowKind = "participants" | "agenda" | "outcomes";

/** What stands in one box, blanks around it removed; empty when it is not there. */
export function textIn(typed: Typed, name: string): string {
  const value = typed[name] ?? "";
  return (typeof value === "string" ? value : (value[0] ?? "")).trim();
}

/** As `textIn`, null for an empty box. */
export function textOrNull(typed: Typed, name: string): string | null {
  const text = textIn(typed, name);
  return text === "" ? null : text;
}

/** All that was chosen under a name that is sent once for each, without its brackets. */
export function choicesIn(typed: Typed, name: string): readonly string[] {
  const value = typed[`${name}[]`] ?? [];
  return (typeof value === "string" ? [value] : value).filter((one) => one !== "");
}

/** The numbers of the rows that the form has, filled in or not, in order. */
export function rowsIn(typed: Typed, kind: RowKind): number[] {
  const numbers = new Set<number>();
  for (const name of Object.keys(typed)) {
    const [first, number = "", field] = name.split(".");
    if (first === kind && field !== undefined && /^\d{1,4}$/.test(number)) {
      numbers.add(Number(number));
    }
  }
  return [...numbers].toSorted((a, b) => a - b);
}

const FIELDS_THAT_FILL = {
  participants: [
    "personId",
    "newPerson",
    "title",
    "name",
    "agencyId",
    "newAgency",
    "postId",
    "newPost",
    "_keep",
  ],
  agenda: ["title", "notes"],
  outcomes: [
    "text",
    "title",
    "commitmentId",
    "leadAgencyId",
    "newLeadAgency",
    "dueOn",
    "dueWords",
    "_keep",
  ],
} as const satisfies Record<RowKind, readonly string[]>;

/** Whether something was typed into a row; what it is set to from the start does not count. */
export function isFilled(typed: Typed, kind: RowKind, row: number): boolean {
  return FIELDS_THAT_FILL[kind].some((field) => textIn(typed, `${kind}.${row}.${field}`) !== "");
}

/** Fields of the form that say what to do with it, not what was typed. */
const CONTROLS = new Set(["intent", "draftId", "draftVersion", "requestKey", "_tab"]);

/** What a draft keeps. */
export function withoutControls(typed: Typed): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([name]) => !CONTROLS.has(name))
      .map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}

/** The ids of records that the boxes name, to be shown by what they are called. */
export function idsIn(typed: Typed): string[] {
  return Object.entries(typed)
    .filter(([name]) => /(?:person|agency|post|series|commitment|topic)Ids?(?:\[\])?$/i.test(name))
    .flatMap(([, value]) => value)
    .filter((id) => /^[0-9a-f-]{36}$/i.test(id));
}
