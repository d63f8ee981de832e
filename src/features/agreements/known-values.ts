import { z } from "zod";
import { calendarDate, toColumn } from "#domain/calendar-date.ts";
import {
  Binding,
  Counterpart,
  InstrumentType,
  MoneyInvolved,
  RenewalRule,
} from "#generated/prisma/enums.ts";

/**
 * What the trail keeps of an agreement's own values, by column, as the fields of its row. What is not
 * there was never changed; what cannot be read is passed over.
 */
export const knownValues = z
  .object({
    title: z.string(),
    instrument: z.enum(InstrumentType),
    binding: z.enum(Binding),
    counterpart: z.enum(Counterpart),
    money: z.enum(MoneyInvolved),
    summary: z.string().nullable(),
    term_months: z.int().nullable(),
    ends_on: calendarDate.nullable(),
    renewal: z.enum(RenewalRule),
    notice_days: z.int().nullable(),
    is_fast_track: z.boolean(),
    fast_track_reason: z.string().nullable(),
    is_placeholder: z.boolean(),
  })
  .partial()
  .catch({})
  .transform(
    ({
      term_months,
      ends_on,
      notice_days,
      is_fast_track,
      fast_track_reason,
      is_placeholder,
      ...same
    }) => ({
      ...same,
      ...(term_months !== undefined && { termMonths: term_months }),
      ...(ends_on !== undefined && { endsOn: ends_on && toColumn(ends_on) }),
      ...(notice_days !== undefined && { noticeDays: notice_days }),
      ...(is_fast_track !== undefined && { isFastTrack: is_fast_track }),
      ...(fast_track_reason !== undefined && { fastTrackReason: fast_track_reason }),
      ...(is_placeholder !== undefined && { isPlaceholder: is_placeholder }),
    }),
  );
