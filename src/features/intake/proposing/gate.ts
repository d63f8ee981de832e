import { findQuote, type Passage } from "#domain/quote.ts";
import { completed, type Read, type Setting } from "../drafting/commitments.ts";
import { indexNames } from "../drafting/mentions.ts";
import { namedIn } from "../drafting/naming.ts";
import type { DraftCommitment, Drafts } from "../drafts.ts";
import { readDocument } from "../reading/document.ts";
import type { IntakeContext, Register } from "../register.ts";
import type { Proposal } from "./proposal.ts";

/** Why proposals did not become drafts. */
export type Dropped = {
  /** The quote is not in the text, or not within one paragraph of the document. */
  notInText: number;
  alreadyDrafted: number;
};

/**
 * Proposals as drafts, in the order of the text: those whose quote stands in the text and is no draft
 * yet. Due date, agencies, topics and title are read from the passage by our own rules. Pure: what is
 * kept of an answer gives the same drafts again.
 */
export function gated(
  proposals: readonly Proposal[],
  text: string,
  drafts: Drafts,
  register: Register,
  context: IntakeContext,
): { commitments: DraftCommitment[]; dropped: Dropped } {
  const read = namedIn(
    readDocument(text).paragraphs.filter(({ kind }) => kind !== "furniture"),
    indexNames(register),
    context.home,
    context.partner,
  );
  const setting: Setting = {
    cast: { home: context.home, partner: drafts.partner, officials: new Map() },
    topics: register.topics,
    base: drafts.meeting?.heldOn?.on ?? context.publishedOn ?? drafts.document.publishedOn,
  };
  const taken = [...drafts.commitments, ...drafts.talkingPoints].map(({ passage }) => passage);
  const commitments: DraftCommitment[] = [];
  const dropped: Dropped = { notInText: 0, alreadyDrafted: 0 };
  for (const proposal of proposals) {
    const passage = findQuote(text, proposal.quote);
    const place = passage && placeOf(passage, read);
    if (!place) dropped.notInText += 1;
    else if (taken.some((one) => coincide(one, passage))) dropped.alreadyDrafted += 1;
    else {
      const draft = completed(
        { ...proposal, ...place.spans, isPromise: true },
        place.read,
        setting,
      );
      commitments.push({ ...draft, proposedBy: "model" });
      taken.push(passage);
    }
  }
  return {
    commitments: commitments.toSorted((a, b) => a.passage.start - b.passage.start),
    dropped,
  };
}

/** Half of the shorter one stands in the other, too. */
function coincide(a: Passage, b: Passage): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 > Math.min(a.end - a.start, b.end - b.start);
}

/** The paragraph of a passage, and where it stands there. Which of its words promise is not known. */
function placeOf(passage: Passage, all: readonly Read[]) {
  const read = all.find(
    ({ paragraph }) => paragraph.start <= passage.start && passage.end <= paragraph.end,
  );
  if (!read) return null;
  const { at } = read.paragraph;
  const start = at.findIndex((place) => place >= passage.start);
  const end = at.findLastIndex((place) => place < passage.end) + 1;
  if (start < 0 || end <= start) return null;
  return { read, spans: { span: { start, end }, wording: { start, end: start } } };
}
