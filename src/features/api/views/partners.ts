import { z } from "zod";
import { datePrecision } from "#domain/date-precision.ts";
import { marking } from "#domain/marking.ts";
import { SEARCH_KINDS } from "#features/search/schema.ts";
import { count, day, disputed, id, names, partnerCode, unverifiedFigures } from "./common.ts";

/** What is between us and one partner. Promises alone are counted. */
export const partner = z.object({
  code: partnerCode,
  ...names,
  open: count,
  overdueOurs: count,
  overdueTheirs: count,
  kept: count,
  agreements: count,
  inForce: count,
  pendingMous: count,
  meetings: count,
  trainings: count,
  sources: count,
  lastMetOn: day.nullable(),
});

const line = {
  id,
  slug: z.string(),
  ...names,
  parentId: id.nullable(),
  isRetired: z.boolean(),
  version: z.int(),
  counts: z.object({ commitments: count, agreements: count, meetings: count, trainings: count }),
};
export const topicLine = z.object(line);
export const topicRecord = z.object({
  ...line,
  parent: topicLine.nullable(),
  children: z.array(topicLine),
});

export const searchGroup = z.object({
  kind: z.enum(SEARCH_KINDS),
  /** How many are ranked: all that are found, or the newest of them. */
  total: count,
  /** Whether there are others, or older entries that were not looked through. */
  isMore: z.boolean(),
  hits: z.array(
    z.object({
      kind: z.enum(SEARCH_KINDS),
      /** An id; the code of a partner. */
      recordId: z.string(),
      href: z.string(),
      ref: z.string().nullable(),
      title: z.string(),
      titleUr: z.string().nullable(),
      detail: z.string().nullable(),
      knownAs: z.string().nullable(),
      partners: z.array(z.string()),
      marking,
      datedOn: day.nullable(),
      datedPrecision: datePrecision,
      isAlike: z.boolean(),
      disputed,
      unverifiedFigures,
      snippet: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
    }),
  ),
});
