import "server-only";
import type { Passage } from "#domain/quote.ts";
import { attachCitation } from "#features/sources/commands.ts";
import type { CitedKind } from "#features/sources/schema.ts";
import type { Context } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { passageOf } from "../rules.ts";

export type Inner = Context & { tx: Tx };

/** A record that passages support, and the field that the passage of a draft stands for. */
export type Target = { kind: CitedKind; id: string; field: string };

export type Cite = (target: Target, passage: Passage) => Promise<void>;

/** Attaches passages of one source to records, the same one to the same field once. */
export async function citing(ctx: Inner, sourceId: string): Promise<Cite> {
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
  return async ({ kind, id, field }, { start, end }) => {
    const place = [start, end, field, id].join(" ");
    if (known.has(place)) return;
    known.add(place);
    const passage = { sourceId, startsAt: start, endsAt: end };
    await attachCitation(ctx, { ...passage, targetKind: kind, targetId: id, field });
  };
}

type Drafted = { further: readonly (Passage & { field: string })[] };

/** The passage of a draft, and those of its single fields as far as the record kept these. */
export async function citeDraft(
  cite: Cite,
  target: Target,
  key: string,
  { further }: Drafted,
  keeps: (field: string) => boolean = () => true,
): Promise<void> {
  await cite(target, passageOf(key));
  for (const { field, start, end } of further) {
    if (keeps(field)) await cite({ ...target, field }, { start, end });
  }
}
