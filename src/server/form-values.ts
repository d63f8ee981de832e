import "server-only";

/** Anybody may call an action with anything. What is no form is one that nothing was filled in. */
export const formIn = (sent: unknown): FormData =>
  sent instanceof FormData ? sent : new FormData();

/** What React and Next add to a form; nobody typed it. */
const isOurs = (name: string) => name.startsWith("$") || name === "requestKey";

/** What was typed, by field name, to be shown again. Files cannot be. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (isOurs(name)) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (texts.length > 0)
      values[name] = texts.length > 1 || name.endsWith("[]") ? texts : (texts[0] ?? "");
  }
  return values;
}

type Tree = { [name: string]: unknown };

/**
 * The input that the fields of a form spell: `participants.0.name` is a name in a list of objects,
 * `topicIds[]` a list; an empty box is `null`, an empty file is none. Rows in which nothing was
 * filled in are left out, and rows are closed up in order. Check boxes and hidden fields of a row
 * that only says which kind of row it is start with "_" and do not count as filled in.
 */
export function inputOf(form: FormData): Tree {
  const root: Tree = {};
  for (const name of new Set(form.keys())) {
    if (isOurs(name)) continue;
    const isList = name.endsWith("[]");
    const values = form.getAll(name).map(valueOf);
    const value = isList ? values.filter((one) => one !== null) : values.at(-1);
    place(root, (isList ? name.slice(0, -2) : name).split("."), value ?? null);
  }
  return closed(root) as Tree;
}

function valueOf(value: FormDataEntryValue): unknown {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  return value.size === 0 ? null : value;
}

function place(node: Tree, [head = "", ...rest]: string[], value: unknown): void {
  if (head === "__proto__" || head === "constructor" || head === "prototype") return;
  if (rest.length === 0) node[head] = value;
  else place((node[head] ??= {}) as Tree, rest, value);
}

/** Objects whose keys are all numbers become lists without their empty rows. */
function closed(node: unknown): unknown {
  if (!(node instanceof Object) || Array.isArray(node) || node instanceof File) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, closed(value)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, value]) => value)
      .filter(isFilled);
  }
  return Object.fromEntries(entries);
}

/**
 * The path of an issue as the name of the field on the form: rows are counted there with the empty
 * ones that `inputOf` left out.
 */
export function fieldOf(form: FormData, path: readonly PropertyKey[]): string {
  const names = [...new Set(form.keys())].filter((name) => !isOurs(name));
  let field = "";
  for (const step of path) {
    field =
      typeof step === "number"
        ? `${field}.${rowsOf(form, names, field)[step] ?? step}`
        : join(field, String(step));
  }
  return field;
}

const join = (field: string, step: string) => (field === "" ? step : `${field}.${step}`);

/** The numbers on the form of the rows of a list that hold anything, in order. */
function rowsOf(form: FormData, names: readonly string[], list: string): number[] {
  const rows = new Map<number, FormData>();
  for (const name of names) {
    const [, row, rest] = name.startsWith(`${list}.`)
      ? (/^(\d{1,4})(?:\.(.+))?$/.exec(name.slice(list.length + 1)) ?? [])
      : [];
    if (row === undefined) continue;
    const inside = rows.get(Number(row)) ?? new FormData();
    for (const value of form.getAll(name)) inside.append(rest ?? "value", value);
    rows.set(Number(row), inside);
  }
  return [...rows]
    .filter(([, inside]) => isFilled(inputOf(inside)))
    .map(([row]) => row)
    .toSorted((a, b) => a - b);
}

/** How exact a date is says nothing without the date; its list is never without a choice. */
const SAYS_NOTHING = /^_|Precision$/;

function isFilled(row: unknown): boolean {
  if (row === null) return false;
  if (Array.isArray(row)) return row.some(isFilled);
  if (!(row instanceof Object) || row instanceof File) return true;
  return Object.entries(row).some(([key, value]) => !SAYS_NOTHING.test(key) && isFilled(value));
}
