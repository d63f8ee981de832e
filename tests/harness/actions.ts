import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ActionName } from "#domain/permissions.ts";
import { type Answer, ask, formBody } from "./http.ts";

interface Sample {
  name: string;
  action: ActionName;
  input: Record<string, unknown>;
}

export interface BuiltAction {
  id: string;
  name: string;
  /** The commands that it calls; none: it is no command's. */
  commands: Sample[];
  /** A page that the action belongs to, as an address of the matrix. */
  address: string;
  /** Takes what the form said before and the form; else the form alone. */
  hasState: boolean;
}

interface Manifest {
  node: Record<
    string,
    { workers: Record<string, unknown>; exportedName: string; filename: string }
  >;
}

/** Every server action of the build, whether a page uses it or not: each can be called by anybody. */
export function builtActions(): BuiltAction[] {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as Manifest;
  const samples = printedSamples();
  return Object.entries(manifest.node).map(([id, { workers, exportedName, filename }]) => {
    const made = initializerOf(exportedName, readFileSync(filename, "utf8"));
    const words = new Set(made.match(/\w+/g));
    const [page = ""] = Object.keys(workers).toSorted(
      (a, b) => Number(/\[/.test(a)) - Number(/\[/.test(b)),
    );
    return {
      id,
      name: exportedName,
      commands: samples.filter(({ name }) => words.has(name)),
      address: page.replace(/^app/, "").replace(/\/page$/, "") || "/",
      hasState: made.startsWith("formAction"),
    };
  });
}

/** The text from "=" to the next export. */
function initializerOf(name: string, file: string): string {
  const [, rest = ""] = file.split(new RegExp(`^export const ${name} = `, "m"));
  return rest.split(/^export /m)[0] ?? "";
}

function printedSamples(): Sample[] {
  const script = ["--conditions=react-server", "tests/harness/print-samples.ts"];
  const printed = execFileSync(process.execPath, script, { encoding: "utf8" });
  return JSON.parse(printed) as Sample[];
}

/** The fields of a form that would send this input. */
export function fieldsOf(input: Record<string, unknown>): [name: string, value: string][] {
  const fields: [string, string][] = [];
  const add = (name: string, value: unknown) => {
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) {
        add(one instanceof Object ? `${name}.${index}` : `${name}[]`, one);
      }
    } else if (value instanceof Object) {
      for (const [key, one] of Object.entries(value)) add(`${name}.${key}`, one);
    } else if (value !== false) {
      fields.push([
        name,
        typeof value === "string" ? value : value === null ? "" : JSON.stringify(value),
      ]);
    }
  };
  for (const [name, value] of Object.entries(input)) add(name, value);
  return fields;
}

/** Calls an action as our own script does: the arguments in one part, the fields of the form in their own. */
export function callAction(
  origin: string,
  path: string,
  { id, hasState }: Pick<BuiltAction, "id" | "hasState">,
  fields: readonly (readonly [string, string])[],
  {
    cookie,
    headers = { origin },
  }: { cookie?: string | undefined; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const state = { values: {}, fieldErrors: {}, formError: null };
  const form = formBody([
    ...fields.map(([name, value]) => [`_1_${name}`, value] as const),
    ["0", JSON.stringify(hasState ? [state, "$K1"] : ["$K1"])],
  ]);
  return ask(origin, path, {
    method: "POST",
    cookie,
    body: form.body,
    headers: { ...form.headers, "next-action": id, accept: "text/x-component", ...headers },
  });
}
