/** A run of letters on a page, in points from the left and from the foot of the page. */
export type Piece = {
  text: string;
  x: number;
  y: number;
  isRightToLeft: boolean;
  isLineEnd: boolean;
};

type Line = { text: string; y: number };

/** Wider than the usual distance of lines by this factor: a new paragraph. */
const GAP = 1.35;

/**
 * The lines of a page in reading order. An empty line stands where the gap is wider than usual on the
 * page, or where the text goes on higher up: the next column. Lines of a paragraph stay lines.
 */
export function linesOfPage(pieces: readonly Piece[]): string {
  const lines = linesOf(pieces);
  const usual = usualDistance(lines);
  return lines
    .map(({ text, y }, index) => {
      const before = lines[index - 1];
      if (!before) return text;
      const distance = before.y - y;
      const isNew = distance < -1 || (usual !== null && distance > usual * GAP);
      return (isNew ? "\n\n" : "\n") + text;
    })
    .join("");
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let open: Piece[] = [];
  const finish = () => {
    const text = (
      isRightToLeft(open) ? fromTheRight(open) : open.map((one) => one.text).join("")
    ).trim();
    const y = open.find((one) => one.text.trim() !== "")?.y;
    if (y !== undefined) lines.push({ text, y });
    open = [];
  };
  for (const piece of pieces) {
    open.push(piece);
    if (piece.isLineEnd) finish();
  }
  finish();
  return lines;
}

const SAYS = /[\p{L}\p{N}]/u;

const lengthOf = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, { text }) => sum + text.length, 0);

function isRightToLeft(line: readonly Piece[]): boolean {
  const said = line.filter(({ text }) => SAYS.test(text));
  return lengthOf(said.filter((one) => one.isRightToLeft)) * 2 > lengthOf(said);
}

/**
 * Words of Arabic script come as they stand on the page, from the left; the line is read from the
 * right, but for the numbers and Latin names in it.
 */
function fromTheRight(line: readonly Piece[]): string {
  const read: string[] = [];
  let foreign: string[] = [];
  let between = "";
  for (const piece of line.toSorted((a, b) => b.x - a.x)) {
    if (!SAYS.test(piece.text)) {
      between += piece.text;
    } else if (piece.isRightToLeft) {
      read.push(...foreign, between, piece.text);
      foreign = [];
      between = "";
    } else {
      if (foreign.length === 0) read.push(between);
      else foreign.unshift(between);
      foreign.unshift(piece.text);
      between = "";
    }
  }
  return [...read, ...foreign, between].join("");
}

/**
 * The distance at which most lines follow each other: the smallest that is common, because a page of
 * short paragraphs has as many gaps as lines. Null on a page of one line.
 */
function usualDistance(lines: readonly Line[]): number | null {
  const distances = lines
    .map(({ y }, index) => (lines[index - 1]?.y ?? y) - y)
    .filter((distance) => distance > 1)
    .toSorted((a, b) => a - b);
  return distances[Math.floor(distances.length * 0.3)] ?? null;
}
