type Place = { text: string; at: number; names: Set<string> };

/**
 * The names of the values that an ICU message takes, and of its tags (`<b>`), sorted, each once.
 *
 * @throws Error for unbalanced braces, an unknown kind of value, or branches without `other`.
 */
export function argumentsOf(message: string): string[] {
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag = ""]) => `<${tag}>`);
  const place = { text: message, at: 0, names: new Set(tags) };
  readMessage(place);
  if (place.at !== message.length) throw new Error(`A brace too many: ${message}`);
  return [...place.names].toSorted();
}

/** Reads text up to the brace that closes it, or to the end. */
function readMessage(place: Place): void {
  while (place.at < place.text.length && place.text[place.at] !== "}") {
    if (place.text[place.at] === "{") readValue(place);
    else place.at += 1;
  }
}

/** Reads `{name}`, `{name, number}` or `{name, plural, one {…} other {…}}`. */
function readValue(place: Place): void {
  const [whole = "", name = "", kind] =
    /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*,?)?/.exec(place.text.slice(place.at)) ?? [];
  if (name === "") throw new Error(`A brace without a name: ${place.text}`);
  place.names.add(name);
  place.at += whole.length;
  switch (kind) {
    case "plural":
    case "select":
    case "selectordinal":
      readBranches(place);
      break;
    case undefined:
    case "number":
    case "date":
    case "time":
      while (place.at < place.text.length && place.text[place.at] !== "}") place.at += 1;
      break;
    default:
      throw new Error(`An unknown kind, ${kind}: ${place.text}`);
  }
  close(place);
}

function readBranches(place: Place): void {
  let hasOther = false;
  for (;;) {
    const [whole, branch] = /^\s*(=\d+|\w+)\s*\{/.exec(place.text.slice(place.at)) ?? [];
    if (whole === undefined) break;
    hasOther ||= branch === "other";
    place.at += whole.length;
    readMessage(place);
    close(place);
  }
  if (!hasOther) throw new Error(`Branches without other: ${place.text}`);
  place.at += /^\s*/.exec(place.text.slice(place.at))?.[0].length ?? 0;
}

function close(place: Place): void {
  if (place.text[place.at] !== "}") throw new Error(`A brace too few: ${place.text}`);
  place.at += 1;
}
