import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { RELIABILITIES, SOURCE_KINDS } from "#features/sources/rules.ts";
import { CITED_KINDS } from "#features/sources/schema.ts";
import {
  claims,
  count,
  country,
  day,
  figure,
  fuzzy,
  id,
  names,
  unverifiedFigures,
} from "./common.ts";

const head = {
  id,
  ref: z.string(),
  partner: country,
  marking,
  kind: z.enum(SOURCE_KINDS),
  grade: z.enum(RELIABILITIES),
  title: z.string(),
  publisher: z.string().nullable(),
  language: z.string(),
  published: fuzzy,
  unverifiedFigures,
};

export const sourceLine = z.object({ ...head, citations: count });

const target = z.object({
  kind: z.enum(CITED_KINDS),
  id,
  ref: z.string().nullable(),
  title: z.string(),
  href: z.string(),
});

export const sourceRecord = z.object({
  ...head,
  version: z.int(),
  author: z.string().nullable(),
  address: z.string().nullable(),
  retrievedOn: day.nullable(),
  text: z.string(),
  attachment: z.object({ id, name: z.string() }).nullable(),
  /** Offsets count UTF-16 code units of `text`; the end is exclusive. */
  citations: z.array(
    z.object({
      id,
      start: count,
      end: count,
      quote: z.string(),
      field: z.string().nullable(),
      note: z.string().nullable(),
      target,
    }),
  ),
  figures: z.array(
    figure.extend({
      topic: z.object({ slug: z.string(), ...names }).nullable(),
      agency: z.object({ id, name: z.string(), acronym: z.string().nullable() }).nullable(),
      commitment: z.object({ id, ref: z.string(), title: z.string() }).nullable(),
    }),
  ),
  disputes: z.array(z.object({ target, fields: claims })),
  uses: z.array(
    z.object({
      what: z.enum(["origin", "evidence", "action", "concurrence", "alias"]),
      id,
      href: z.string(),
      ref: z.string().nullable(),
      title: z.string(),
    }),
  ),
});
