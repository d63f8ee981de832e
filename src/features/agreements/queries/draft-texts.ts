import "server-only";
import type { Tx } from "#server/db.ts";

/** The words of every version of an agreement's text, by the version's id: long, so that only who takes them all away asks. */
export async function wordsOfTexts(tx: Tx, agreementId: string): Promise<Map<string, string>> {
  const select = { id: true, text: true } as const;
  const rows = await tx.draftText.findMany({ where: { agreementId }, select });
  return new Map(rows.map(({ id, text }) => [id, text]));
}
