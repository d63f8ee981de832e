import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { type DatePrecision, firstDayOf, lastDayOf } from "#domain/date-precision.ts";
import { flag } from "#domain/flag.ts";
import { momentFields } from "#domain/moment.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { marking } from "#domain/marking.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";

/** A named official. Country null: of a multilateral body. Every field is stated. */
const personInput = z.strictObject({
  country: countryCode.nullable(),
  marking,
  name: requiredName(200),
  nameUr: optionalName(200),
  notes: optionalText(4000),
});
export type PersonInput = z.input<typeof personInput>;

export const personUpdate = personInput.safeExtend({ id: recordId, version: recordVersion });

/** A position in an agency; `isHead`: its holder heads the agency. */
export const postInput = z.strictObject({
  agencyId: recordId,
  title: requiredName(200),
  titleUr: optionalName(200),
  isHead: flag,
});
export type PostInput = z.input<typeof postInput>;

export const postUpdate = postInput
  .omit({ agencyId: true })
  .safeExtend({ id: recordId, version: recordVersion });

const span = {
  ...fuzzyFields("from"),
  ...fuzzyFields("until"),
  isActing: flag,
  note: optionalText(1000),
};
type Span = {
  fromOn: CalendarDate | null;
  fromPrecision: DatePrecision;
  untilOn: CalendarDate | null;
  untilPrecision: DatePrecision;
};
const inOrder = { path: ["untilOn"], error: "validation.endBeforeStart" };

/** A person in a post; both days inclusive, null: not known, or still there. */
const tenure = z
  .strictObject({ personId: recordId, postId: recordId, ...span })
  .refine(isInOrder, inOrder);
export const tenureInput = z.preprocess(typedDates("from", "until"), tenure);
export type TenureInput = z.input<typeof tenure>;

export const tenureUpdate = z.preprocess(
  typedDates("from", "until"),
  z.strictObject({ id: recordId, version: recordVersion, ...span }).refine(isInOrder, inOrder),
);

/** The last day in the post must be given. */
export const tenureEnd = z.preprocess(
  typedDates("until"),
  z
    .strictObject({ id: recordId, version: recordVersion, ...fuzzyFields("until") })
    .refine(({ untilOn }) => untilOn !== null, { path: ["untilOn"], error: "validation.required" }),
);

/** The database says the same (`tenure_dates`): wrong only when no reading of the dates is in order. */
function isInOrder({ fromOn, fromPrecision, untilOn, untilPrecision }: Span): boolean {
  const first = firstDayOf(fromOn, fromPrecision);
  const last = lastDayOf(untilOn, untilPrecision);
  return first === null || last === null || first <= last;
}

const firstPost = z.preprocess(
  typedDates("from"),
  z.strictObject({ postId: recordId, ...fuzzyFields("from"), isActing: flag }),
);

/** A person with the post they are in now; without a post the rest of it says nothing. */
export const personRecord = personInput.safeExtend({
  post: z.preprocess((raw) => (isEmptyPost(raw) ? null : raw), firstPost.nullable()).default(null),
});

/** Parameters of the list. "none" among the countries: officials of multilateral bodies. */
export const personFilter = z.object({
  q: searchText,
  country: several(z.union([countryCode, z.literal("none")])),
  agency: single(recordId),
  marking: several(marking),
  ...momentFields,
  after: cursor,
  before: cursor,
});
export type PersonFilter = z.output<typeof personFilter>;

/** The post that a new person is to be put in, where the form is come to from a post. */
export const personStart = z.object({ post: single(recordId) });

function isEmptyPost(raw: unknown): boolean {
  return raw instanceof Object && "postId" in raw && raw.postId === null;
}
