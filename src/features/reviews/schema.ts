import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { several, single } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import { returnFields } from "#domain/return-reason.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import type { Status } from "#features/commitments/rules.ts";
import { REVIEW_KINDS, type ReviewKind } from "./rules.ts";

/** Parameters of the queue; a value that is none is passed over. */
export const reviewFilter = z.object({
  kind: several(z.enum(REVIEW_KINDS)),
  partner: several(countryCode),
  /** The item that is open, `minutes-<id>`. */
  item: single(z.string().regex(/^(minutes|completion|answer|intake)-[0-9a-f-]{36}$/)),
});
export type ReviewFilter = z.output<typeof reviewFilter>;

/** Which part of the queue is looked at, as a form carries it: what narrows it, and no item. */
export function queueOf({ kind, partner }: Pick<ReviewFilter, "kind" | "partner">): string {
  const asked = [...kind.map((one) => ["kind", one]), ...partner.map((one) => ["partner", one])];
  return new URLSearchParams(asked).toString();
}

/** The address of that part, read again: what a form sends leads nowhere else. */
export function queueAddress(sent: unknown): string {
  const asked = new URLSearchParams(typeof sent === "string" ? sent : "");
  const filter = { kind: asked.getAll("kind"), partner: asked.getAll("partner") };
  const queue = queueOf(reviewFilter.parse(filter));
  return queue === "" ? "/reviews" : `/reviews?${queue}`;
}

/** A decision on one claim of completion, in the version that the reviewer has seen. */
export const acceptInput = z.strictObject({ id: recordId, version: recordVersion });
export const returnInput = z.strictObject({
  id: recordId,
  version: recordVersion,
  ...returnFields,
});
/** Several claims at once, each as `id:version`. */
export const acceptManyInput = z.strictObject({
  claims: z
    .array(
      z
        .string()
        .regex(/^[0-9a-f-]{36}:\d{1,9}$/, "validation.choice")
        .transform((text) => {
          const [id = "", version] = text.split(":");
          return { id, version: Number(version) };
        }),
    )
    .min(1, "reviews.error.noneChosen")
    .max(50),
});

/** A line of the queue. */
export type ReviewItem = {
  key: string;
  kind: ReviewKind;
  /** Of the minutes, of the claim, of the answer, of the drafts. */
  id: string;
  version: number;
  /** The meeting or the commitment; of drafts again their own. */
  recordId: string;
  /** Drafts have none yet. */
  ref: string | null;
  title: string;
  marking: Marking;
  partner: Named & { code: string };
  /** Null: somebody without an account. */
  by: string | null;
  isOwn: boolean;
  submittedOn: CalendarDate;
};

/** What was claimed, and what it rests on. */
export type ClaimView = {
  id: string;
  version: number;
  text: string;
  effectiveOn: CalendarDate;
  note: string | null;
  /** What the commitment was before. */
  before: Status;
  source: { id: string; ref: string; title: string } | null;
  file: { id: string; name: string } | null;
  hasHiddenEvidence: boolean;
};

/** How often each reason was given, by what came back. */
export type ReasonCount = {
  reason: string;
  minutes: number;
  completions: number;
  answers: number;
  intakes: number;
};
