import "server-only";
import { dayOf } from "#domain/calendar-date.ts";
import type { Named } from "#domain/names.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { isWithheld, readKeptLines } from "./kept-lines.ts";
import { keptBrief } from "./rules.ts";
import type { Brief, BriefHead, EarlierText, KeptBrief, KeptLine, SectionName } from "./views.ts";

const head = {
  id: true,
  version: true,
  form: true,
  locale: true,
  asOf: true,
  partner: true,
  createdAt: true,
  frozenAt: true,
  createdBy: { select: { name: true } },
  frozenBy: { select: { name: true } },
} as const;

/** A kept brief as this viewer may see it. @throws AppError `not_found` */
export async function getBrief(
  tx: Tx,
  id: string,
): Promise<{ kept: KeptBrief; brief: Brief<KeptLine> }> {
  const row = found(await tx.brief.findUnique({ where: { id }, select: head }));
  const partner = await partnerOf(tx, row.partner);
  const lines = await readKeptLines(tx, id);
  const { form, locale } = row;
  const whole = {
    partner,
    form,
    locale,
    asOf: dayOf(row.asOf),
    isWithheld: await isWithheld(tx, id, lines),
  };
  return { kept: keptView(row), brief: keptBrief(whole, lines) };
}

async function partnerOf(tx: Tx, code: string): Promise<{ code: string } & Named> {
  const country = await tx.country.findUnique({
    where: { code },
    select: { name: true, nameUr: true },
  });
  return { code, name: country?.name ?? code, nameUr: country?.nameUr ?? null };
}

/** One section with all its lines, those left out included, and what they said before, for its form. @throws AppError `not_found` */
export async function getBriefSection(tx: Tx, id: string, section: SectionName) {
  const row = found(await tx.brief.findUnique({ where: { id }, select: head }));
  const lines = await readKeptLines(tx, id, section);
  const changed = lines.filter(({ number }) => number > 1).map(({ id: line }) => line);
  const texts = await tx.briefText.findMany({
    where: { lineId: { in: changed } },
    select: {
      lineId: true,
      number: true,
      cells: true,
      recordedAt: true,
      by: { select: { name: true } },
    },
    orderBy: { number: "desc" },
  });
  const earlier = texts
    .map(({ by, ...text }): EarlierText => ({ ...text, by: by.name }))
    .filter(({ lineId, number }) => lines.some((one) => one.id === lineId && one.number > number));
  return { ...keptView(row), locale: row.locale, lines, earlier };
}

function keptView(row: {
  id: string;
  version: number;
  createdAt: Date;
  frozenAt: Date | null;
  createdBy: { name: string };
  frozenBy: { name: string } | null;
}): KeptBrief {
  const { id, version, createdAt, frozenAt } = row;
  const frozenBy = row.frozenBy?.name ?? null;
  return { id, version, createdAt, frozenAt, createdBy: row.createdBy.name, frozenBy };
}

/** The briefs that were kept of a partner, the last first. */
export async function listBriefs(tx: Tx, partner: string): Promise<BriefHead[]> {
  const rows = await tx.brief.findMany({
    where: { partner },
    select: head,
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  return rows.map((row) => ({ ...keptView(row), form: row.form, asOf: dayOf(row.asOf) }));
}
