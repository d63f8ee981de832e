import type { Instrument } from "#features/agreements/rules.ts";
import type { DraftInstrument } from "../drafts.ts";
import type { InstrumentMatch, Note } from "./comparison.ts";
import type { Known, KnownAgreement } from "./known.ts";
import { bagOf, likeness, rarityOf, stemsOf } from "./words.ts";

/** Below this, two instruments have a word in common and no more. */
const LEAST = 0.45;
const MOST = 3;

/** What every title of an instrument says. */
const FORM =
  /\b(?:memorand(?:um|a|ums) of (?:understanding|co-?operation|agreement|intent)|mous?|letters? of (?:intent|agreement|understanding)|treat(?:y|ies)|agreements?|protocols?|arrangements?|conventions?|standard operating procedures?|sops?)\b/gi;

const SAME_FORM: Readonly<Record<DraftInstrument["type"], readonly Instrument[]>> = {
  mou: ["mou"],
  agreement: ["agreement", "treaty", "protocol", "framework_programme", "exchange_of_notes"],
  treaty: ["treaty", "agreement", "protocol"],
  protocol: ["protocol", "agreement", "treaty"],
  arrangement: ["agreement", "mou", "protocol", "exchange_of_notes", "framework_programme"],
  sop: ["sop", "terms_of_reference"],
  letter: ["letter_of_agreement", "exchange_of_notes"],
  other: ["action_plan", "joint_statement", "agreed_minutes", "framework_programme"],
};

/** For each draft the instruments on file of such a form and title, the nearest first. */
export function instrumentsLike(
  drafts: readonly DraftInstrument[],
  known: readonly KnownAgreement[],
  text: string,
): InstrumentMatch[][] {
  const named = known.filter(({ isPlaceholder }) => !isPlaceholder);
  const stems = named.map(({ title }) => subjectOf(title));
  const rarity = rarityOf(stems);
  const bags = stems.map((of) => bagOf(of, rarity));
  return drafts.map((draft) => {
    if (draft.count > 1) return [];
    const wanted = bagOf(subjectOfDraft(draft, text), rarity);
    return named
      .flatMap(({ id, ref, title, instrument, isSigned, signedOn }, at) => {
        const bag = bags[at];
        const isOfForm = SAME_FORM[draft.type].includes(instrument);
        const score = bag === undefined || !isOfForm ? 0 : likeness(wanted, bag, rarity);
        return score < LEAST ? [] : [{ id, ref, title, isSigned, signedOn, score: rounded(score) }];
      })
      .toSorted((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1))
      .slice(0, MOST);
  });
}

/** What it is about; where its name does not say, the words that follow it in its sentence. */
function subjectOfDraft({ title, passage }: DraftInstrument, text: string): string[] {
  const named = subjectOf(title);
  if (named.length > 0) return named;
  return subjectOf(/^[^.;,]{0,80}/.exec(text.slice(passage.end))?.[0] ?? "");
}

const subjectOf = (title: string) => stemsOf(title.replace(FORM, " "));
const rounded = (share: number) => Math.round(share * 100) / 100;

/** That it is on file, and where text and register do not agree on how far it has come. */
export function notesOnInstruments(
  drafts: readonly DraftInstrument[],
  matches: readonly (readonly InstrumentMatch[])[],
): Note[] {
  return drafts.flatMap((draft, at): Note[] => {
    const best = matches[at]?.[0];
    if (best === undefined) return [];
    const { id, ref, title, isSigned } = best;
    const kind =
      draft.status === "signed" && !isSigned
        ? "instrumentStillPending"
        : (draft.status === "pending" || draft.status === "proposed") && isSigned
          ? "instrumentAlreadySigned"
          : "instrumentOnFile";
    const links = [{ href: `/agreements/${id}`, label: ref }];
    return [{ kind, params: { ref, title }, passage: draft.passage, links }];
  });
}

/** "Five pending MoUs": how many of them the register can name, and which sources counted otherwise. */
export function notesOnCounts(
  drafts: readonly DraftInstrument[],
  known: Pick<Known, "agreements" | "counts" | "sources">,
): Note[] {
  const pending = known.agreements.filter(({ isPendingMou }) => isPendingMou);
  const identified = pending.filter(({ isPlaceholder }) => !isPlaceholder);
  const same = new Set(known.sources.filter(({ isSameText }) => isSameText).map(({ id }) => id));
  return drafts
    .filter(({ type, status, count }) => type === "mou" && count > 1 && isStillToCome(status))
    .flatMap(({ count, passage }): Note[] => [
      {
        kind: "countIdentified",
        params: {
          count,
          identified: identified.length,
          placeholders: pending.length - identified.length,
        },
        passage,
        links: pending
          .slice(0, 5)
          .map(({ id, ref }) => ({ href: `/agreements/${id}`, label: ref })),
      },
      ...known.counts
        .filter((other) => other.count !== count && !same.has(other.source.id))
        .map(({ source: { id, ref, published }, count: earlier }): Note => {
          const links = [{ href: `/sources/${id}`, label: ref }];
          return published?.precision === "day"
            ? {
                kind: "countDiffers",
                params: { count, earlier, ref, earlierOn: published.on },
                passage,
                links,
              }
            : { kind: "countDiffersUndated", params: { count, earlier, ref }, passage, links };
        }),
    ]);
}

const isStillToCome = (status: DraftInstrument["status"]) =>
  status === "pending" || status === "proposed";
