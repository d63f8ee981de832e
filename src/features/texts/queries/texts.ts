import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { compareRecorded } from "#domain/recorded.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { frozenVersion, likenessOf } from "../rules.ts";
import type { DecisionView, SignedView, TextsView } from "../views.ts";
import { HEAD, headOf } from "./head.ts";
import { listVersions } from "./versions.ts";

const FILE = { select: { id: true, name: true, sizeBytes: true, sha256: true } } as const;

/**
 * The versions of an agreement's text, what was decided about them, and what was signed.
 *
 * @throws AppError `not_found`, also when the viewer may not see it.
 */
export async function getTexts(tx: Tx, id: string): Promise<TextsView> {
  const row = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        ...HEAD,
        actions: { where: { type: "initialled" }, select: { id: true } },
        textDecisions: {
          include: {
            by: { select: { name: true } },
            draftText: { select: { number: true } },
            action: { select: { happenedOn: true, precision: true } },
          },
        },
        signedTexts: {
          include: { by: { select: { name: true } }, attachment: FILE },
          orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
        },
      },
    }),
  );
  const decisions = row.textDecisions.toSorted(compareRecorded).toReversed();
  const views = decisions.map(
    ({ id: own, kind, reason, recordedAt, by, draftText, action }): DecisionView => ({
      id: own,
      kind,
      reason,
      recordedAt,
      number: draftText.number,
      by: by.name,
      initialled: action && fuzzyOf(dayOrNull(action.happenedOn), action.precision),
    }),
  );
  const frozenId = frozenVersion(row.textDecisions);
  const signed = row.signedTexts.map(
    ({ id: own, note, recordedAt, by, attachment }): SignedView => ({
      id: own,
      note,
      recordedAt,
      by: by.name,
      file: attachment,
    }),
  );
  return {
    agreement: headOf(row),
    versions: await listVersions(tx, id),
    frozen: (frozenId !== null && views[0]) || null,
    decisions: views,
    isInitialledUnnamed: row.actions.length > 0 && decisions.length === 0,
    signed,
    likeness: frozenId && signed[0] ? await likeness(tx, frozenId, signed[0].file.id) : null,
  };
}

async function likeness(tx: Tx, draftTextId: string, attachmentId: string) {
  const [pair] = await tx.$queryRaw<{ frozen: string; signed: string | null }[]>`
    select d.text as frozen, f.content_text as signed from draft_text d, attachment f
    where d.id = ${draftTextId}::uuid and f.id = ${attachmentId}::uuid`;
  return pair ? likenessOf(pair.frozen, pair.signed) : null;
}
