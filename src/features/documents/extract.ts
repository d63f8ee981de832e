import type { CalendarDate } from "#domain/calendar-date.ts";

/** What the file says of itself, apart from its text. A date of saving is none of publication. */
export type FileFacts = {
  title: string | null;
  /** Of an e-mail: who sent it. */
  author: string | null;
  publisher: string | null;
  publishedOn: CalendarDate | null;
  /** Where the page says that it stands. */
  address: string | null;
};

/** What was in the file and is not in the text. */
type LeftOut = {
  /** Names of an e-mail's attachments, in order: documents of their own. */
  attachments: string[];
  /** Pages of a PDF that are pictures. */
  pagesWithoutText: number;
};

/** A reader's yield. */
export type Extract = { text: string; facts: FileFacts; left: LeftOut };

export const NO_FACTS: FileFacts = {
  title: null,
  author: null,
  publisher: null,
  publishedOn: null,
  address: null,
};

export const NOTHING_LEFT: LeftOut = { attachments: [], pagesWithoutText: 0 };
