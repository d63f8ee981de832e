import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import { lastDayOf } from "#domain/date-precision.ts";
import { AppError } from "#domain/errors.ts";
import { validationMessage } from "#domain/message.ts";
import { contentTextOf } from "#features/attachments/content-text.ts";
import { storeFile } from "#features/attachments/store.ts";
import type { Context } from "#server/command.ts";
import { authPool } from "#server/auth.ts";
import { translated } from "#server/database-error.ts";
import { type Tx, withViewer } from "#server/db.ts";
import { isDemonstration } from "#server/env.ts";
import { countVisit } from "#server/sign-in-limit.ts";
import { idOfLink } from "#server/signed-link.ts";
import { notify } from "#server/tell.ts";
import { isAskable, isSpokenOf } from "./policy.ts";
import {
  answerInput,
  type ClosedQuestion,
  type Language,
  LANGUAGES,
  type OpenQuestion,
  SHOWS,
} from "./schema.ts";

/** How often one link may be looked at or sent from in a minute. */
const VISITS_A_MINUTE = 30;

type Known = {
  id: string;
  askedById: string;
  isAskerHere: boolean;
  isExpired: boolean;
  usedAt: Date | null;
  revokedAt: Date | null;
};

/** Who asked decides what the link may open: it acts for them, and goes with them. */
const forAsker = (userId: string) => ({ kind: "system", job: "answers", userId }) as const;

/**
 * What a link opens. Looking never uses it up, since programs that guard mailboxes look, too.
 *
 * @throws AppError `rate_limited`
 */
export async function questionOf(link: string): Promise<OpenQuestion | ClosedQuestion> {
  const known = await enter(link);
  if ("state" in known) return known;
  return withViewer(forAsker(known.askedById), (tx) => readQuestion(tx, known.id));
}

/** The one way in: a signature of ours, not too often, and a question that is still open. */
async function enter(link: string): Promise<Known | ClosedQuestion> {
  const id = idOfLink(link);
  if (id === null) return { state: "unknown" };
  await countVisit(`answer:${id}`, VISITS_A_MINUTE);
  const { rows } = await authPool()
    .query<Known>(
      `select q.id, q.asked_by_id as "askedById", q.expires_at <= now() as "isExpired", q.used_at as "usedAt", q.revoked_at as "revokedAt",
         exists (select from public.user_account u
           where u.id = q.asked_by_id and u.disabled_at is null and ($2 or not u.is_demo)) as "isAskerHere"
       from public.answer_request q where q.id = $1`,
      [id, isDemonstration()],
    )
    .catch((error: unknown) => {
      throw translated(error);
    });
  const [known] = rows;
  if (known === undefined) return { state: "unknown" };
  if (known.usedAt !== null) return { state: "used" };
  if (known.revokedAt !== null || !known.isAskerHere) return { state: "revoked" };
  return known.isExpired ? { state: "expired" } : known;
}

async function readQuestion(tx: Tx, id: string): Promise<OpenQuestion | ClosedQuestion> {
  const question = await tx.answerRequest.findUnique({
    where: { id },
    select: {
      marking: true,
      language: true,
      shows: true,
      reason: true,
      expiresAt: true,
      commitment: {
        select: {
          ref: true,
          title: true,
          text: true,
          dueOn: true,
          duePrecision: true,
          dueWords: true,
        },
      },
    },
  });
  // The asker may no longer see it, or it has been marked beyond what a link may open.
  if (question === null || !isAskable(question.marking)) return { state: "revoked" };
  const { commitment } = question;
  const shows = isSpokenOf(question.marking)
    ? SHOWS.filter((one) => question.shows.includes(one))
    : [];
  const on = lastDayOf(dayOrNull(commitment.dueOn), commitment.duePrecision);
  return {
    state: "open",
    language: languageOf(question.language),
    ref: commitment.ref,
    title: shows.includes("title") ? commitment.title : null,
    text: shows.includes("text") ? commitment.text : null,
    due: shows.includes("due") && on !== null ? { on } : null,
    dueWords: shows.includes("due") ? commitment.dueWords : null,
    reason: question.reason,
    expiresAt: question.expiresAt,
  };
}

const languageOf = (text: string): Language => LANGUAGES.find((one) => one === text) ?? "en";

/**
 * Takes an answer, once: of two that come together the second finds the link used. It lands as a proposal; nothing of the
 * register changes before somebody with an account accepts it.
 *
 * @throws AppError `not_found` for a link that is no good, `rate_limited`; z.ZodError for what was typed
 */
export async function receiveAnswer(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { link, answer, note, file } = answerInput.parse(raw, { error: validationMessage });
  const known = await enter(link);
  if ("state" in known) throw new AppError("not_found", `answers.error.${known.state}`);
  const { id, askedById } = known;
  // Takes its time, and needs no transaction.
  const contentText = await contentTextOf(file);
  await withViewer(
    forAsker(askedById),
    async (tx) => {
      const used = await tx.answerRequest.updateMany({
        where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } },
        data: { usedAt: ctx.now },
      });
      if (used.count !== 1) throw new AppError("not_found", "answers.error.used");
      const { partner, marking, commitmentId, commitment } =
        await tx.answerRequest.findUniqueOrThrow({
          where: { id },
          select: {
            partner: true,
            marking: true,
            commitmentId: true,
            commitment: { select: { createdById: true } },
          },
        });
      if (!isAskable(marking)) throw new AppError("not_found", "answers.error.revoked");
      const attachment = file && (await storeFile(tx, { partner, marking, file, contentText }));
      const proposal = await tx.proposal.create({
        select: { id: true },
        data: {
          partner,
          marking,
          commitmentId,
          requestId: id,
          answer,
          note,
          attachmentId: attachment?.id ?? null,
          receivedAt: ctx.now,
        },
      });
      const record = { kind: "commitment", id: commitmentId } as const;
      const told = { kind: "answered", occurrence: proposal.id } as const;
      await notify(tx, { to: [commitment.createdById], record, ...told });
      // The link acts for its asker, who wants to hear of it all the same.
      await tx.notice.createMany({
        data: [{ ...told, userId: askedById, recordKind: record.kind, recordId: record.id }],
        skipDuplicates: true,
      });
    },
    { mode: "write", action: "answer.receive", requestId: ctx.requestId },
  );
  return { id: link };
}
