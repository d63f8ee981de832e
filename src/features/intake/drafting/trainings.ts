import type { DraftCommitment, DraftTraining } from "../drafts.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";

const TRAINING =
  /\b(?:training|capacity[- ]building|courses?|workshops?|scholarships?|fellowships?|exchange programmes?|exchange programs?|academy|(?:will|would|to) be trained|(?:to|will) train|assistance programme|assistance program)\b/i;
const RANK: Readonly<Record<string, DraftTraining["status"]>> = {
  signed: "agreed",
  agreed: "agreed",
  decided: "agreed",
  reaffirmed: "agreed",
  will: "planned",
  welcomed: "proposed",
  proposed: "proposed",
};

/** Training that is promised or proposed, and training that a text says exists. */
export function trainingsFrom(
  text: string,
  drafts: readonly DraftCommitment[],
  paragraphs: readonly Paragraph[],
): DraftTraining[] {
  const promised = drafts.flatMap(({ passage, strength, obligor }): DraftTraining[] => {
    const words = text.slice(passage.start, passage.end);
    const status = RANK[strength];
    if (!TRAINING.test(words) || status === undefined) return [];
    return [{ passage, title: words, provider: obligor === "both" ? null : obligor, status }];
  });
  const existing = paragraphs.flatMap((paragraph): DraftTraining[] =>
    [
      ...paragraph.text.matchAll(
        /\bthe ((?:[\p{Lu}][\p{L}'-]+ ){1,6}(?:Assistance|Training|Exchange|Upskill) (?:Programme|Program))\b/gu,
      ),
    ].map((match) => ({
      passage: passageIn(paragraph, match.index, match.index + match[0].length),
      title: match[1] ?? "",
      provider: null,
      status: "existing",
    })),
  );
  const seen = new Set<string>();
  return [...promised, ...existing].filter(({ title }) => !seen.has(title) && seen.add(title));
}
