import type { DraftFigure } from "../drafts.ts";
import type { MeetingMatch, Note } from "./comparison.ts";
import type { Known, KnownSource } from "./known.ts";
import { sentenceAround } from "./sentence-around.ts";
import { stemsOf } from "./words.ts";

/** So much of what a figure on file measures must be said around the draft's number. */
const SAME_QUANTITY = 0.6;

/** Figures that another source has otherwise, and those that no other source of the same meeting has. */
export function notesOnFigures(
  drafts: readonly DraftFigure[],
  known: Known,
  meetings: readonly MeetingMatch[],
  text: string,
): Note[] {
  const same = new Set(known.sources.filter(({ isSameText }) => isSameText).map(({ id }) => id));
  const held = new Set(meetings.filter(({ isSame }) => isSame).map(({ id }) => id));
  const others = known.sources.filter(
    ({ isSameText, meetingIds }) => !isSameText && meetingIds.some((id) => held.has(id)),
  );
  return drafts.flatMap((draft) => {
    const around = new Set(stemsOf(sentenceAround(text, draft.passage)));
    const rivals = known.figures.filter(
      ({ quantity, unit, source }) =>
        !same.has(source.id) &&
        unitOf(unit) === unitOf(draft.unit ?? draft.what) &&
        isSpokenOf(quantity, around),
    );
    const contradicting = rivals.filter(({ value }) => value !== draft.value);
    return [
      ...contradicting.map(({ quantity, value, unit, source }): Note => ({
        kind: "figureContradicts",
        params: { figure: draft.figure, quantity, value, unit, ref: source.ref },
        passage: draft.passage,
        links: [{ href: `/sources/${source.id}`, label: source.ref }],
      })),
      ...onlyHere(draft, others),
    ];
  });
}

function isSpokenOf(quantity: string, around: ReadonlySet<string>): boolean {
  const stems = new Set(stemsOf(quantity));
  const said = [...stems].filter((stem) => around.has(stem)).length;
  return stems.size >= 2 && said / stems.size >= SAME_QUANTITY;
}

/** Shares, sums of money by currency, and numbers of things, which are told apart by what they count. */
function unitOf(unit: string): string {
  const text = unit.toLowerCase();
  if (/%|per ?cent/.test(text)) return "%";
  if (/^(?:us ?)?\$|usd|us dollar/.test(text)) return "usd";
  if (/£|gbp|pounds? sterling/.test(text)) return "gbp";
  if (/€|eur/.test(text)) return "eur";
  if (/^rs\b|pkr|rupee/.test(text)) return "pkr";
  return /^(?:[a-z]{1,3}?\$|[a-z]{3})$/.test(text) && text.includes("$") ? text : "number";
}

function onlyHere(
  { figure, value, what, passage }: DraftFigure,
  others: readonly KnownSource[],
): Note[] {
  if (others.length === 0 || what === "") return [];
  const spellings = [String(value), value.toLocaleString("en"), numberIn(figure)];
  const has = ({ text }: KnownSource) =>
    spellings.some((spelling) => spelling !== "" && standsIn(text.toLowerCase(), spelling));
  if (others.some(has)) return [];
  return [
    {
      kind: "figureOnlyHere",
      params: { figure, sources: others.length },
      passage,
      links: others.map(({ id, ref }) => ({ href: `/sources/${id}`, label: ref })),
    },
  ];
}

/** "over 1,200" has the number "1,200". */
const numberIn = (figure: string) =>
  /\d[\d,.]*\d|\d|\p{L}+$/u
    .exec(figure.replace(/\s*(?:per ?cent|percent|%)$/i, ""))?.[0]
    .toLowerCase() ?? "";

function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? " ", text[at + word.length] ?? " "];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
