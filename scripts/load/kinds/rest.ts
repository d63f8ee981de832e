import { type Found, lastOf, type Placed, type TextLoad } from "../passage.ts";
import { agenciesIn, type Target, type TextEntry } from "../register.ts";
import type { Role } from "../vocabulary.ts";
import { shareOf, stemsOf } from "../words.ts";
import { isSensitive } from "./meetings.ts";

const itself = ({ source }: TextLoad): Target => ({
  kind: "source",
  id: source.id,
  name: "the source itself",
  ref: source.ref,
});

const DOCUMENT_FIELDS: readonly (readonly [string, RegExp])[] = [
  ["author", /author|reporter/],
  ["publishedOn", /publication/],
  ["retrievedOn", /crawl/],
  ["furniture", /furniture|boilerplate/],
  ["basedOn", /cited|secondary/],
  ["publisher", /publisher|^source/],
];

/** What a text says of itself, and what stands around it on its page. */
export function loadDocument({ entity }: Placed, load: TextLoad): Found {
  const field = DOCUMENT_FIELDS.find(([, pattern]) => pattern.test(entity))?.[0] ?? null;
  return { target: itself(load), field, isNew: false };
}

/** What a passage that is no record of its own is about; the role says which kinds come first. */
export function loadDetail(passage: Placed, load: TextLoad, role: Role): Found {
  switch (role) {
    case "wording":
      // The wording of what was named last, whatever that is.
      return about(passage, load, "strength", [["commitment", "agency", "agreement", "training"]]);
    case "detail":
      if (/training/.test(passage.entity)) {
        return about(passage, load, "summary", [["training"], ["commitment"]]);
      }
      return /mou/i.test(passage.entity)
        ? about(passage, load, "summary", [["agreement"], ["commitment"]])
        : about(passage, load, "text", [["commitment"], ["training", "agency"]]);
    case "attendance":
      return toMeeting(load, "participants");
    case "topics":
      return toMeeting(load, "topics");
    default:
      return loadInformation(passage, load);
  }
}

/** About the last record of the first of these sets of kinds that there is one of. */
function about(
  passage: Placed,
  load: TextLoad,
  field: string,
  preferred: readonly (readonly Target["kind"][])[],
): Found {
  for (const kinds of preferred) {
    const target = lastOf(load, passage, kinds);
    if (target !== null) return { target, field, isNew: false };
  }
  return toMeeting(load, field);
}

/** How alike a system or a policy on record must be for words outside the vocabulary to be about it. */
const ALIKE = 0.6;

/**
 * Words outside the vocabulary: about the record that they name or describe; else what was said at the
 * meeting; for a text that reports none, about the source itself.
 */
export function loadInformation(passage: Placed, load: TextLoad): Found {
  const { register } = load;
  const described = alike(
    [...register.deliveries, ...register.agreements, ...register.trainings],
    passage,
  );
  if (described !== null) return { target: described, field: "text", isNew: false };
  const named = agenciesIn(register, passage.note);
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return { target: only, field: "notes", isNew: false };
  const found = toMeeting(load, "outcomes");
  return isSensitive(passage)
    ? { ...found, remark: "sensitive: kept out of the minutes, which have one marking" }
    : found;
}

function alike(entries: readonly TextEntry[], { quote, note }: Placed): TextEntry | null {
  const [best] = entries
    .map((entry) => ({ entry, score: shareOf(stemsOf(entry.name), `${quote} ${note}`) }))
    .toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score >= ALIKE ? best.entry : null;
}

function toMeeting(load: TextLoad, field: string): Found {
  if (load.meeting !== null) return { target: load.meeting, field, isNew: false };
  return {
    target: itself(load),
    field: "text",
    isNew: false,
    remark: "the text reports no meeting",
  };
}
