import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { HandoverLine, PostView } from "../views.ts";

/**
 * A post, whoever held it, and its handovers.
 *
 * @throws AppError `not_found`, also when the viewer may not see its agency.
 */
export async function getPostOfHandover(tx: Tx, id: string): Promise<PostView> {
  const row = found(
    await tx.post.findUnique({
      where: { id },
      select: {
        id: true,
        title: true,
        titleUr: true,
        agency: { select: { id: true, name: true, nameUr: true, country: true } },
        tenures: {
          include: { person: { select: { id: true, name: true } } },
          orderBy: [{ fromOn: { sort: "desc", nulls: "last" } }, { id: "desc" }],
        },
        handovers: {
          include: {
            to: { select: { id: true, name: true } },
            by: { select: { name: true } },
            receipt: { include: { by: { select: { name: true } } } },
          },
          orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
        },
      },
    }),
  );
  const home = await tx.country.findFirst({ where: { isHome: true }, select: { code: true } });
  const { country, ...agency } = row.agency;
  return {
    id: row.id,
    title: { name: row.title, nameUr: row.titleUr },
    agency,
    isHome: country !== null && country === home?.code,
    holders: row.tenures.map((tenure) => ({
      id: tenure.id,
      personId: tenure.person.id,
      name: tenure.person.name,
      from: fuzzyOf(dayOrNull(tenure.fromOn), tenure.fromPrecision),
      until: fuzzyOf(dayOrNull(tenure.untilOn), tenure.untilPrecision),
      isActing: tenure.isActing,
    })),
    handovers: row.handovers.map(({ id: own, to, by, note, recordedAt, receipt }) => ({
      id: own,
      to,
      note,
      recordedAt,
      by: by.name,
      receipt: receipt && { by: receipt.by.name, at: receipt.recordedAt, note: receipt.note },
    })),
  };
}

/** What stood on the list when it was acknowledged, as far as the viewer may see it. */
export async function listReceived(tx: Tx, handoverId: string): Promise<HandoverLine[]> {
  const rows = await tx.handoverItem.findMany({
    where: { handoverId },
    orderBy: { position: "asc" },
  });
  return rows.map(({ kind, recordId, ref, title, partner, marking, detail, onDay, precision }) => ({
    kind,
    recordId,
    ref,
    title,
    partner,
    marking,
    detail,
    precision,
    on: dayOrNull(onDay),
  }));
}

/** Whoever can take a post over. */
export function listAccounts(tx: Tx): Promise<{ id: string; name: string; email: string }[]> {
  return tx.user.findMany({
    where: { disabledAt: null, role: { not: "administrator" } },
    select: { id: true, name: true, email: true },
    orderBy: { name: "asc" },
    take: 500,
  });
}
