import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { within } from "#features/meetings/commands/failures.ts";
import { addSource } from "#features/sources/commands.ts";
import { found } from "#server/command.ts";
import type { DraftList } from "../parts.ts";
import { acceptedIn, draftsOf, passageOf, standingIn } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import { agenciesOf } from "./agencies.ts";
import { type Cite, citing, type Inner, type Target } from "./citing.ts";
import { figuresOf, instrumentsOf, trainingsOf } from "./instruments.ts";
import { heldOnRecord, recordMinutes } from "./minutes.ts";
import { peopleOf } from "./people.ts";
import { promisesOf } from "./promises.ts";

/** What is drafted from: the text, and the source that it is already. */
type Work = { text: string; sourceId: string | null };
type Source = {
  id: string;
  partner: CountryCode;
  marking: Marking;
  language: string;
  /** When it was published. */
  on: CalendarDate | null;
  precision: DatePrecision;
};

/**
 * Makes everything accepted in an intake into records, each with its passages. Gives the source, and the meeting that is new.
 *
 * @throws z.ZodError at a draft whose words do not stand in the text, and for what the records refuse
 */
export async function recordIntake(
  ctx: Inner,
  raw: IntakeInput,
  work: Work,
): Promise<{ sourceId: string; meetingId: string | null }> {
  const input = standingIn(work.text).parse(raw);
  const source = await sourceOf(ctx, input, work);
  const { cite, attach } = await citing(ctx, source.id);
  const meetingId = await recordAll(ctx, input, source, cite);
  await attach();
  return { sourceId: source.id, meetingId };
}

/** The source on record, or a new one. @throws AppError `conflict` when its partner is not the one chosen */
async function sourceOf(
  ctx: Inner,
  { partner, marking, source }: IntakeInput,
  { text, sourceId }: Work,
): Promise<Source> {
  if (sourceId !== null) {
    const stored = found(await ctx.tx.source.findUnique({ where: { id: sourceId } }));
    if (stored.partner !== partner) throw new AppError("conflict", "errors.otherPartner");
    const { marking: own, language, publishedOn, publishedPrecision: precision } = stored;
    return { id: sourceId, partner, marking: own, language, on: dayOrNull(publishedOn), precision };
  }
  const input = { ...source, partner, marking, text, retrievedOn: null };
  const { id } = await within(["source"], () => addSource(ctx, input));
  return {
    id,
    partner,
    marking,
    language: source?.language ?? "en",
    on: source?.publishedOn ?? null,
    precision: source?.publishedPrecision ?? "unknown",
  };
}

/** Names before those who bear them, promises before the minutes that list them. Gives the new meeting, if there is one. */
async function recordAll(
  ctx: Inner,
  input: IntakeInput,
  source: Source,
  cite: Cite,
): Promise<string | null> {
  const { partner, marking, id: sourceId, language } = source;
  const of = { partner, marking, sourceId, language };
  const { meeting } = input;
  const { named, recorded: agencies } = await agenciesOf(ctx, input, of, cite);
  const { present, recorded: people } = await peopleOf(ctx, input, of, named, cite);
  const made = await madeOn(ctx, input, source);
  const meetingId = meeting.as === "known" ? meeting.id : null;
  const commitments = await promisesOf(ctx, input, { ...of, ...made, meetingId }, named, cite);
  let recorded: string | null = null;
  if (meeting.as === "new") {
    const commitmentIds = [...new Set(commitments.values())];
    const topicIds = acceptedIn(input, "commitments").flatMap(({ draft }) => draft.topicIds);
    const { thenSubmit } = input;
    const minutes = { partner, marking, present, commitmentIds, topicIds, thenSubmit };
    recorded = await recordMinutes(ctx, meeting, minutes, cite);
  }
  if (meeting.as === "known" && meeting.at !== null) {
    cite({ kind: "meeting", id: meeting.id, field: "title" }, passageOf(meeting.at));
  }
  const instruments = await instrumentsOf(ctx, input, of, cite);
  const trainings = await trainingsOf(ctx, input, of, named, cite);
  const figures = await figuresOf(ctx, input, of);
  citeMerged(input, cite, {
    agencies: each(agencies, "agency", "name"),
    participants: each(people, "person", "name"),
    commitments: each(commitments, "commitment", "text"),
    instruments: each(instruments, "agreement", "title"),
    trainings: each(trainings, "training", "title"),
    figures: each(figures, "figure", "value"),
  });
  return recorded;
}

/** The day of the meeting, else of the text. */
async function madeOn(ctx: Inner, { meeting }: IntakeInput, source: Source) {
  switch (meeting.as) {
    case "new":
      return { madeOn: meeting.heldOn, madePrecision: meeting.heldPrecision };
    case "known": {
      const { heldOn, heldPrecision } = await heldOnRecord(ctx, meeting.id);
      return { madeOn: dayOrNull(heldOn), madePrecision: heldPrecision };
    }
    case "none":
      return { madeOn: source.on, madePrecision: source.precision };
  }
}

type Targets = (key: string) => Target[];

const each =
  (
    recorded: ReadonlyMap<string, string | string[]>,
    kind: Target["kind"],
    field: string,
  ): Targets =>
  (key) =>
    [recorded.get(key) ?? []].flat().map((id) => ({ kind, id, field }));

/** The passage of a draft that is a part of another is a further citation of that one's records. */
function citeMerged(input: IntakeInput, cite: Cite, targets: Record<DraftList, Targets>) {
  for (const { list, key, draft } of draftsOf(input)) {
    if (draft.decision !== "merge") continue;
    for (const target of targets[list](draft.into)) cite(target, passageOf(key));
  }
}
