import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { AgencyKind } from "#generated/prisma/enums.ts";
import {
  agencyName,
  citations,
  claims,
  codeOrNull,
  country,
  disputed,
  fuzzy,
  id,
  linked,
  named,
  names,
  recordName,
  topicName,
  unverifiedFigures,
} from "./common.ts";

const side = country.extend({ isHome: z.boolean() }).nullable();
const agency = agencyName.extend({
  kind: z.enum(AgencyKind),
  marking,
  isPlaceholder: z.boolean(),
  parent: agencyName.nullable(),
});

export const agencyLine = agency.extend({
  country: side,
  isFormer: z.boolean(),
  matched: z.string().nullable(),
  disputed,
  unverifiedFigures,
});

const time = { from: fuzzy, until: fuzzy, isActing: z.boolean() };

export const agencyRecord = agency.extend({
  version: z.int(),
  countryCode: codeOrNull,
  functions: z.array(z.string()),
  notes: z.string().nullable(),
  children: z.array(agencyName),
  topics: z.array(topicName),
  aliases: z.array(
    z.object({ id, name: z.string(), language: z.string(), source: recordName.nullable() }),
  ),
  posts: z.array(
    z.object({
      id,
      version: z.int(),
      title: z.string(),
      titleUr: z.string().nullable(),
      isHead: z.boolean(),
      tenures: z.array(z.object({ id, version: z.int(), person: named, ...time })),
    }),
  ),
  provides: z.array(linked),
  receives: z.array(linked),
  deliveries: z.array(linked),
  citations,
  claims,
  disputed,
  unverifiedFigures,
});

const heldPost = z.object({
  ...time,
  title: z.string(),
  titleUr: z.string().nullable(),
  agency: agencyName,
});

export const personLine = z.object({
  id,
  ...names,
  marking,
  country: side,
  posts: z.array(heldPost),
  disputed,
});

export const personRecord = z.object({
  id,
  ...names,
  version: z.int(),
  marking,
  countryCode: codeOrNull,
  notes: z.string().nullable(),
  tenures: z.array(
    heldPost.extend({ id, version: z.int(), postId: id, note: z.string().nullable() }),
  ),
  citations,
  claims,
  disputed,
});
