import { isPromise } from "#domain/wording-strength.ts";
import { agenciesIn } from "./drafting/agencies.ts";
import { draftCommitments } from "./drafting/commitments.ts";
import { figuresIn } from "./drafting/figures.ts";
import { instrumentsIn } from "./drafting/instruments.ts";
import { kindFor } from "./drafting/issuers.ts";
import { meetingIn } from "./drafting/meetings.ts";
import { indexNames, type NameIndex } from "./drafting/mentions.ts";
import { namedIn } from "./drafting/naming.ts";
import { countriesIn, daysIn } from "./drafting/places-and-days.ts";
import { peopleIn } from "./drafting/people.ts";
import { type Cast, partnerIn } from "./drafting/sides.ts";
import { trainingsFrom } from "./drafting/trainings.ts";
import type { DraftParticipant, Drafts } from "./drafts.ts";
import { readDocument } from "./reading/document.ts";
import { publishedAbout } from "./reading/published.ts";
import type { IntakeContext, Register } from "./register.ts";

const indexes = new WeakMap<Register, NameIndex>();

/**
 * The drafts of a text. Pure: the same text, register and context give the same drafts. Every draft
 * carries the passage it rests on, as offsets in `text` as given.
 */
export function draftFrom(text: string, register: Register, context: IntakeContext): Drafts {
  const index = indexes.get(register) ?? indexNames(register);
  indexes.set(register, index);
  const document = readDocument(text);
  const read = namedIn(
    document.paragraphs.filter(({ kind }) => kind !== "furniture"),
    index,
    context.home,
    context.partner,
  );
  const partner =
    context.partner ??
    partnerIn(
      read.flatMap(({ mentions }) => mentions),
      context.home,
    );
  const publishedOn = context.publishedOn ?? document.publishedOn;
  const meeting = meetingIn(document, read, text, { home: context.home, partner, publishedOn });
  const participants = peopleIn(read, document, context.home, meeting?.hostSide ?? null);
  const cast: Cast = { home: context.home, partner, officials: officialsOf(participants) };
  const base = meeting?.heldOn?.on ?? publishedOn;
  const all = draftCommitments(document, read, { cast, topics: register.topics, base });
  const { paragraphs: _, ...header } = document;
  const body = read.map(({ paragraph }) => paragraph);
  return {
    document: {
      ...header,
      kind: kindFor(document, read, context.home, partner),
      published:
        publishedOn === null
          ? publishedAbout(document.publishedAbout, context.fetchedOn ?? null)
          : { on: publishedOn, precision: "day" },
    },
    partner,
    meeting,
    commitments: all.filter(({ strength }) => isPromise(strength)),
    talkingPoints: all.filter(({ strength }) => !isPromise(strength)),
    participants,
    agencies: agenciesIn(read),
    instruments: body.flatMap(instrumentsIn),
    trainings: trainingsFrom(text, all, body),
    figures: body.filter(({ kind }) => kind === "body" || kind === "item").flatMap(figuresIn),
    dates: daysIn(read, document.language === "ur", base),
    countries: countriesIn(read),
  };
}

const officialsOf = (participants: readonly DraftParticipant[]) =>
  new Map(
    participants.flatMap(({ name, side }) =>
      side === null
        ? []
        : name.split(" ").flatMap((word) => (word.length > 3 ? [[word, side] as const] : [])),
    ),
  );
