/** The parameters of an address, as a page's `searchParams` gives them. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of one parameter: none, one or several. Empty ones are as good as absent. */
export function valuesOf(params: Params, name: string): readonly string[] {
  const value = params[name];
  const values = typeof value === "string" ? [value] : (value ?? []);
  return values.filter((one) => one !== "");
}

/**
 * The same address with some parameters changed: a list sets several values, null takes the
 * parameter away. The place in a paged list (`after`, `before`) is forgotten, as the list is another.
 */
export function hrefWith(
  path: string,
  params: Params,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const query = new URLSearchParams();
  const names = new Set([...Object.keys(params), ...Object.keys(changes)]);
  for (const name of names) {
    const change = changes[name];
    if (change === undefined && (name === "after" || name === "before")) continue;
    const values = change === undefined ? valuesOf(params, name) : (change ?? []);
    for (const value of typeof values === "string" ? [values] : values) query.append(name, value);
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
