import { recordAgreement } from "#features/agreements/commands/record.ts";
import { recordTraining } from "#features/trainings/commands.ts";
import type { InstrumentType } from "#generated/prisma/enums.ts";
import type { Found, Placed, TextLoad } from "../passage.ts";
import { agenciesIn, type TextEntry } from "../register.ts";
import { obligorOf } from "../vocabulary.ts";
import {
  acronymIn,
  likeness,
  properNames,
  shareOf,
  stemsOf,
  titleOf,
  withSpaces,
} from "../words.ts";
import { meaningOf, topicsOf } from "./commitments.ts";

const ALIKE = 0.6;

function alike(
  entries: readonly TextEntry[],
  text: string,
  load: TextLoad,
  least = ALIKE,
): TextEntry | null {
  const words = meaningOf(text, load);
  const scored = entries
    .map((entry) => ({
      entry,
      score: Math.max(
        likeness(words, meaningOf(entry.text, load)),
        shareOf(stemsOf(entry.name), text),
      ),
    }))
    .toSorted((a, b) => b.score - a.score);
  return scored[0] !== undefined && scored[0].score >= least ? scored[0].entry : null;
}

/** A standing programme of the partner's: one on record, of training too, else a framework programme. */
export async function loadProgramme(passage: Placed, load: TextLoad): Promise<Found> {
  const { agreements, trainings } = load.register;
  const named = properNames(passage.quote)
    .flatMap((name) => name.split(/ and the /))
    .find((name) => /programme|program/i.test(name));
  const title = withSpaces(
    (named ?? titleOf(passage.quote, 200)).replace(/^(US|UK|[A-Z]{2}) /, ""),
  );
  const frameworks = agreements.filter(({ instrument }) => instrument === "framework_programme");
  const acronym = acronymIn(passage.note);
  const known =
    [...frameworks, ...trainings].find(
      ({ name }) => acronym !== null && acronymIn(name) === acronym,
    ) ?? alike([...frameworks, ...trainings], title, load, 0.75);
  if (known !== null) return { target: known, field: "title", isNew: false };
  return recordInstrument(load, passage, title, "framework_programme");
}

const TYPES: readonly (readonly [InstrumentType, RegExp])[] = [
  ["sop", /\bsops?\b|standard ?operating/i],
  ["mou", /\bmous?\b|memorand/i],
  ["treaty", /treaty/i],
  ["action_plan", /action plan/i],
];

/** An instrument that is spoken of and was not seen: a placeholder until its text is there. */
export async function loadInstrument(passage: Placed, load: TextLoad): Promise<Found> {
  const { quote, entity, note } = passage;
  const type =
    TYPES.find(([, pattern]) => pattern.test(`${entity} ${note} ${quote}`))?.[0] ?? "agreement";
  const ofType = load.register.agreements.filter(({ instrument }) => instrument === type);
  const known = alike(ofType, quote, load, 0.4) ?? (ofType.length === 1 ? ofType[0] : null);
  if (known) return { target: known, field: "title", isNew: false };
  return recordInstrument(load, passage, titleOf(quote, 180), type);
}

/** "five pending MoUs" that nobody names are as many placeholders. */
export async function loadMous(passage: Placed, load: TextLoad): Promise<Found[]> {
  const told = Number(/\((\d+)/.exec(passage.entity)?.[1] ?? 1);
  const known = load.register.agreements.filter(
    ({ instrument, isPlaceholder }) => instrument === "mou" && isPlaceholder,
  );
  const found: Found[] = known
    .slice(0, told)
    .map((target) => ({ target, field: "title", isNew: false }));
  while (found.length < told) {
    const title = `Pending MoU ${found.length + 1} of ${told}, not named`;
    found.push(await recordInstrument(load, passage, title, "mou"));
  }
  return found;
}

async function recordInstrument(
  load: TextLoad,
  { quote, note }: Placed,
  title: string,
  instrument: InstrumentType,
): Promise<Found> {
  const id = await load.session.run(recordAgreement, {
    partner: load.partner,
    marking: load.marking,
    title,
    instrument,
    binding: "unknown",
    summary: note || null,
    isPlaceholder: true,
    topicIds: topicsOf(`${quote} ${note}`, load),
  });
  const { ref } = await load.session.read((tx) =>
    tx.agreement.findUniqueOrThrow({ where: { id }, select: { ref: true } }),
  );
  const entry: TextEntry = {
    kind: "agreement",
    id,
    ref,
    name: title,
    instrument,
    text: `${title}\n${quote}`,
    meetingIds: [],
    isPlaceholder: true,
  };
  load.register.agreements.push(entry);
  return { target: entry, field: "title", isNew: true };
}

/** A training programme with those whom it is for. */
export async function loadTraining(passage: Placed, load: TextLoad): Promise<Found> {
  const { quote, note } = passage;
  const known = alike(load.register.trainings, `${quote} ${note}`, load, 0.5);
  if (known !== null) return { target: known, field: "title", isNew: false };
  const obligor = obligorOf(passage, load.home);
  const recipients = agenciesIn(load.register, quote);
  const title = titleOf(quote, 180);
  const id = await load.session.run(recordTraining, {
    partner: load.partner,
    marking: load.marking,
    title,
    summary: note || null,
    providerSide: obligor === "home" ? "home" : "partner",
    providerId: null,
    mode: "unknown",
    agreementId: null,
    commitmentId: null,
    recipientIds: recipients.map((agency) => agency.id),
    topicIds: topicsOf(`${quote} ${note}`, load),
  });
  const { ref } = await load.session.read((tx) =>
    tx.training.findUniqueOrThrow({ where: { id }, select: { ref: true } }),
  );
  const entry: TextEntry = {
    kind: "training",
    id,
    ref,
    name: title,
    instrument: null,
    text: `${title}\n${quote}`,
    meetingIds: [],
    isPlaceholder: false,
  };
  load.register.trainings.push(entry);
  return { target: entry, field: "title", isNew: true };
}
