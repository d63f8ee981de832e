import { addDays, type CalendarDate } from "#domain/calendar-date.ts";

export type CalendarEvent = {
  /** Unique for ever: a calendar recognises an event by it. */
  uid: string;
  summary: string;
  description: string | null;
  place: string | null;
  url: string;
  /** The first day and the last, both inclusive; or an instant. */
  when: { on: CalendarDate; until: CalendarDate } | { at: Date };
  /** A day that something is due on keeps nobody busy. */
  isBusy: boolean;
  isCancelled: boolean;
  isOpen: boolean;
  changedAt: Date;
  sequence: number;
};

const MEETING_MINUTES = 60;
const LINE_OCTETS = 75;

/** A calendar as RFC 5545 writes it. The same events give the same text, so that its tag says whether any changed. */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Accord//Register//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${instantText(event.changedAt)}`,
    `LAST-MODIFIED:${instantText(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...timeLines(event.when),
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description === null ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.place === null ? [] : [`LOCATION:${escapeText(event.place)}`]),
    `URL:${event.url}`,
    `CLASS:${event.isOpen ? "PUBLIC" : "CONFIDENTIAL"}`,
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    `TRANSP:${event.isBusy ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

/** The end of a day's event is the day after its last. */
function timeLines(when: CalendarEvent["when"]): string[] {
  if ("on" in when) {
    return [
      `DTSTART;VALUE=DATE:${dayText(when.on)}`,
      `DTEND;VALUE=DATE:${dayText(addDays(when.until, 1))}`,
    ];
  }
  return [`DTSTART:${instantText(when.at)}`, `DURATION:PT${MEETING_MINUTES}M`];
}

const dayText = (day: CalendarDate) => day.replaceAll("-", "");
const instantText = (at: Date) => at.toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "");

/** Text as a value: nothing in it ends the line or begins another property. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);
}

/** No line is longer than 75 octets; what follows begins with a space. No letter is cut in two. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = "";
      // The space that the line begins with.
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

/** The instant of a time of day at a place. A time that the clocks skip is the one an hour on. */
export function instantAt(timeZone: string, day: CalendarDate, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const first = wanted - (wallTime(timeZone, wanted) - wanted);
  return new Date(first - (wallTime(timeZone, first) - wanted));
}

/** What a clock in that place shows then, as if it were UTC. */
function wallTime(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn-hc-h23", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
}
