/** From the most to the least reliable; the desk's own note comes last, as nobody else vouches for it. */
export const SOURCE_KINDS = [
  "instrument_text",
  "own_readout",
  "partner_readout",
  "joint_statement",
  "agency_report",
  "press_quoting_readout",
  "press_unattributed",
  "opinion",
  "note",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** The grade that follows from the kind of a source. Official read-outs are alike, whoever issued them. */
export function reliabilityOf(kind: SourceKind): Reliability {
  switch (kind) {
    case "instrument_text":
      return "A";
    case "own_readout":
    case "partner_readout":
    case "joint_statement":
      return "B";
    case "agency_report":
      return "C";
    case "press_quoting_readout":
      return "D";
    case "press_unattributed":
      return "E";
    case "opinion":
    case "note":
      return "F";
  }
}

/** Offsets in the text as stored, in UTF-16 code units, the end exclusive. */
export type Marked = { id: string; start: number; end: number };

/** `citations`: the ids of all that cover it; `begins`: of those whose first letter it holds. */
export type Segment = { text: string; start: number; citations: string[]; begins: string[] };

/**
 * Cuts a text wherever a citation begins or ends: the segments in order make up the whole text, and
 * each says which citations cover it, the earliest beginning first. Offsets outside the text are
 * drawn in; a citation without a letter in it is left out. An empty text has no segments.
 */
export function segments(text: string, citations: readonly Marked[]): Segment[] {
  const drawn = citations
    .map(({ id, start, end }) => ({
      id,
      start: Math.max(0, start),
      end: Math.min(text.length, end),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const cuts = new Set([0, text.length, ...drawn.flatMap(({ start, end }) => [start, end])]);
  const ordered = [...cuts].toSorted((a, b) => a - b);
  const result: Segment[] = [];
  let next = 0;
  let covering: typeof drawn = [];
  for (const [index, start] of ordered.slice(0, -1).entries()) {
    const from = next;
    while (drawn[next]?.start === start) next += 1;
    const begun = drawn.slice(from, next);
    covering = [...covering.filter(({ end }) => end > start), ...begun];
    result.push({
      text: text.slice(start, ordered[index + 1]),
      start,
      citations: covering.map(({ id }) => id),
      begins: begun.map(({ id }) => id),
    });
  }
  return result;
}
