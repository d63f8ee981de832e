import "server-only";
import { z } from "zod";
import type { CountryCode } from "#domain/country-code.ts";
import { firstDayOf } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import { recordMeeting } from "#features/meetings/commands.ts";
import { env } from "#server/env.ts";
import { found } from "#server/command.ts";
import { passageOf } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import { type Cite, citeDraft, type Inner } from "./citing.ts";
import type { Present } from "./people.ts";

type Meeting = Extract<IntakeInput["meeting"], { as: "new" }>;

type Minutes = {
  partner: CountryCode;
  marking: Marking;
  present: readonly Present[];
  /** Of what was promised there, in the order of the text. */
  commitmentIds: readonly string[];
  topicIds: readonly string[];
  thenSubmit: boolean;
};

/** Records the meeting that the text tells of, with who was there and what came of it. Answers with its id. */
export async function recordMinutes(
  ctx: Inner,
  meeting: Meeting,
  minutes: Minutes,
  cite: Cite,
): Promise<string> {
  const { quote: _, further, at, as: _as, series, ...fields } = meeting;
  const { partner, marking, present, commitmentIds, topicIds, thenSubmit } = minutes;
  const first = firstDayOf(meeting.heldOn, meeting.heldPrecision);
  // A text may announce a meeting: what has not been held has no outcomes yet.
  const isHeld = first === null || first <= ctx.today;
  const input = {
    ...fields,
    partner,
    marking,
    startsAt: null,
    timeZone: env().ACCORD_TIME_ZONE,
    seriesId: null,
    newSeries: series,
    life: isHeld ? "held" : "planned",
    summary: null,
    topicIds: [...new Set(topicIds)],
    participants: present.map(({ row }) => ({ ...row, wasInvited: true, hasAttended: isHeld })),
    agenda: [],
    outcomes: isHeld
      ? commitmentIds.map((commitmentId) => ({ kind: "commitment", commitmentId }))
      : [],
    thenSubmit: thenSubmit && isHeld,
  };
  const { id } = await onTheForm(present, () => recordMeeting(ctx, input));
  citeDraft(cite, { kind: "meeting", id, field: "title" }, at, { further });
  for (const { key } of present) {
    cite({ kind: "meeting", id, field: "participants" }, passageOf(key));
  }
  return id;
}

/** Fields of the minutes that other boxes of the form stand for. */
const BOXES: Record<string, string> = {
  newSeries: "series",
  titleAsPrinted: "title",
  personId: "name",
  agencyId: "agency",
};

const box = (name: string) => BOXES[name] ?? name;

/** What the minutes find wrong is said where the officer typed it. */
async function onTheForm<T>(present: readonly Present[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new z.ZodError(
      error.issues.map((issue) => {
        const [first, index, ...rest] = issue.path.map(String);
        const key = first === "participants" ? present[Number(index)]?.key : undefined;
        const path =
          key === undefined
            ? ["meeting", box(first ?? "")]
            : ["participants", key, ...rest.map(box)];
        return { ...issue, path };
      }),
    );
  }
}

/** When a meeting on record was held. @throws AppError `not_found` */
export async function heldOnRecord(ctx: Inner, id: string) {
  const select = { heldOn: true, heldPrecision: true } as const;
  return found(await ctx.tx.meeting.findUnique({ where: { id }, select }));
}
