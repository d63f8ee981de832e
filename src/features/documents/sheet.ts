import { MAX_TEXT_LENGTH } from "./limits.ts";
import { UnreadableFile } from "./unreadable-file.ts";

type Block = { text: string; isItem: boolean };

/** Something with blocks of its own: the document, a cell, a text box. A row holds cells. */
type Frame = { blocks: Block[]; cells: Block[][] | null; line: string[]; marker: string | null };

export type Sheet = ReturnType<typeof newSheet>;

const newFrame = (cells: Block[][] | null = null): Frame => ({
  blocks: [],
  cells,
  line: [],
  marker: null,
});

/** What a list item begins with, and only lines that the reading takes for one. */
const ITEM = /^(?:• |\d{1,2}[.)] )/;

/**
 * Paragraphs, list items and rows of tables as they come, to be put into one text. Frames are opened
 * and closed like tags.
 *
 * @throws UnreadableFile `tooLong` as soon as more is written than is read.
 */
export function newSheet() {
  const frames: [Frame, ...Frame[]] = [newFrame()];
  let written = 0;

  const top = () => frames.at(-1) ?? frames[0];

  /** Ends the paragraph that is open, if any. */
  function end(): void {
    const frame = top();
    const text = trimmed(frame.line.join(""));
    frame.line = [];
    if (text === "") return;
    frame.blocks.push({ text: (frame.marker ?? "") + text, isItem: ITEM.test(frame.marker ?? "") });
    frame.marker = null;
  }

  function closed(): Frame {
    end();
    return frames.length > 1 ? (frames.pop() ?? frames[0]) : frames[0];
  }

  return {
    end,
    write(words: string): void {
      written += words.length;
      // Twice, for what is dropped again: forms, and blanks at the ends of lines.
      if (written > 2 * MAX_TEXT_LENGTH) {
        throw new UnreadableFile("tooLong", { max: MAX_TEXT_LENGTH });
      }
      top().line.push(words);
    },
    /** The mark of a list item ("• ", "2. ") for the next paragraph of this frame. */
    mark(marker: string | null): void {
      top().marker = marker;
    },
    open(): void {
      frames.push(newFrame());
    },
    /** Puts what was written since `open` before the paragraph that is open. */
    close(): void {
      const { blocks } = closed();
      top().blocks.push(...blocks);
    },
    /** As `close`, unless what was written is shorter than `least` characters: then it is dropped. */
    closeIfLong(least: number): void {
      const { blocks } = closed();
      const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
      if (length >= least) top().blocks.push(...blocks);
    },
    openRow(): void {
      end();
      frames.push(newFrame([]));
    },
    /** One line, its cells parted by tabs; cells of several paragraphs are a page's layout, and stay paragraphs. */
    closeRow(): void {
      const { blocks, cells } = closed();
      const all = [...(cells ?? []), blocks].filter((cell) => cell.length > 0);
      const isLine = all.every((cell) => cell.length === 1 && !cell[0]?.isItem);
      const row = all.map((cell) => cell[0]?.text.replaceAll("\n", " ")).join("\t");
      if (!isLine) top().blocks.push(...all.flat());
      else if (row !== "") top().blocks.push({ text: row, isItem: false });
    },
    openCell(): void {
      end();
      frames.push(newFrame());
    },
    closeCell(): void {
      const { blocks } = closed();
      const row = top();
      if (row.cells === null) row.blocks.push(...blocks);
      else row.cells.push(blocks);
    },
    /** Ends the paragraph that is open. Paragraphs are parted by an empty line, items of a list by none. */
    text(): string {
      end();
      return frames[0].blocks
        .map(({ text, isItem }, index) => {
          if (index === 0) return text;
          return (isItem && frames[0].blocks[index - 1]?.isItem ? "\n" : "\n\n") + text;
        })
        .join("");
    },
  };
}

/** Without blanks around it and at the ends of its lines; direction marks stay. */
const trimmed = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
