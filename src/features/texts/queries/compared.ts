import "server-only";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { ComparedSide } from "../schema.ts";
import type { ComparedText, ComparedTexts } from "../views.ts";
import { HEAD, headOf } from "./head.ts";

/**
 * Two texts of an agreement, each a version or what was signed; without a choice the last two versions. A side that is not
 * there is null.
 *
 * @throws AppError `not_found`, also when the viewer may not see the agreement.
 */
export async function getCompared(
  tx: Tx,
  id: string,
  asked: { from: ComparedSide | null; to: ComparedSide | null },
): Promise<ComparedTexts> {
  const row = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        ...HEAD,
        draftTexts: { select: { number: true, note: true }, orderBy: { number: "desc" } },
        signedTexts: {
          select: { note: true, attachmentId: true },
          orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
          take: 1,
        },
      },
    }),
  );
  const { draftTexts, signedTexts } = row;
  const to = asked.to ?? draftTexts[0]?.number ?? null;
  const from = asked.from ?? draftTexts.find(({ number }) => number !== to)?.number ?? to;
  const texts = await tx.$queryRaw<ComparedText[]>`
    select to_json(d.number) as name, d.side, d.note, u.name as by, d.recorded_at as "recordedAt", d.text
    from draft_text d join user_account u on u.id = d.by_id
    where d.agreement_id = ${id}::uuid and d.number = any (${[from, to].filter((one) => typeof one === "number")}::int[])
    union all
    (select to_json('signed'::text), null, x.note, u.name, x.recorded_at, f.content_text
    from signed_text x join user_account u on u.id = x.by_id join attachment f on f.id = x.attachment_id
    where x.agreement_id = ${id}::uuid and ${[from, to].includes("signed")}
    order by x.recorded_at desc, x.id desc limit 1)`;
  const textOf = (name: ComparedSide | null) => texts.find((one) => one.name === name) ?? null;
  return {
    agreement: headOf(row),
    choices: [
      ...signedTexts.map(({ note }) => ({ name: "signed" as const, note })),
      ...draftTexts.map(({ number: name, note }) => ({ name, note })),
    ],
    from: textOf(from),
    to: textOf(to),
  };
}
