import { createHash } from "node:crypto";
import { dayOrNull } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { AppError } from "#domain/errors.ts";
import { findQuote } from "#domain/quote.ts";
import { addSource, attachCitation } from "#features/sources/commands.ts";
import type { Passage, TextFile } from "./annotations.ts";
import { detailsOf, partnerOf } from "./documents.ts";
import { loadRole } from "./kinds/kinds.ts";
import { meetingNumbered } from "./kinds/meetings.ts";
import type { Found, Placed, Shared, TextLoad } from "./passage.ts";
import { readRegister } from "./register.ts";
import { type PassageReport, reasonOf, type TextReport } from "./report.ts";
import type { Session } from "./session.ts";
import { type Role, ROLES, rolesOf } from "./vocabulary.ts";

type Options = Shared & { session: Session; partner: string | null };

/** Loads one text: as a source, then each of its passages as what its entity says. Never throws for one passage. */
export async function loadText(file: TextFile, options: Options): Promise<TextReport> {
  const { session, home, marking } = options;
  const partner = partnerOf(file, home, options.partner);
  if (partner === null) return refused(file, "no partner can be told from it: give --partner");
  const text = file.text.replace(/\r\n?/g, "\n");
  let source: Awaited<ReturnType<typeof sourceOf>>;
  try {
    source = await sourceOf({ ...file, text }, partner, options);
  } catch (error) {
    return refused(file, reasonOf(error));
  }
  const done = await loadedBefore(session, source.id);
  const register = await session.read((tx) => readRegister(tx, partner));
  const { placed, lost } = place(text, file.passages);
  const load: TextLoad = {
    session,
    register,
    partner,
    home,
    marking,
    timeZone: options.timeZone,
    keys: options.keys,
    source: { id: source.id, ref: source.ref, text },
    published: source.published,
    passages: placed,
    meeting: register.meetings.find(({ id }) => id === done.meetingId) ?? null,
    settled: [],
  };
  load.meeting ??= meetingNumbered(load);
  const fresh = placed.filter(({ id }) => !done.passages.has(id));
  const reports = await loadPassages(fresh, load);
  const already = placed
    .filter(({ id }) => done.passages.has(id))
    .map((passage): PassageReport => ({ ...reportOf(passage), status: "already", as: [] }));
  return {
    file: file.file,
    partner,
    source: source.ref,
    isNew: source.isNew,
    reason: null,
    passages: [...reports, ...already, ...lost].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The source with this very text, or a new one. */
async function sourceOf(file: TextFile, partner: string, { session, marking }: Options) {
  const sha256 = createHash("sha256").update(file.text).digest("hex");
  const find = () =>
    session.read((tx) =>
      tx.source.findFirst({
        where: { partner, sha256 },
        select: { id: true, ref: true, publishedOn: true, publishedPrecision: true },
      }),
    );
  const known = await find();
  if (known === null) await session.run(addSource, detailsOf(file, partner, marking));
  const row = known ?? (await find());
  if (row === null) throw new AppError("not_found", "errors.notFound");
  const { id, ref, publishedOn, publishedPrecision } = row;
  const published = fuzzyOf(dayOrNull(publishedOn), publishedPrecision);
  return { id, ref, published, isNew: known === null };
}

/** Which passages an earlier run has loaded, by the ids that their citations begin with. */
async function loadedBefore(session: Session, sourceId: string) {
  const citations = await session.read((tx) =>
    tx.citation.findMany({ where: { sourceId }, select: { note: true, meetingId: true } }),
  );
  return {
    passages: new Set(citations.map(({ note }) => note?.split(" · ")[0] ?? "")),
    meetingId: citations.find(({ meetingId }) => meetingId !== null)?.meetingId ?? null,
  };
}

function place(text: string, passages: readonly Passage[]) {
  const placed: Placed[] = [];
  const lost: PassageReport[] = [];
  for (const passage of passages) {
    const at = findQuote(text, passage.quote);
    if (at === null) lost.push(failed(passage, "these words do not stand in the text"));
    else placed.push({ ...passage, ...at });
  }
  return { placed, lost };
}

const order = (role: Role | null) => (role === null ? ROLES.length : ROLES.indexOf(role));

type Task = { passage: Placed; role: Role | null };

/** Agencies and people first, then the meeting, then what was promised there, then what is about these. */
async function loadPassages(passages: readonly Placed[], load: TextLoad): Promise<PassageReport[]> {
  const tasks = passages
    .flatMap((passage): Task[] => {
      const roles = rolesOf(passage.entity);
      return roles.length === 0
        ? [{ passage, role: null }]
        : roles.map((role) => ({ passage, role }));
    })
    .toSorted((a, b) => order(a.role) - order(b.role) || a.passage.start - b.passage.start);
  const reports = new Map(passages.map((passage) => [passage.id, reportOf(passage)]));
  for (const { passage, role } of tasks) {
    const report = reports.get(passage.id);
    if (report === undefined) continue;
    try {
      const found = await loadRole(passage, role, load);
      await cite(passage, found, load);
      load.settled.push({ passage, found });
      report.as.push(...found.map(asReported));
    } catch (error) {
      report.reason = reasonOf(error);
    }
  }
  return [...reports.values()].map((report) => ({
    ...report,
    status: report.as.length > 0 ? "loaded" : "failed",
  }));
}

async function cite(passage: Placed, found: readonly Found[], load: TextLoad): Promise<void> {
  for (const { target, field } of found) {
    const input = {
      sourceId: load.source.id,
      startsAt: passage.start,
      endsAt: passage.end,
      targetKind: target.kind,
      targetId: target.id,
      field,
      note: `${passage.id} · ${passage.note || passage.entity}`.slice(0, 500),
    };
    await load.session.run(attachCitation, input).catch((error: unknown) => {
      // Two roles of one passage may lead to one record.
      if (!(error instanceof AppError && error.messageKey === "sources.error.sameCitation"))
        throw error;
    });
  }
}

const asReported = ({ target, field, isNew, remark }: Found) => ({
  kind: target.kind,
  ref: target.ref,
  name: target.name,
  field,
  isNew,
  ...(remark !== undefined && { remark }),
});

function reportOf({ id, file, entity, ...rest }: Passage | Placed): PassageReport {
  const at = "start" in rest ? { start: rest.start, end: rest.end } : null;
  return { id, file, entity, at, status: "loaded", as: [], reason: null };
}

const failed = (passage: Passage, reason: string): PassageReport => ({
  ...reportOf(passage),
  status: "failed",
  reason,
});

function refused({ file, passages }: TextFile, reason: string): TextReport {
  return {
    file,
    partner: null,
    source: null,
    isNew: false,
    reason,
    passages: passages.map((passage) => failed(passage, reason)),
  };
}
