import type { PredictedCommitment, Prediction } from "./prediction.ts";

type GoldCommitment = {
  quote: string;
  start: number;
  end: number;
  altQuotes?: string[];
  type: string;
  typeAlso?: string[];
  responsibleSide: string;
  dueDate: string | null;
  core: boolean;
};
export type Gold = {
  commitments: GoldCommitment[];
  notCommitments: string[];
  participants: { name: string; present?: boolean }[];
};

export function emptyTally() {
  return {
    core: 0,
    coreHit: 0,
    optional: 0,
    optionalHit: 0,
    drafts: 0,
    right: 0,
    traps: 0,
    extras: 0,
    notInText: 0,
    inexact: 0,
    paired: 0,
    typeRight: 0,
    sideRight: 0,
    due: 0,
    dueRight: 0,
    dueFalse: 0,
    people: 0,
    peopleFound: 0,
    words: 0,
    milliseconds: 0,
  };
}
export type Tally = ReturnType<typeof emptyTally>;
type Stretch = [start: number, end: number];

/** The rules of the annotators' own scorer, in UTF-16 code units instead of code points. */
export function score(
  text: string,
  prediction: Prediction,
  gold: Gold | null,
  isTelling: boolean,
): Tally {
  const tally = emptyTally();
  tally.drafts = prediction.commitments.length;
  if (gold === null) {
    tally.notInText = prediction.commitments.filter(
      ({ quote }) => place(text, quote) === null,
    ).length;
    return tally;
  }
  const tell = (...words: string[]) =>
    isTelling && console.log("   ", ...words.map((one) => one.replace(/\s+/g, " ")));
  const wanted = gold.commitments.map((one) => ({
    gold: one,
    places: [codeUnits(text, one), ...(one.altQuotes ?? []).map((quote) => first(text, quote))],
  }));
  const traps = gold.notCommitments.map((quote) => first(text, quote));
  const hits = new Map<GoldCommitment, PredictedCommitment>();
  for (const draft of prediction.commitments) {
    const found = place(text, draft.quote);
    if (found === null) {
      tally.notInText += 1;
      tally.extras += 1;
      continue;
    }
    if (!text.includes(draft.quote)) tally.inexact += 1;
    const met = wanted.filter(({ places }) =>
      places.some((one) => overlaps(found, one) && length(found) <= Math.max(4 * length(one), 600)),
    );
    for (const { gold: one } of met) if (!hits.has(one)) hits.set(one, draft);
    if (met.length > 0) tally.right += 1;
    else if (traps.some((trap) => overlaps(found, trap))) {
      tally.traps += 1;
      tell("TRAP ", draft.type, draft.quote);
    } else {
      tally.extras += 1;
      tell("EXTRA", draft.type, draft.quote);
    }
  }
  for (const one of gold.commitments) {
    const hit = hits.get(one);
    if (one.core) tally.core += 1;
    else tally.optional += 1;
    if (one.core && one.dueDate !== null) {
      tally.due += 1;
      if (hit?.dueDate?.startsWith(one.dueDate)) tally.dueRight += 1;
      else tell("DUE  ", one.dueDate, String(hit?.dueDate), one.quote);
    }
    if (!hit) {
      tell(one.core ? "MISS " : "miss ", one.type, one.quote);
      continue;
    }
    if (one.core) tally.coreHit += 1;
    else tally.optionalHit += 1;
    tally.paired += 1;
    if ([one.type, ...(one.typeAlso ?? [])].includes(hit.type)) tally.typeRight += 1;
    else tell("TYPE ", one.type, hit.type, hit.quote);
    if (one.responsibleSide === hit.responsibleSide) tally.sideRight += 1;
    else tell("SIDE ", one.responsibleSide, hit.responsibleSide, hit.quote);
    if (hit.dueDate !== null && one.dueDate === null) {
      tally.dueFalse += 1;
      tell("DUE? ", hit.dueDate, hit.quote);
    }
  }
  for (const { name, present } of gold.participants) {
    if (present === false) continue;
    const last = name.split(" ").at(-1) ?? name;
    tally.people += 1;
    if (prediction.participants.some((one) => one.name.split(" ").includes(last)))
      tally.peopleFound += 1;
    else tell("WHO  ", name);
  }
  return tally;
}

const length = ([start, end]: Stretch) => end - start;
const overlaps = (a: Stretch, b: Stretch) =>
  Math.min(a[1], b[1]) - Math.max(a[0], b[0]) >= 0.5 * Math.min(length(a), length(b));
const first = (text: string, quote: string): Stretch => {
  const at = text.indexOf(quote);
  return [at, at + quote.length];
};

/** Gold offsets count code points. */
function codeUnits(text: string, { start, end }: GoldCommitment): Stretch {
  const points = Array.from(text);
  const at = points.slice(0, start).join("").length;
  return [at, at + points.slice(start, end).join("").length];
}

function place(text: string, quote: string): Stretch | null {
  const at = text.indexOf(quote);
  if (at >= 0) return [at, at + quote.length];
  const words = quote
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const match = words.length > 0 ? new RegExp(words.join("\\s+")).exec(text) : null;
  return match ? [match.index, match.index + match[0].length] : null;
}

const share = (part: number, whole: number) => (whole === 0 ? "-" : (part / whole).toFixed(3));

export function report(name: string, t: Tally): string {
  return [
    name.padEnd(44),
    `core ${t.coreHit}/${t.core} ${share(t.coreHit, t.core)}`,
    `precision ${t.right}/${t.drafts} ${share(t.right, t.drafts)}`,
    `traps ${t.traps}`,
    `extras ${t.extras}`,
    `not-in-text ${t.notInText}`,
    `side ${share(t.sideRight, t.paired)}`,
    `type ${share(t.typeRight, t.paired)}`,
    `due ${t.dueRight}/${t.due} false ${t.dueFalse}`,
    `people ${t.peopleFound}/${t.people}`,
    `${((t.milliseconds / Math.max(1, t.words)) * 1000).toFixed(1)} ms/1000 words`,
  ].join("  ");
}
