import type { DraftCommitment, Drafts } from "#features/intake/drafts.ts";

export type PredictedCommitment = {
  quote: string;
  type: string;
  responsibleSide: string;
  dueDate: string | null;
};
export type Prediction = {
  commitments: PredictedCommitment[];
  participants: { name: string; role: string | null; organisation: string | null }[];
  mous: { quote: string; title: string; status: string; count: number }[];
  trainingProgrammes: { quote: string; name: string; provider: string | null; status: string }[];
  indicators: { quote: string; figure: string; what: string }[];
};

/** The drafts in the vocabulary of the annotations. Proposals are talking points here and rows there. */
export function predictionOf(text: string, drafts: Drafts): Prediction {
  const quote = ({ passage }: { passage: { start: number; end: number } }) =>
    text.slice(passage.start, passage.end);
  const proposals = drafts.talkingPoints.filter(({ strength }) => strength === "proposed");
  return {
    commitments: [...drafts.commitments, ...proposals]
      .toSorted((a, b) => a.passage.start - b.passage.start)
      .map((draft) => ({
        quote: quote(draft),
        type: typeOf(draft),
        responsibleSide: draft.obligor ?? "unclear",
        dueDate: draft.due?.last ?? null,
      })),
    participants: drafts.participants.map(({ name, title, agency }) => ({
      name,
      role: title,
      organisation: agency?.name ?? null,
    })),
    mous: drafts.instruments.map((draft) => ({
      quote: quote(draft),
      title: draft.title,
      status: draft.status,
      count: draft.count,
    })),
    trainingProgrammes: drafts.trainings.map((draft) => ({
      quote: quote(draft),
      name: draft.title,
      provider: draft.provider,
      status: draft.status,
    })),
    indicators: drafts.figures.map((draft) => ({
      quote: quote(draft),
      figure: draft.figure,
      what: draft.what,
    })),
  };
}

function typeOf({ strength }: DraftCommitment): string {
  if (strength === "signed" || strength === "decided") return "agreed";
  return strength;
}
