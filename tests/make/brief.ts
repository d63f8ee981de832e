import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { reviseBrief, startBrief } from "#features/briefs/commands.ts";
import { getBrief, getBriefSection } from "#features/briefs/queries.ts";
import type { BriefForm, KeptLine, SectionName } from "#features/briefs/views.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";

export const TODAY = todayIn("Asia/Karachi", new Date());
export const NOW = { asOf: TODAY, knownAt: null, isOfDay: false };

export async function makeBrief(
  actor: Actor,
  over: { partner?: string; form?: BriefForm; locale?: string; meetingId?: string | null } = {},
): Promise<string> {
  const input = { partner: "GB", form: "full", locale: "en", meetingId: null, ...over };
  return (await startBrief(contextFor(actor), input)).id;
}

export const briefFor = (actor: Actor, id: string) => withViewer(actor, (tx) => getBrief(tx, id));

export const linesFor = async (actor: Actor, id: string): Promise<KeptLine[]> =>
  (await briefFor(actor, id)).brief.sections.flatMap(({ lines }) => [...lines]);

export const sectionFor = async (actor: Actor, id: string, section: SectionName) =>
  (await withViewer(actor, (tx) => getBriefSection(tx, id, section))).lines;

/** A line as its form sends it back, with something changed. */
export function asSent(line: KeptLine, over: object = {}) {
  const { id, number, marking, isLeftOut } = line;
  const cells = Object.fromEntries(line.cells.map((cell, index) => [`cell${index}`, cell]));
  return { id, number, marking, isLeftOut, ...cells, ...over };
}

export const revise = (
  actor: Actor,
  id: string,
  section: SectionName,
  lines: readonly object[],
  added: readonly object[] = [],
) => reviseBrief(contextFor(actor), { id, section, lines, added });

export const daysFrom = (days: number): CalendarDate =>
  todayIn("Asia/Karachi", new Date(Date.now() + days * 86_400_000));
