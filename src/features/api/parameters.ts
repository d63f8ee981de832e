import { z } from "zod";
import { parameterOf } from "#domain/listing.ts";

export type Parameter = { name: string; one: z.ZodType; isList: boolean };

/** What a filter takes: its parameters by name, each with the schema of one value. */
export function parametersOf(filter: z.ZodObject): Parameter[] {
  return Object.entries(filter.shape).map(([name, field]) => {
    const known = parameterOf(field);
    // A choice that falls back on the first: the choice alone is what may be asked for.
    const one = field instanceof z.ZodCatch ? (field.unwrap() as z.ZodType) : (field as z.ZodType);
    return { name, one: known?.one ?? one, isList: known?.isList ?? false };
  });
}

/**
 * Reads the parameters of an address. A page passes over what it does not know; a program is told, or it would
 * take a list of everything for the answer to its question.
 *
 * @throws z.ZodError that names each parameter which is unknown, given too often, or has no such value.
 */
export function readParameters<Filter extends z.ZodObject>(
  filter: Filter,
  search: URLSearchParams,
): z.output<Filter> {
  const known = new Map(parametersOf(filter).map((one) => [one.name, one]));
  const issues = [...new Set(search.keys())].flatMap((name) => {
    const message = flawOf(known.get(name), search.getAll(name));
    return message === null
      ? []
      : [{ code: "custom" as const, path: [name], message, input: undefined }];
  });
  if (issues.length > 0) throw new z.ZodError(issues);
  const given = [...known.values()].filter(({ name }) => search.has(name));
  return filter.parse(
    Object.fromEntries(
      given.map(({ name, isList }) => [name, isList ? search.getAll(name) : search.get(name)]),
    ),
  );
}

function flawOf(parameter: Parameter | undefined, given: readonly string[]): string | null {
  if (parameter === undefined) return "validation.unknownParameter";
  if (!parameter.isList && given.length > 1) return "validation.onlyOnce";
  const flawed = given.map((value) => parameter.one.safeParse(value)).find(({ error }) => error);
  return flawed?.error === undefined ? null : messageOf(flawed.error);
}

/** What is wrong with a value that no list offers, such as a day, says its schema; of others, that they were not offered. */
function messageOf({ issues }: z.ZodError): string {
  const said = issues.find(({ code, message }) => code === "custom" && OF_ITS_OWN.has(message));
  return said?.message ?? "validation.choice";
}

/** What schemas say without placeholders. */
const OF_ITS_OWN: ReadonlySet<string> = new Set(["validation.day", "validation.invalid"]);
