import "server-only";
import { compareRecorded } from "#domain/recorded.ts";
import { AppError } from "#domain/errors.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { frozenVersion, placeIn } from "../rules.ts";
import type { CommentView, VersionPage } from "../views.ts";
import { HEAD, headOf } from "./head.ts";
import { listVersions } from "./versions.ts";

const SAID = {
  id: true,
  text: true,
  isSettling: true,
  recordedAt: true,
  by: { select: { name: true } },
} as const;

/**
 * One version to be read, with what was said about it and about the versions before it.
 *
 * @throws AppError `not_found`, also when the viewer may not see the agreement.
 */
export async function getVersion(tx: Tx, id: string, number: number): Promise<VersionPage> {
  const row = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        ...HEAD,
        draftTexts: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
        textDecisions: { select: { id: true, kind: true, draftTextId: true, recordedAt: true } },
        textComments: {
          where: { parentId: null, draftText: { number: { lte: number } } },
          select: {
            ...SAID,
            quote: true,
            startsAt: true,
            draftTextId: true,
            draftText: { select: { number: true } },
            answers: { select: SAID },
          },
        },
      },
    }),
  );
  const [version] = await listVersions(tx, id, number);
  const [stored] = await tx.$queryRaw<{ text: string; lengths: Record<string, number> }[]>`
    select d.text, (select json_object_agg(o.id, length(o.text)) from draft_text o where o.agreement_id = d.agreement_id) as lengths
    from draft_text d where d.agreement_id = ${id}::uuid and d.number = ${number}::int`;
  if (version === undefined || stored === undefined) {
    throw new AppError("not_found", "errors.notFound");
  }
  const { text, lengths } = stored;
  const comments = row.textComments.map((comment): CommentView => {
    const { quote, startsAt, draftText, answers } = comment;
    const anchored = { quote: quote ?? "", startsAt: startsAt ?? 0 };
    return {
      id: comment.id,
      number: draftText.number,
      quote: anchored.quote,
      text: comment.text,
      by: comment.by.name,
      recordedAt: comment.recordedAt,
      answers: answers
        .toSorted(compareRecorded)
        .map(({ by, ...answer }) => ({ ...answer, by: by.name })),
      isSettled: answers.some(({ isSettling }) => isSettling),
      place:
        draftText.number === number
          ? { start: anchored.startsAt, end: anchored.startsAt + anchored.quote.length }
          : placeIn(text, anchored, lengths[comment.draftTextId] ?? text.length),
    };
  });
  return {
    agreement: headOf(row),
    version: { ...version, text },
    last: row.draftTexts[0]?.number ?? number,
    isFrozen: frozenVersion(row.textDecisions) === version.id,
    comments: comments.toSorted((a, b) => order(a) - order(b) || compareRecorded(a, b)),
  };
}

/** What is gone stands behind all that is there. */
const order = ({ place }: CommentView) => place?.start ?? Infinity;
