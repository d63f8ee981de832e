import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { MappedKind } from "./fields.ts";
import { guessMapping, type NamedMapping, profileFor } from "./guess.ts";
import { shippedProfile, SHIPPED } from "./profiles/shipped.ts";
import { openTable } from "./reading/table.ts";
import { type Mapping, mapping as mappingSchema } from "./schema.ts";
import { type BatchView, type BroughtRecord, countsOf, type Issue, type MapView } from "./views.ts";
import type { Prisma } from "#generated/prisma/client.ts";

const BATCH = {
  id: true,
  version: true,
  state: true,
  kind: true,
  profile: true,
  register: true,
  fileName: true,
  sizeBytes: true,
  sha256: true,
  ownerId: true,
  owner: { select: { name: true } },
  skipsBad: true,
  isFindable: true,
  counts: true,
  failure: true,
  createdAt: true,
  endedAt: true,
} as const satisfies Prisma.ImportBatchSelect;

type Row = Prisma.ImportBatchGetPayload<{ select: typeof BATCH }>;

const view = ({ owner, counts, ...row }: Row): BatchView => ({
  ...row,
  owner: owner.name,
  counts: countsOf(counts),
});

/** The newest imports that the viewer sees: one's own, and to administrators everybody's. */
export async function listImports(tx: Tx): Promise<BatchView[]> {
  const orderBy = [{ createdAt: "desc" as const }, { id: "desc" as const }];
  const rows = await tx.importBatch.findMany({ select: BATCH, orderBy, take: 100 });
  return rows.map(view);
}

/** @throws AppError `not_found` */
export async function getImport(
  tx: Tx,
  id: string,
): Promise<BatchView & { done: number; total: number; beatAt: Date | null }> {
  const work = { select: { done: true, beatAt: true } };
  const row = found(await tx.importBatch.findUnique({ where: { id }, select: { ...BATCH, work } }));
  const { work: own, ...batch } = row;
  if (batch.state === "undoing") return { ...view(batch), ...(await progressOfUndo(tx, id)) };
  const total = batch.state === "running" ? countsOf(batch.counts).read : 0;
  return { ...view(batch), done: own?.done ?? 0, total, beatAt: own?.beatAt ?? null };
}

/** How far the taking back is: told to an administrator, too, who may not see the work of another's file. */
async function progressOfUndo(tx: Tx, id: string) {
  const [told] = await tx.$queryRaw<{ done: number; total: number | null; beatAt: Date | null }[]>`
    select done, total, beat_at as "beatAt" from app.undo_import_progress(${id}::uuid)`;
  return { done: told?.done ?? 0, total: told?.total ?? 0, beatAt: told?.beatAt ?? null };
}

/** What is wrong with rows, in their order. */
export async function listIssues(tx: Tx, id: string): Promise<Issue[]> {
  const work = await tx.importWork.findUnique({ where: { batchId: id }, select: { issues: true } });
  // Written by the pass, in this shape.
  return (work?.issues ?? []) as Issue[];
}

/** Which columns of its file feed which field. */
export async function columnsOf(tx: Tx, id: string): Promise<Mapping["columns"]> {
  const row = await tx.importBatch.findUnique({ where: { id }, select: { mapping: true } });
  return mappingSchema.safeParse(row?.mapping).data?.columns ?? {};
}

type Wanted = { profile?: string | null | undefined; kind?: MappedKind | null | undefined };

/** The first rows of a file, and how it is to be read: as somebody said before, by a profile, or as its columns suggest. */
export async function mapOf(tx: Tx, id: string, wanted: Wanted): Promise<MapView> {
  const batch = found(
    await tx.importBatch.findUnique({
      where: { id },
      select: { mapping: true, profile: true, fileName: true, work: { select: { content: true } } },
    }),
  );
  const content = found(batch.work?.content ?? null);
  const stored = mappingSchema.safeParse(batch.mapping).data ?? null;
  const own = await tx.importProfile.findMany({ orderBy: { name: "asc" } });
  const home = found(await tx.country.findFirst({ where: { isHome: true } })).code as CountryCode;
  const saved: NamedMapping[] = own.flatMap(({ name, mapping }) => {
    const parsed = mappingSchema.safeParse(mapping);
    return parsed.success ? [{ name, mapping: parsed.data }] : [];
  });
  const profiles = [...saved, ...SHIPPED];
  const table = await openTable(content, stored?.sheet ?? null);
  const sample: MapView["sample"] = [];
  const cells: string[][] = [];
  for await (const rows of table.rows()) {
    sample.push(...rows.slice(0, 5));
    cells.push(...rows.slice(0, 500).map((row) => row.cells));
    break;
  }
  const asked = wanted.profile
    ? profiles.find(({ name }) => name === wanted.profile)
    : wanted.kind || stored
      ? undefined
      : (profileFor(table.head, profiles, home) ?? undefined);
  const guessed = (): Mapping => ({
    ...guessMapping(table.head, cells, wanted.kind ?? null),
    register: batch.fileName.replace(/\.\w+$/, "").slice(0, 80),
  });
  const isStored = stored !== null && !wanted.profile && !wanted.kind;
  const mapping = isStored ? stored : (asked?.mapping ?? guessed());
  return {
    head: table.head,
    sheets: table.sheets,
    sample,
    mapping: { ...mapping, sheet: table.sheet },
    profile: isStored ? batch.profile : (asked?.name ?? null),
    profiles: profiles.map(({ name, mapping: { kind } }) => ({
      name,
      kind,
      isShipped: shippedProfile(name) !== undefined,
    })),
  };
}

/** The rows of an import that something else has touched since, by their numbers in the file. */
export async function listTouched(tx: Tx, id: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    select distinct number from app.import_touched(${id}::uuid) order by number limit 200`;
  return rows.map(({ number }) => number);
}

/** The first records that an import brought, in the order of its file. */
export async function listBrought(tx: Tx, id: string, most: number): Promise<BroughtRecord[]> {
  return tx.$queryRaw<BroughtRecord[]>`
    select r.number, r.kind::text as kind, r.record_id::text as id, r.is_new as "isNew",
      coalesce(a.ref || ' · ' || a.title, m.ref || ' · ' || m.title, t.ref || ' · ' || t.title,
        c.ref || ' · ' || c.title, s.ref || ' · ' || s.title,
        d.ref || ' · ' || d.item, g.name, p.name) as label
    from (
      select * from import_row where batch_id = ${id}::uuid order by number, kind limit ${most}
    ) r
    left join agreement a on r.kind = 'agreement' and a.id = r.record_id
    left join meeting m on r.kind = 'meeting' and m.id = r.record_id
    left join training t on r.kind = 'training' and t.id = r.record_id
    left join commitment c on r.kind = 'commitment' and c.id = r.record_id
    left join source s on r.kind = 'source' and s.id = r.record_id
    left join agency g on r.kind = 'agency' and g.id = r.record_id
    left join delivery d on r.kind = 'delivery' and d.id = r.record_id
    left join person p on r.kind = 'person' and p.id = r.record_id
    where coalesce(a.id, m.id, t.id, c.id, s.id, g.id, p.id) is not null
    order by r.number, r.kind`;
}
