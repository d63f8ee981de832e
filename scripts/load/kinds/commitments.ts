import { recordCommitment } from "#features/commitments/commands.ts";
import type { Found, Placed, TextLoad } from "../passage.ts";
import { agenciesIn, type TextEntry } from "../register.ts";
import { beneficiaryOf, commitmentKindOf, obligorOf, strengthOf } from "../vocabulary.ts";
import { likeness, shareOf, stemsOf, titleOf } from "../words.ts";

/** Of the same meeting, and of any: how much a promise on record must have in common with the passage. */
const ALIKE = { sameMeeting: 0.45, anywhere: 0.7 };

/** A promise or a talking point: the one on record that says the same, else a new one. */
export async function loadCommitments(passage: Placed, load: TextLoad): Promise<Found[]> {
  const parts = partsOf(passage);
  const found: Found[] = [];
  for (const part of parts) {
    const taken = found.map(({ target }) => target.id);
    found.push(await loadCommitment({ ...passage, quote: part }, load, taken));
  }
  if (parts.length > 1) return found;
  const told = /\((\d+),/.exec(passage.entity)?.[1];
  if (told === undefined || Number(told) < 2) return found;
  return found.map((one) => ({ ...one, remark: `could not be parted into ${told}` }));
}

/** "commitments (3, agreed)": a list of so many members is as many promises. */
function partsOf({ quote, entity }: Placed): string[] {
  const told = Number(/^commitments \((\d+)/.exec(entity)?.[1] ?? 1);
  if (told < 2) return [quote];
  const members = quote.split(/,\s*(?:and\s+)?|\s+and\s+/).map((member) => member.trim());
  return members.length === told ? members : [quote];
}

async function loadCommitment(
  passage: Placed,
  load: TextLoad,
  /** Other promises of the same passage, which are not this one. */
  taken: readonly string[],
): Promise<Found> {
  const known = findCommitment(passage, load, taken);
  if (known !== null) return { target: known, field: "text", isNew: false };
  const { quote, note } = passage;
  const { register, meeting, source } = load;
  const obligor = obligorOf(passage, load.home);
  const agencies = agenciesIn(register, `${quote} ${note}`);
  const lead = leadOf(passage, load);
  const strength = strengthOf(passage);
  const text = [titleOf(quote, 2000), note && `(${note})`].filter(Boolean).join("\n\n");
  const id = await load.session.run(recordCommitment, {
    partner: load.partner,
    marking: load.marking,
    title: titleOf(quote, 180),
    text,
    kind: commitmentKindOf(passage),
    obligor,
    beneficiary: beneficiaryOf(obligor),
    strength,
    leadAgencyId: lead,
    supportingAgencyIds: agencies.map((agency) => agency.id).filter((one) => one !== lead),
    focalPointId: null,
    topicIds: topicsOf(`${quote} ${note}`, load),
    madeOn: meeting?.heldOn ?? null,
    madePrecision: meeting?.heldPrecision ?? "unknown",
    dueOn: null,
    duePrecision: "unknown",
    dueWords: null,
    origins: { meetingIds: meeting ? [meeting.id] : [], agreementIds: [], sourceIds: [source.id] },
  });
  const { ref, title } = await load.session.read((tx) =>
    tx.commitment.findUniqueOrThrow({ where: { id }, select: { ref: true, title: true } }),
  );
  const entry: TextEntry = {
    kind: "commitment",
    id,
    ref,
    name: title,
    text: `${text}\n${quote}`,
    meetingIds: meeting ? [meeting.id] : [],
    isPlaceholder: false,
    instrument: null,
  };
  register.commitments.push(entry);
  return { target: entry, field: "text", isNew: true, remark: strength };
}

function findCommitment(
  { quote, note, entity }: Placed,
  load: TextLoad,
  taken: readonly string[],
): TextEntry | null {
  const { register, meeting } = load;
  const words = meaningOf(quote, load);
  const all = `${quote} ${entity} ${note}`;
  const scored = register.commitments.map((commitment) => {
    const isSame = meeting !== null && commitment.meetingIds.includes(meeting.id);
    const inText = likeness(words, meaningOf(commitment.text, load));
    const score = Math.max(inText, shareOf(stemsOf(commitment.name), all));
    return { commitment, isSame, score };
  });
  const [best] = scored
    .filter(({ commitment }) => !taken.includes(commitment.id))
    .filter(({ isSame, score }) => score >= (isSame ? ALIKE.sameMeeting : ALIKE.anywhere))
    .toSorted((a, b) => Number(b.isSame) - Number(a.isSame) || b.score - a.score);
  return best?.commitment ?? null;
}

/** The words of a text and the agencies in it, whatever they are called there. */
export function meaningOf(text: string, { register }: TextLoad): Set<string> {
  return new Set([...stemsOf(text), ...agenciesIn(register, text).map(({ id }) => id)]);
}

/** The agency that the annotator says owes it: "obligor PK/FIA", "owner NCCIA". */
function leadOf({ note }: Placed, { register }: TextLoad): string | null {
  const said = /(?:obligor|owner|provider):? ([^;,(]+)/i.exec(note)?.[1];
  return said === undefined
    ? null
    : (agenciesIn(register, said.replaceAll("/", " "))[0]?.id ?? null);
}

/** The topics of whose names every word is in the text. */
export function topicsOf(text: string, { register }: TextLoad): string[] {
  const words = stemsOf(text);
  return register.topics
    .filter(({ name }) => [...stemsOf(name)].every((stem) => words.has(stem)))
    .map(({ id }) => id)
    .slice(0, 5);
}
