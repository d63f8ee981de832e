import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { refOf, rowsOf } from "./commands/rows.ts";
import { briefOf } from "./drafting/brief-of.ts";
import { readFacts } from "./facts/read.ts";
import { isWithheld, readKeptLines } from "./kept-lines.ts";
import { canReviseBrief } from "./policy.ts";
import { ADDED_FROM, cellsOf, mayMark } from "./rules.ts";
import { briefFreeze, briefRevision, briefStart, type RevisedLine } from "./schema.ts";
import type { KeptLine } from "./views.ts";
import { wordsOf } from "./words.ts";

/** Keeps a brief as the register has it today and the actor sees it, to be edited and frozen. */
export const startBrief = command({
  action: "brief.start",
  input: briefStart,
  allow: () => true,
  run: async ({ tx, userId, today, input: { partner, form, locale, meetingId } }) => {
    const moment = { asOf: today, knownAt: null, isOfDay: false };
    const facts = await readFacts(tx, partner, moment, meetingId);
    const brief = briefOf(facts, form, today, wordsOf(locale));
    const id = uuidv7();
    await tx.brief.create({
      select: { id: true },
      data: { id, partner, form, locale, asOf: toColumn(today), createdById: userId },
    });
    const lines = brief.sections.flatMap(({ lines: own }) =>
      own.map((line, position) => ({ line, position })),
    );
    await keepLines(tx, { id, partner }, userId, lines);
    return { id };
  },
});

async function keepLines(
  tx: Tx,
  brief: { id: string; partner: string },
  userId: string,
  lines: Parameters<typeof rowsOf>[2],
): Promise<void> {
  const rows = rowsOf(brief, userId, lines);
  await tx.briefLine.createMany({ data: rows.lines });
  await tx.briefText.createMany({ data: rows.texts });
}

/** Changes lines of one section, leaves some out and adds others. What the actor does not see stays as it is. */
export const reviseBrief = command({
  action: "brief.revise",
  input: briefRevision,
  load: (tx, { id }) => openBrief(tx, id),
  allow: (actor, brief) => canReviseBrief(actor, brief),
  run: async ({ tx, userId, subject, input: { id, section, lines, added } }) => {
    const kept = new Map((await readKeptLines(tx, id, section)).map((line) => [line.id, line]));
    for (const revised of lines) {
      const line = kept.get(revised.id);
      if (line === undefined) throw new AppError("not_found", "errors.notFound");
      if (line.number !== revised.number) throw new AppError("stale", "briefs.error.stale");
      await reviseLine(tx, line, revised, userId);
    }
    const more = [];
    for (const [place, { text, ref, _marking: marking }] of added.entries()) {
      const rests = await refOf(tx, subject.partner, ref, `added.${place}.ref`);
      more.push({
        line: {
          section,
          shape: "item" as const,
          cells: [text],
          refs: [rests.ref],
          path: null,
          marking: mayMark(rests, marking) ? marking : rests.marking,
          releasableTo: [],
        },
        position: ADDED_FROM + kept.size + place,
      });
    }
    if (more.length > 0) await keepLines(tx, subject, userId, more);
    return { id };
  },
});

async function reviseLine(
  tx: Tx,
  line: KeptLine,
  { cell0, cell1, cell2, cell3, cell4, marking, isLeftOut }: RevisedLine,
  userId: string,
): Promise<void> {
  if (!mayMark(line, marking)) throw new AppError("conflict", "briefs.error.lower");
  if (marking !== line.marking) {
    // Only this column may be written, which an update of the client's would not keep to.
    await tx.$executeRaw`update brief_line set marking = ${marking satisfies Marking}::marking where id = ${line.id}::uuid`;
  }
  const typed = [cell0, cell1, cell2, cell3, cell4].slice(0, cellsOf(line));
  const cells = typed.map((text) => text ?? "");
  if (isLeftOut === line.isLeftOut && cells.join("\0") === line.cells.join("\0")) return;
  // The second of two editors finds the number taken.
  const number = line.number + 1;
  const written = await tx.briefText.createMany({
    data: [{ lineId: line.id, number, cells, isLeftOut, byId: userId }],
    skipDuplicates: true,
  });
  if (written.count !== 1) throw new AppError("stale", "briefs.error.stale");
}

/** From then on nothing of it changes. Only who sees all of it may say that it is right. */
export const freezeBrief = command({
  action: "brief.freeze",
  input: briefFreeze,
  load: (tx, { id }) => openBrief(tx, id),
  allow: (actor, brief) => canReviseBrief(actor, brief),
  run: async ({ tx, userId, now, input: { id, version } }) => {
    if (await isWithheld(tx, id, await readKeptLines(tx, id))) {
      throw new AppError("conflict", "briefs.error.withheld");
    }
    const data = { frozenAt: now, frozenById: userId, version: { increment: 1 } };
    expectOne(await tx.brief.updateMany({ where: { id, version, frozenAt: null }, data }));
    return { id };
  },
});

/** @throws AppError `not_found`, and `conflict` for a frozen one. */
async function openBrief(tx: Tx, id: string) {
  const select = { id: true, partner: true, frozenAt: true } as const;
  const brief = found(await tx.brief.findUnique({ where: { id }, select }));
  if (brief.frozenAt !== null) throw new AppError("conflict", "briefs.error.frozen");
  return brief;
}
