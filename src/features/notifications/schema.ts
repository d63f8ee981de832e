import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { flag } from "#domain/flag.ts";
import { cursor, several, single } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import { NOTICE_KINDS, type NoticeKind } from "#domain/notice.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { addressOf } from "#features/search/rules.ts";
import { MailRhythm, SearchKind } from "#generated/prisma/enums.ts";

export const SETTING_LANGUAGES = ["en", "ur"] as const;
export const RHYTHMS = Object.values(MailRhythm);

/** More are shown as "99+". */
export const MOST_UNREAD = 99;

/** What somebody says about mail; the hour is by the clock at home, Monday is 1. */
export const settingInput = z.strictObject({
  version: recordVersion.nullable().default(null),
  rhythm: z.enum(MailRhythm, "validation.choice"),
  hour: z.coerce.number<string | number>("validation.number").int().min(0).max(23),
  weekday: z.coerce.number<string | number>("validation.number").int().min(1).max(7),
  language: z.enum(SETTING_LANGUAGES, "validation.choice"),
  /** The kinds that are mailed; the rest is told in the application alone. */
  kinds: z.array(z.enum(NOTICE_KINDS, "validation.choice")).default([]),
});

export type Setting = {
  rhythm: MailRhythm;
  hour: number;
  weekday: number;
  language: (typeof SETTING_LANGUAGES)[number];
  without: string[];
  /** Null: never said, so these are the installation's. */
  version: number | null;
};

/** Monday morning, before the week begins. */
export const DEFAULT_SETTING: Setting = {
  rhythm: "weekly",
  hour: 8,
  weekday: 1,
  language: "en",
  without: [],
  version: null,
};

/** The language in a column, whoever wrote it. */
export const languageOf = (text: string): Setting["language"] =>
  SETTING_LANGUAGES.find((one) => one === text) ?? "en";

/** The records that have a page with a button "Follow". */
export const FOLLOWED = [
  "partner",
  "topic",
  "meeting",
  "commitment",
  "agreement",
  "training",
  "source",
] as const satisfies readonly SearchKind[];

export const followInput = z.strictObject({
  kind: z.enum(FOLLOWED, "validation.choice"),
  /** An id; the code of a partner. */
  recordId: z
    .string("validation.required")
    .regex(/^([A-Z]{2}|[0-9a-f-]{36})$/, "validation.choice"),
  isFollowed: flag,
});

/** One of one's own notices, or all of them. */
export const readInput = z.strictObject({ id: z.union([recordId, z.literal("all")]) });

export const noticeFilter = z.object({
  kind: several(z.enum(NOTICE_KINDS)),
  unread: single(z.literal("true")),
  after: cursor,
  before: cursor,
});
export type NoticeFilter = z.output<typeof noticeFilter>;

/** A notice whose record its reader may see, with the record's own words. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  recordKind: SearchKind;
  recordId: string;
  slug: string | null;
  ref: string | null;
  title: string;
  titleUr: string | null;
  marking: Marking;
  /** Alone or as one of several, for what counts days: the day that it is about. */
  on: CalendarDate | null;
  count: number;
  at: Date;
  readAt: Date | null;
};

/** The address of what a notice is about. */
export function addressOfNotice({
  recordKind,
  recordId: id,
  slug,
}: Pick<NoticeView, "recordKind" | "recordId" | "slug">): string {
  switch (recordKind) {
    case "post":
      return `/handover/${id}`;
    case "intake":
      return `/intake/${id}`;
    default:
      return addressOf(recordKind, id, slug);
  }
}
