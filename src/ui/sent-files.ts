import { MAX_FILE_BYTES } from "#domain/file-kind.ts";

/**
 * What stands beside fields whose files are larger than the server takes: it cuts off what is much larger, and could not say
 * why. Null: the form may be sent.
 */
export function refusedBeforeSending(
  data: FormData,
  sentence: string,
): Record<string, string[]> | null {
  const names = [...data].flatMap(([name, value]) =>
    value instanceof File && value.size > MAX_FILE_BYTES ? [name] : [],
  );
  if (names.length === 0) return null;
  return Object.fromEntries(names.map((name) => [name, [sentence]]));
}
