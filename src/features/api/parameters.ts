import { z } from "zod";
import { type Parameter, parametersOf } from "#domain/listing.ts";
import { validationMessage } from "#domain/message.ts";

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
  for (const value of given) {
    const { error } = parameter.one.safeParse(value, { error: validationMessage });
    if (error !== undefined) return error.issues[0]?.message ?? "validation.invalid";
  }
  return null;
}
