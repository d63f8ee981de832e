const MEGABYTE = 1024 * 1024;

export const MAX_COLUMNS = 400;
/** Of one cell, in UTF-16 code units; Excel itself takes 32,767. */
export const MAX_CELL_LENGTH = 100_000;
export const MAX_ROWS = 1_000_000;

/** Of a workbook when it is unpacked: all of it, and how much larger than packed a large part may be. */
export const MAX_UNPACKED_BYTES = 600 * MEGABYTE;
export const MAX_RATIO = 200;
export const MAX_PARTS = 2_000;
/** Texts that cells share are kept in memory while a sheet is read. */
export const MAX_SHARED_LENGTH = 64 * MEGABYTE;
