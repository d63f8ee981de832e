import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { reliabilityOf } from "../rules.ts";
import type { DisputedRecord, SourceView, Use } from "../views.ts";
import { CITED, CLAIMED, targetOf } from "./target.ts";

const titled = { select: { id: true, ref: true, title: true } } as const;

const SHOWN = {
  id: true,
  ref: true,
  partner: true,
  marking: true,
  kind: true,
  title: true,
  publisher: true,
  author: true,
  address: true,
  publishedOn: true,
  publishedPrecision: true,
  retrievedOn: true,
  language: true,
  text: true,
  version: true,
  attachment: { select: { id: true, name: true } },
  citations: {
    orderBy: [{ startsAt: "asc" }, { endsAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      quote: true,
      field: true,
      note: true,
      ...CITED,
    },
  },
  figures: {
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      quantity: true,
      value: true,
      qualifier: true,
      unit: true,
      period: true,
      saidBy: true,
      isDocumentSeen: true,
      topic: { select: { slug: true, name: true, nameUr: true } },
      agency: { select: { id: true, name: true, acronym: true } },
      commitment: titled,
    },
  },
  claims: {
    select: {
      field: true,
      meetingId: true,
      commitmentId: true,
      agreementId: true,
      agencyId: true,
      personId: true,
      trainingId: true,
    },
  },
  origins: { select: { commitment: titled } },
  evidence: { select: { commitment: titled } },
  actions: { select: { agreement: titled } },
  concurrences: { select: { agreement: titled } },
  aliases: { select: { name: true, agency: { select: { id: true, name: true } } } },
} as const satisfies Prisma.SourceSelect;

type Row = Prisma.SourceGetPayload<{ select: typeof SHOWN }>;

/**
 * A source with its text, its passages in the order they begin, and all that rests on it.
 *
 * @throws AppError `not_found`
 */
export async function getSource(tx: Tx, id: string): Promise<SourceView> {
  const row = found(await tx.source.findUnique({ where: { id }, select: SHOWN }));
  const { partner: code, kind, publishedOn, publishedPrecision, citations, figures } = row;
  const { origins, evidence, actions, concurrences, aliases, claims, retrievedOn, ...rest } = row;
  const partner = await tx.country.findUnique({
    where: { code },
    select: { code: true, name: true, nameUr: true },
  });
  return {
    ...rest,
    partner: partner ?? { code, name: code, nameUr: null },
    grade: reliabilityOf(kind),
    published: fuzzyOf(dayOrNull(publishedOn), publishedPrecision),
    retrievedOn: dayOrNull(retrievedOn),
    citations: citations.map((one) => ({
      id: one.id,
      start: one.startsAt,
      end: one.endsAt,
      quote: one.quote,
      field: one.field,
      note: one.note,
      target: targetOf(one, row),
    })),
    figures: figures.map((figure) => ({ ...figure, value: figure.value.toString() })),
    disputes: await disputesOf(tx, claims),
    uses: usesOf({ origins, evidence, actions, concurrences, aliases }),
  };
}

/** All that is claimed about the fields that this source speaks of: its own values among those of others. */
async function disputesOf(tx: Tx, claims: Row["claims"]): Promise<DisputedRecord[]> {
  if (claims.length === 0) return [];
  const rows = await tx.claim.findMany({
    where: { OR: claims },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      field: true,
      value: true,
      claimedOn: true,
      ...CLAIMED,
      source: titled,
      choices: { select: { id: true, reason: true, recordedAt: true } },
    },
  });
  const byRecord = Map.groupBy(rows, (row) => targetOf(row, row.source).id);
  return [...byRecord.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const fields = claimsByField(
      of.map((row) => ({ ...row, claimedOn: dayOrNull(row.claimedOn) })),
    );
    return [{ target: targetOf(first, first.source), fields }];
  });
}

type Uses = Pick<Row, "origins" | "evidence" | "actions" | "concurrences" | "aliases">;

function usesOf({ origins, evidence, actions, concurrences, aliases }: Uses): Use[] {
  const commitments = (what: Use["what"], rows: Uses["origins"]) =>
    rows.map(({ commitment }) => ({ what, ...commitment, href: `/commitments/${commitment.id}` }));
  const agreements = (what: Use["what"], rows: Uses["actions"]) =>
    rows.map(({ agreement }) => ({ what, ...agreement, href: `/agreements/${agreement.id}` }));
  const uses = [
    ...commitments("origin", origins),
    ...commitments("evidence", evidence),
    ...agreements("action", actions),
    ...agreements("concurrence", concurrences),
    ...aliases.map(({ name, agency }) => ({
      what: "alias" as const,
      id: agency.id,
      href: `/agencies/${agency.id}`,
      ref: null,
      title: `${name} → ${agency.name}`,
    })),
  ];
  return [...new Map(uses.map((use) => [`${use.what} ${use.id} ${use.title}`, use])).values()];
}
