import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { CitedKind } from "../schema.ts";
import type { Target } from "../views.ts";

const titled = { select: { id: true, ref: true, title: true } } as const;

/** The records that a claim can be about, as far as they are named beside it. */
export const CLAIMED = {
  meeting: titled,
  commitment: titled,
  agreement: titled,
  training: titled,
  agency: { select: { id: true, name: true, acronym: true } },
  person: { select: { id: true, name: true } },
} as const satisfies Prisma.ClaimSelect;

/** The same for a citation. */
export const CITED = {
  ...CLAIMED,
  delivery: { select: { id: true, ref: true, item: true } },
  figure: { select: { id: true, quantity: true, value: true, qualifier: true, unit: true } },
} as const satisfies Prisma.CitationSelect;

type Titled = { id: string; ref: string; title: string } | null;
type Pointing = {
  meeting: Titled;
  commitment: Titled;
  agreement: Titled;
  training: Titled;
  agency: { id: string; name: string; acronym: string | null } | null;
  person: { id: string; name: string } | null;
  delivery?: { id: string; ref: string; item: string } | null;
  figure?: {
    id: string;
    quantity: string;
    value: Prisma.Decimal;
    qualifier: string | null;
    unit: string;
  } | null;
};

/** The one record that a citation or a claim points to; where it is none of the others, the source itself. */
export function targetOf(row: Pointing, source: { id: string; title: string }): Target {
  const { meeting, commitment, agreement, training, agency, person, delivery, figure } = row;
  if (meeting) return named("meeting", "/meetings", meeting);
  if (commitment) return named("commitment", "/commitments", commitment);
  if (agreement) return named("agreement", "/agreements", agreement);
  if (training) return named("training", "/trainings", training);
  if (agency)
    return named("agency", "/agencies", { ...agency, ref: agency.acronym, title: agency.name });
  if (person) return named("person", "/people", { ...person, ref: null, title: person.name });
  if (delivery) return named("delivery", "/deliveries", { ...delivery, title: delivery.item });
  if (figure) {
    const { id, quantity, qualifier, value, unit } = figure;
    const title = [quantity, [qualifier, String(value), unit].filter(Boolean).join(" ")].join(": ");
    return { kind: "figure", id, ref: null, title, href: `#figure-${id}` };
  }
  return { kind: "source", id: source.id, ref: null, title: source.title, href: "#document" };
}

function named(
  kind: CitedKind,
  path: string,
  { id, ref, title }: { id: string; ref: string | null; title: string },
): Target {
  return { kind, id, ref, title, href: `${path}/${id}` };
}
