import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { discardDraft } from "#features/drafts/commands.ts";
import { within } from "#features/meetings/commands/failures.ts";
import { addSource } from "#features/sources/commands.ts";
import { command, found } from "#server/command.ts";
import { agenciesOf } from "./commands/agencies.ts";
import { type Cite, citing, type Inner, type Target } from "./commands/citing.ts";
import { figuresOf, instrumentsOf, trainingsOf } from "./commands/instruments.ts";
import { heldOnRecord, recordMinutes } from "./commands/minutes.ts";
import { peopleOf } from "./commands/people.ts";
import { promisesOf } from "./commands/promises.ts";
import { intakeOf } from "./commands/work.ts";
import { canTakeIn } from "./policy.ts";
import { acceptedIn, draftsOf, passageOf, standingIn } from "./rules.ts";
import type { DraftList } from "./parts.ts";
import { type IntakeInput, intakeInput } from "./schema.ts";

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
 * Makes everything accepted in an intake into records, each with its passages, all of it or nothing; the
 * intake ends with that. Answers with the source.
 *
 * @throws z.ZodError at a draft whose words do not stand in the text, and for what the records refuse
 */
export const saveIntake = command({
  action: "intake.save",
  input: intakeInput,
  load: (tx, { draftId }) => intakeOf(tx, draftId),
  allow: (actor, _, input) => canTakeIn(actor, input),
  run: async ({ ctx, input: raw, subject: work }) => {
    const input = standingIn(work.text).parse(raw);
    const source = await sourceOf(ctx, input, work);
    const { cite, attach } = await citing(ctx, source.id);
    await recordAll(ctx, input, source, cite);
    await attach();
    await discardDraft(ctx, { id: input.draftId });
    return { id: source.id };
  },
});

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

/** Names before those who bear them, promises before the minutes that list them. */
async function recordAll(ctx: Inner, input: IntakeInput, source: Source, cite: Cite) {
  const { partner, marking, id: sourceId, language } = source;
  const of = { partner, marking, sourceId, language };
  const { meeting } = input;
  const { named, recorded: agencies } = await agenciesOf(ctx, input, of, cite);
  const { present, recorded: people } = await peopleOf(ctx, input, of, named, cite);
  const made = await madeOn(ctx, input, source);
  const meetingId = meeting.as === "known" ? meeting.id : null;
  const commitments = await promisesOf(ctx, input, { ...of, ...made, meetingId }, named, cite);
  if (meeting.as === "new") {
    const commitmentIds = [...new Set(commitments.values())];
    const topicIds = acceptedIn(input, "commitments").flatMap(({ draft }) => draft.topicIds);
    const { thenSubmit } = input;
    const minutes = { partner, marking, present, commitmentIds, topicIds, thenSubmit };
    await recordMinutes(ctx, meeting, minutes, cite);
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
