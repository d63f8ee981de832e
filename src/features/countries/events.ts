import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { type Cursor, cursorText } from "#domain/listing.ts";
import type { PartnerEvent } from "./schema.ts";

/** The event that a page of a timeline follows. */
export type EventCursor = { on: CalendarDate; kind: string; rowId: string };

/** As many as are read beside the rest of a partner. */
export const EVENTS_SHOWN = 20;

/** `after=` of a partner's page; null where it is no place in a timeline. */
export function eventCursor(after: Cursor | null): EventCursor | null {
  const on = calendarDate.safeParse(after?.key);
  if (after === null || after.group === undefined || !on.success) return null;
  return { on: on.data, kind: after.group, rowId: after.id };
}

/** A page of the timeline out of events of which one more was read than it shows; `earlier` is where the next one begins. */
export function pageOfEvents(events: readonly PartnerEvent[]): {
  events: PartnerEvent[];
  earlier: string | null;
} {
  const shown = events.slice(0, EVENTS_SHOWN);
  const last = shown.at(-1);
  return {
    events: shown,
    earlier:
      last === undefined || events.length <= EVENTS_SHOWN
        ? null
        : cursorText({ key: last.on, id: last.rowId, group: last.kind }),
  };
}
