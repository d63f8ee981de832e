import type { Named } from "#domain/names.ts";
import type { Marking } from "#domain/marking.ts";
import type { ReturnReason } from "#generated/prisma/enums.ts";
import { draftsOf } from "./rules.ts";
import type { IntakeInput } from "./schema.ts";

export type HandedInState = "waits" | "accepted" | "returned" | "takenUp";

/** A record that drafts speak of. */
export type Spoken = { ref: string | null; title: string; titleUr: string | null };

/** Drafts as they were handed in, and what became of them. */
export type HandedIn = {
  id: string;
  version: number;
  title: string;
  partner: Named & { code: string };
  marking: Marking;
  text: string;
  state: HandedInState;
  sentBy: string;
  sentAt: Date;
  isOwn: boolean;
  decidedBy: string | null;
  reasonKind: ReturnReason | null;
  reason: string | null;
  source: { id: string; ref: string } | null;
  /** Null when what was sent can no longer be read. */
  drafts: IntakeInput | null;
  spoken: ReadonlyMap<string, Spoken>;
};

/** A line of the list of what somebody handed in. */
export type HandedInLine = { id: string; title: string; state: HandedInState; at: Date };

type Decided = { isAccepted: boolean | null; takenUpAt: Date | null };

export function stateOf({ isAccepted, takenUpAt }: Decided): HandedInState {
  if (isAccepted === true) return "accepted";
  if (takenUpAt !== null) return "takenUp";
  return isAccepted === false ? "returned" : "waits";
}

/** The ids of the records that the drafts say they are, say again, or are about. */
export function spokenOf(drafts: IntakeInput): string[] {
  const ids = draftsOf(drafts).flatMap(({ draft }) => {
    if (draft.decision !== "accept") return [];
    const as = "as" in draft && draft.as !== null ? [draft.as.replace(/^\w+:/, "")] : [];
    return "topicIds" in draft ? [...as, ...draft.topicIds] : as;
  });
  const { meeting } = drafts;
  return [...new Set(meeting.as === "known" ? [...ids, meeting.id] : ids)];
}

/** What was not accepted, by its words: decided against, or left undecided. */
export function leftOut(drafts: IntakeInput): string[] {
  return draftsOf(drafts).flatMap(({ draft }) => {
    if (draft.decision === "accept" || draft.decision === "merge") return [];
    const words = "quote" in draft ? draft.quote : draft.name;
    return words ? [words] : [];
  });
}
