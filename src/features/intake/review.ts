import type { Passage } from "#domain/quote.ts";
import { segments, type Segment } from "#features/sources/rules.ts";
import type {
  DraftAgency,
  DraftCommitment,
  DraftFigure,
  DraftInstrument,
  DraftMeeting,
  DraftParticipant,
  Drafts,
  DraftTraining,
} from "./drafts.ts";
import { keysOf } from "./rules.ts";
import type { DraftList } from "./parts.ts";

export const KINDS = [
  "meeting",
  "participant",
  "agency",
  "commitment",
  "talkingPoint",
  "instrument",
  "training",
  "figure",
] as const;
type Kind = (typeof KINDS)[number];

/** A draft as the screen names it. `at` is its place among the drafts of its kind, from 0. */
export type Reviewed<Draft> = {
  kind: Kind;
  draft: Draft;
  passage: Passage;
  at: number;
  /** "120-264": what the form calls it within its list. */
  key: string;
  /** "commitments.120-264": before the names of its fields. */
  name: string;
  /** "commitment-120-264": where it is on the page. */
  id: string;
};

export type Review = {
  meeting: Reviewed<DraftMeeting> | null;
  participants: Reviewed<DraftParticipant>[];
  agencies: Reviewed<DraftAgency>[];
  commitments: Reviewed<DraftCommitment>[];
  talkingPoints: Reviewed<DraftCommitment>[];
  instruments: Reviewed<DraftInstrument>[];
  trainings: Reviewed<DraftTraining>[];
  figures: Reviewed<DraftFigure>[];
};

function of<Draft extends { passage: Passage }>(
  kind: Kind,
  list: DraftList,
  all: readonly Draft[],
  before: readonly Draft[] = [],
): Reviewed<Draft>[] {
  const keys = keysOf([...before, ...all].map(({ passage }) => passage)).slice(before.length);
  return all.map((draft, at): Reviewed<Draft> => {
    const key = keys[at] ?? "";
    return {
      kind,
      draft,
      passage: draft.passage,
      at,
      key,
      name: `${list}.${key}`,
      id: `${kind}-${key}`,
    };
  });
}

/** The drafts with the names that form, page and text know them by. */
export function reviewOf(drafts: Drafts): Review {
  const { meeting, commitments, talkingPoints } = drafts;
  const key = meeting === null ? "" : `${meeting.passage.start}-${meeting.passage.end}`;
  return {
    meeting: meeting && {
      kind: "meeting",
      draft: meeting,
      passage: meeting.passage,
      at: 0,
      key,
      name: "meeting",
      id: `meeting-${key}`,
    },
    participants: of("participant", "participants", drafts.participants),
    agencies: of("agency", "agencies", drafts.agencies),
    commitments: of("commitment", "commitments", commitments),
    talkingPoints: of("talkingPoint", "commitments", talkingPoints, commitments),
    instruments: of("instrument", "instruments", drafts.instruments),
    trainings: of("training", "trainings", drafts.trainings),
    figures: of("figure", "figures", drafts.figures),
  };
}

export type AnyReviewed = Reviewed<{ passage: Passage }>;

/** All drafts in the order of the form. */
export function allOf(review: Review): AnyReviewed[] {
  return [
    ...(review.meeting === null ? [] : [review.meeting]),
    ...review.participants,
    ...review.agencies,
    ...review.commitments,
    ...review.talkingPoints,
    ...review.instruments,
    ...review.trainings,
    ...review.figures,
  ];
}

const length = ({ passage }: AnyReviewed) => passage.end - passage.start;

/** A stretch of the text with the drafts that rest on it, the shortest passage first: what a click most likely means. */
export type Stretch = Omit<Segment, "citations"> & { drafts: AnyReviewed[] };

/** The text in stretches, paragraph by paragraph; lines without a letter are left out. */
export function paragraphsOf(text: string, review: Review): Stretch[][] {
  const all = allOf(review);
  const byId = new Map(all.map((one) => [one.id, one]));
  const marks = all.map(({ id, passage }) => ({ id, ...passage }));
  const paragraphs: Stretch[][] = [[]];
  for (const { citations, ...segment } of segments(text, marks)) {
    const drafts = citations
      .flatMap((id) => byId.get(id) ?? [])
      .toSorted((a, b) => length(a) - length(b));
    let { start, begins } = segment;
    for (const [index, part] of segment.text.split(/(\n[\s]*\n|\n)/).entries()) {
      if (index % 2 === 1) paragraphs.push([]);
      else if (part !== "") {
        paragraphs.at(-1)?.push({ text: part, start, begins, drafts });
        begins = [];
      }
      start += part.length;
    }
  }
  return paragraphs.filter((one) => one.some((stretch) => stretch.text.trim() !== ""));
}

/** A passage as forms name it. */
export const spanOf = ({ start, end }: Passage) => `${start}-${end}`;

/** Each note with the draft that it is about: of those whose passage holds its own, the shortest; "" for the text as a whole. */
export function notesByDraft<N extends { passage: Passage | null }>(
  review: Review,
  notes: readonly N[],
): Map<string, N[]> {
  const all = allOf(review);
  const aboutOf = ({ passage }: N): string => {
    if (passage === null) return "";
    const holding = all.filter(
      (one) => one.passage.start <= passage.start && passage.end <= one.passage.end,
    );
    return holding.toSorted((a, b) => length(a) - length(b))[0]?.id ?? "";
  };
  return Map.groupBy(notes, aboutOf);
}
