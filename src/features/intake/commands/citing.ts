import "server-only";
import type { Passage } from "#domain/quote.ts";
import { attachCitations } from "#features/sources/commands/passages.ts";
import type { CitedKind } from "#features/sources/schema.ts";
import type { Context } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { passageOf } from "../rules.ts";

export type Inner = Context & { tx: Tx };

/** A record that passages support, and the field that the passage of a draft stands for. */
export type Target = { kind: CitedKind; id: string; field: string };

export type Cite = (target: Target, passage: Passage) => void;

/**
 * Gathers passages of one source for records, the same one for the same field once, and attaches them all
 * together in the end.
 */
export async function citing(
  ctx: Inner,
  sourceId: string,
): Promise<{ cite: Cite; attach: () => Promise<void> }> {
  const earlier = await ctx.tx.citation.findMany({ where: { sourceId } });
  const known = new Set(
    earlier.map((one) => {
      const id =
        one.meetingId ??
        one.commitmentId ??
        one.agreementId ??
        one.agencyId ??
        one.personId ??
        one.trainingId ??
        one.figureId;
      return [one.startsAt, one.endsAt, one.field, id].join(" ");
    }),
  );
  const passages: object[] = [];
  return {
    cite: ({ kind, id, field }, { start, end }) => {
      const place = [start, end, field, id].join(" ");
      if (known.has(place)) return;
      known.add(place);
      passages.push({ startsAt: start, endsAt: end, targetKind: kind, targetId: id, field });
    },
    attach: async () => {
      await attachCitations(ctx, { sourceId, passages });
    },
  };
}

type Drafted = { further: readonly (Passage & { field: string })[] };

/** The passage of a draft, and those of its single fields as far as the record kept these. */
export function citeDraft(
  cite: Cite,
  target: Target,
  key: string,
  { further }: Drafted,
  keeps: (field: string) => boolean = () => true,
): void {
  cite(target, passageOf(key));
  for (const { field, start, end } of further) {
    if (keeps(field)) cite({ ...target, field }, { start, end });
  }
}
