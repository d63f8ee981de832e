import "server-only";
import { getTranslations } from "next-intl/server";
import { listCalendar } from "#features/calendar/queries.ts";
import { spanOf } from "#features/calendar/rules.ts";
import { listChanges } from "#features/home/queries.ts";
import type { Change } from "#features/home/schema.ts";
import { tagged, type Visit } from "#server/api.ts";
import { env } from "#server/env.ts";
import type { Reading } from "#server/page.ts";
import { atomFeed, type FeedEntry } from "./atom.ts";
import { type CalendarEvent, icalendar, instantAt } from "./icalendar.ts";
import {
  type CalendarMeeting,
  listCalendarMeetings,
  listDueDays,
  listNoticeDays,
  reachOf,
} from "./queries/calendar.ts";

/** Entries of the feed of changes. */
const ENTRIES = 100;

/** What a private address gives: a calendar or a feed, as its token says. */
export async function answerFeed(request: Request, { visitor, read }: Visit): Promise<Response> {
  return visitor.kind === "calendar"
    ? tagged(request, await read(calendarOf), "text/calendar; charset=utf-8")
    : tagged(request, await read(changesOf), "application/atom+xml; charset=utf-8");
}

const address = (path: string) => `${env().ACCORD_ORIGIN}${path}`;

async function calendarOf({ tx, today }: Reading): Promise<string> {
  const t = await getTranslations("api.calendar");
  const values = await getTranslations("values.marking");
  const meetings = await listCalendarMeetings(tx, today);
  const due = await listDueDays(tx, today);
  const notices = await listNoticeDays(tx, today);
  const others = await listCalendar(
    tx,
    { partner: [], kind: ["end", "round"], by: null, ...reachOf(today) },
    today,
  );
  type Of = Omit<CalendarMeeting, "untilOn" | "startsAt" | "timeZone" | "place" | "isCancelled">;
  type Kind = "meeting" | "due" | "notice" | "end" | "renewal" | "round";
  const event = (kind: Kind, place: string, of: Of): CalendarEvent => {
    const { id, ref, title, partner, marking, on, version, updatedAt } = of;
    // What is marked says so wherever it is shown.
    const marked = marking === "official" ? "" : `[${values(marking)}] `;
    return {
      uid: `${kind}-${id}@accord`,
      summary: `${marked}${t(kind, { title, partner })}`,
      description: ref,
      place: null,
      url: address(`/${place}/${id}`),
      when: { on, until: on },
      isBusy: false,
      isCancelled: false,
      isOpen: marking === "official",
      changedAt: updatedAt,
      sequence: version,
    };
  };
  return icalendar(t("title"), [
    ...meetings.map((meeting) => ({
      ...event("meeting", "meetings", meeting),
      place: meeting.place,
      when: whenOf(meeting),
      isBusy: true,
      isCancelled: meeting.isCancelled,
    })),
    ...due.map((one) => event("due", "commitments", one)),
    ...notices.map((one) => event("notice", "agreements", one)),
    ...others.map((one) => {
      const { from: on, to: until } = spanOf(one);
      const word = one.kind === "round" ? "round" : one.renewsItself ? "renewal" : "end";
      const place = one.kind === "round" ? "meetings" : "agreements";
      // What is known to a month only takes up the month, and keeps nobody busy.
      return {
        ...event(word, place, { ...one, partner: one.partner.code }),
        uid: `${one.kind}-${one.id}@accord`,
        when: { on, until },
      };
    }),
  ]);
}

function whenOf({ on, untilOn, startsAt, timeZone }: CalendarMeeting): CalendarEvent["when"] {
  if (startsAt === null || untilOn !== null) return { on, until: untilOn ?? on };
  return { at: instantAt(timeZone, on, startsAt) };
}

/** The page of what changed. */
const PLACES: Record<Change["kind"], string> = {
  progress: "commitments",
  commitment: "commitments",
  action: "agreements",
  stage: "agreements",
  meeting: "meetings",
};

async function changesOf({ tx }: Reading): Promise<string> {
  const t = await getTranslations("api.changes");
  const kinds = await getTranslations("home.change");
  const values = await getTranslations("values.marking");
  const changes = await listChanges(tx, ENTRIES);
  const entries = changes.map(({ kind, id, ref, title, partner, marking, at }): FeedEntry => {
    const href = address(`/${PLACES[kind]}/${id}`);
    const marked = marking === "official" ? "" : `[${values(marking)}] `;
    return {
      id: `${href}#${kind}-${at.getTime()}`,
      title: `${marked}${kinds(kind)}: ${title}`,
      summary: `${ref} · ${partner}`,
      href,
      at,
    };
  });
  return atomFeed({ id: address("/feeds"), title: t("title"), home: address("/"), entries });
}
