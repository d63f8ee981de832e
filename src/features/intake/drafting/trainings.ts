import type { DraftCommitment, DraftTraining } from "../drafts.ts";
import { sentencesOf } from "../language/sentences.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";
import { titleOf } from "./titles.ts";

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

const TRAINEES =
  "(?:officers?|officials|personnel|police(?:men|women)?|prosecutors|judges|investigators|cadets|guards|experts|trainees|staff|people|participants|students)";
const HELD = new RegExp(
  `\\b(?:${TRAINEES}\\b[^.;]{0,60}?\\b(?:have been|were|had been|has been) trained|(?:has|have|had) (?:already )?trained\\b[^.;]{0,60}?\\b${TRAINEES}|${TRAINEES} (?:have|had) (?:attended|completed|undergone|received)\\b[^.;]{0,60}?\\b(?:training|courses?|workshops?)|(?:training|courses?|workshops?|seminars?)\\b[^.;]{0,80}?\\b(?:was|were|has been|have been) (?:held|conducted|completed|delivered|organi[sz]ed|concluded|imparted))\\b`,
  "i",
);
const RUNNING =
  /\b(?:ongoing|existing|current|running|continuing)\b[^.;]{0,50}?\b(?:training|capacity[- ]building|scholarship|exchange) (?:programmes?|programs?|courses?|schemes?)\b/i;

/** Sentences that tell of training which was held, or which runs already. */
function toldIn(
  paragraph: Paragraph,
  taken: (start: number, end: number) => boolean,
): DraftTraining[] {
  return sentencesOf(paragraph.text).flatMap(({ start, end }): DraftTraining[] => {
    const words = paragraph.text.slice(start, end);
    const status = HELD.test(words) ? "completed" : RUNNING.test(words) ? "existing" : null;
    const passage = passageIn(paragraph, start, end);
    if (status === null || taken(passage.start, passage.end)) return [];
    return [{ passage, title: titleOf(words, 0), provider: null, status }];
  });
}

/** Training that is promised or proposed, and training that a text says exists. */
export function trainingsFrom(
  text: string,
  drafts: readonly DraftCommitment[],
  paragraphs: readonly Paragraph[],
): DraftTraining[] {
  const promised = drafts.flatMap(({ passage, title, strength, obligor }): DraftTraining[] => {
    const words = text.slice(passage.start, passage.end);
    const status = RANK[strength];
    if (!TRAINING.test(words) || status === undefined) return [];
    return [{ passage, title, provider: obligor === "both" ? null : obligor, status }];
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
  const taken = (start: number, end: number) =>
    [...promised, ...existing].some(({ passage }) => passage.start < end && start < passage.end);
  const told = paragraphs
    .filter(({ kind }) => kind === "body" || kind === "item")
    .flatMap((paragraph) => toldIn(paragraph, taken));
  const seen = new Set<string>();
  return [...promised, ...existing, ...told].filter(
    ({ title }) => !seen.has(title) && seen.add(title),
  );
}
