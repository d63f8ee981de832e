import type { ImportKind, ImportState } from "#generated/prisma/enums.ts";
import type { MappedKind } from "./fields.ts";
import type { Mapping } from "./schema.ts";

/** What is wrong with a row, or worth knowing of it: `message` is an encoded key of the catalogue. */
export type Issue = {
  row: number;
  field: string;
  /** What stands in the cell, cut. */
  value: string;
  message: string;
  /** A note does not keep the row out. */
  isNote?: boolean;
};

export type Counts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** Rows refused, by the key of the first problem of each. */
  reasons: Record<string, number>;
  notes: number;
  /** Notes by their keys. */
  noted: Record<string, number>;
  /** Records of other kinds that the rows brought along: programmes, agencies. */
  alongside: Record<string, number>;
  /** What to set when most rows are refused for one cause: an encoded message. */
  advice: string | null;
};

export const noCounts = (): Counts => ({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  reasons: {},
  notes: 0,
  noted: {},
  alongside: {},
  advice: null,
});

/** As they were stored; of a file that nobody has read yet all are 0. */
export const countsOf = (stored: unknown): Counts => ({
  ...noCounts(),
  ...(stored as Partial<Counts>),
});

/** Work that has not said anything for so long was ended with its server. It had written nothing. */
export const SILENT_MS = 150_000;

export const isSilent = ({ beatAt }: { beatAt: Date | null }, now: Date): boolean =>
  beatAt !== null && now.getTime() - beatAt.getTime() > SILENT_MS;

export type BatchView = {
  id: string;
  version: number;
  state: ImportState;
  kind: ImportKind | null;
  profile: string | null;
  register: string | null;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  ownerId: string;
  owner: string;
  skipsBad: boolean;
  isFindable: boolean;
  counts: Counts;
  failure: string | null;
  createdAt: Date;
  endedAt: Date | null;
};

export type MapView = {
  head: string[];
  sheets: string[];
  sample: { number: number; cells: string[] }[];
  mapping: Mapping;
  /** The profile that the mapping comes from; null: it is guessed from the names of the columns. */
  profile: string | null;
  profiles: { name: string; kind: MappedKind; isShipped: boolean }[];
};

export type BroughtRecord = {
  number: number;
  kind: MappedKind;
  id: string;
  label: string;
  isNew: boolean;
};
