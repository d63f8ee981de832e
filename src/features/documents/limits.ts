const MEGABYTE = 1024 * 1024;

/** What a reader takes, for the `accept` attribute: the bytes decide all the same. */
export const DOCUMENT_ENDINGS = ".txt,.docx,.pdf,.html,.htm,.eml";

/** The longest text that is kept, in UTF-16 code units; some hundred and fifty printed pages. */
export const MAX_TEXT_LENGTH = 500_000;
/** The largest file that is read, inclusive. */
export const MAX_DOCUMENT_BYTES = 5 * MEGABYTE;

export const MAX_PAGES = 300;
/** Word keeps a part for each picture: real documents have some hundreds at most. */
export const MAX_ZIP_ENTRIES = 500;
/** Of one part of a Word document: text with its formatting is some twenty times the text. */
export const MAX_PART_BYTES = 24 * MEGABYTE;
/** XML shrinks to a thirtieth, repeated bytes to a thousandth. */
export const MAX_PART_RATIO = 200;
/** Pages of the web are nested a hundred levels deep at most; a parser's time grows with the depth. */
export const MAX_DEPTH = 2_000;

export const MAX_READING_MS = 8_000;
/** What a reader may hold, its buffers outside the heap included. */
export const MAX_READING_BYTES = 384 * MEGABYTE;
