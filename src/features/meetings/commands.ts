import "server-only";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { firstDayOf } from "#domain/date-precision.ts";
import { discardDraft } from "#features/drafts/commands.ts";
import { type Context, command, expectOne, nextReference } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { fieldError } from "./commands/failures.ts";
import { namesOf } from "./commands/names.ts";
import { type Minutes, writeAgenda, writeOutcomes } from "./commands/outcomes.ts";
import { writeParticipants } from "./commands/participants.ts";
import { submitMeeting } from "./commands/review.ts";
import { seriesOf } from "./commands/series.ts";
import { reviewedOf } from "./commands/stored.ts";
import { canMark, canRecordMeeting, canReviseMeeting } from "./policy.ts";
import { nextLives } from "./rules.ts";
import { type MeetingFields, meetingInput, meetingUpdate } from "./schema.ts";

type Inner = Context & { tx: Tx };

/**
 * Records a meeting with its participants, agenda and outcomes, adding whom and what the register lacks.
 * Its reference counts in the year it was held, of today when that is not known.
 */
export const recordMeeting = command({
  action: "meeting.record",
  input: meetingInput,
  allow: (actor, _, input) => canRecordMeeting(actor, input),
  run: async ({ tx, ctx, input, userId, today }) => {
    const { partner } = input;
    const country = await tx.country.findUnique({ where: { code: partner } });
    if (country === null || country.isHome) throw fieldError(["partner"], "validation.country");
    const { id } = await tx.meeting.create({
      select: { id: true },
      data: {
        ...(await columnsOf(ctx, partner, input)),
        partner,
        ref: await nextReference(tx, "MTG", partner, input.heldOn ?? today),
        createdById: userId,
      },
    });
    await writeParts(ctx, { ...input, id, partner }, input, nothing);
    await finish(ctx, id, 1, input);
    return { id };
  },
});

/** Writes a draft or a returned record anew, through the same form. Rows keep their ids and their links. */
export const reviseMeeting = command({
  action: "meeting.revise",
  input: meetingUpdate,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting, { marking }) =>
    canReviseMeeting(actor, meeting) && canMark(actor, meeting, marking),
  run: async ({ tx, ctx, input, subject: { partner, life } }) => {
    const { id, version } = input;
    if (input.life !== life && !nextLives(life).includes(input.life)) {
      throw fieldError(["life"], "meetings.error.life");
    }
    const data = { ...(await columnsOf(ctx, partner, input)), version: { increment: 1 } };
    expectOne(await tx.meeting.updateMany({ where: { id, version }, data }));
    await writeParts(ctx, { ...input, id, partner }, input, await partsOf(tx, id));
    await finish(ctx, id, version + 1, input);
    return { id };
  },
});

/** @throws z.ZodError for a meeting said to be held on a day that has not come */
async function columnsOf(ctx: Inner, partner: CountryCode, input: MeetingFields) {
  const { heldOn, heldPrecision, untilOn, nextRoundOn, life, releasableTo } = input;
  const first = firstDayOf(heldOn, heldPrecision);
  if (life === "held" && first !== null && first > ctx.today) {
    throw fieldError(["heldOn"], "meetings.error.heldAhead");
  }
  const { marking, type, mode, title, startsAt, timeZone, place, hostSide, round } = input;
  const {
    lifeReason,
    summary,
    nextRoundPrecision,
    nextRoundWords,
    heldPrecision: precision,
  } = input;
  return {
    marking,
    type,
    mode,
    title,
    startsAt,
    timeZone,
    place,
    hostSide,
    round,
    life,
    lifeReason,
    summary,
    nextRoundPrecision,
    nextRoundWords,
    heldPrecision: precision,
    ...(releasableTo && { releasableTo }),
    heldOn: columnOf(heldOn),
    untilOn: columnOf(untilOn),
    nextRoundOn: columnOf(nextRoundOn),
    seriesId: await seriesOf(ctx, partner, input),
  };
}

const columnOf = (day: CalendarDate | null) => day && toColumn(day);

type Stored = Awaited<ReturnType<typeof partsOf>>;
const nothing: Stored = { participants: [], agenda: [], outcomes: [], topics: [] };

function partsOf(tx: Tx, id: string) {
  return tx.meeting.findUniqueOrThrow({
    where: { id },
    select: { participants: true, agenda: true, outcomes: true, topics: true },
  });
}

async function writeParts(ctx: Inner, minutes: Minutes, input: MeetingFields, stored: Stored) {
  const { tx } = ctx;
  const { id: meetingId, partner, marking } = minutes;
  const names = await namesOf(ctx, minutes);
  const of = { meetingId, partner, marking };
  await writeParticipants(tx, of, input.participants, stored.participants, names);
  const agendaIds = await writeAgenda(tx, minutes, input.agenda, stored.agenda);
  await writeOutcomes(ctx, minutes, input.outcomes, stored.outcomes, agendaIds, names);
  await writeTopics(tx, meetingId, input.topicIds, stored);
}

async function writeTopics(tx: Tx, meetingId: string, ids: readonly string[], { topics }: Stored) {
  const before = topics.map(({ topicId }) => topicId);
  const gone = before.filter((id) => !ids.includes(id));
  const data = ids.filter((id) => !before.includes(id)).map((topicId) => ({ meetingId, topicId }));
  if (gone.length > 0) {
    await tx.meetingTopic.deleteMany({ where: { meetingId, topicId: { in: gone } } });
  }
  if (data.length > 0) await tx.meetingTopic.createMany({ data });
}

/** The draft has done its work; the record goes on its way when that was asked for. */
async function finish(
  ctx: Inner,
  id: string,
  version: number,
  { draftId, thenSubmit }: MeetingFields,
): Promise<void> {
  if (draftId !== null) await discardDraft(ctx, { id: draftId });
  if (thenSubmit) await submitMeeting(ctx, { id, version });
}
