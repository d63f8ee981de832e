import type { CalendarDate } from "#domain/calendar-date.ts";
import { linkAgreements } from "#features/agreements/commands/act.ts";
import { recordConcurrence } from "#features/agreements/commands/concur.ts";
import { markNeighbours } from "#features/agreements/commands/mark.ts";
import { moveStage } from "#features/agreements/commands/move.ts";
import { recordAgreement } from "#features/agreements/commands/record.ts";
import { recordAfterSignature } from "#features/texts/commands/after-signature.ts";
import { answerComment, commentOnText } from "#features/texts/commands/comments.ts";
import { freezeText } from "#features/texts/commands/decisions.ts";
import { attachSignedText, recordDraftText } from "#features/texts/commands/versions.ts";
import type { DemoAgreement } from "../../prisma/demo/chain.ts";
import type { Demonstration } from "../../prisma/demo/shape.ts";
import { authorOf, laterOf, type Loading } from "./loading.ts";

/** Instruments with what happened to them, and their way through the desks so far. */
export async function loadAgreements({ agreements }: Demonstration, loading: Loading) {
  for (const agreement of agreements) await loadAgreement(agreement, loading);
  for (const { key, marking, links = [] } of agreements) {
    for (const { to, type, effective, note = null } of links) {
      await loading.run(authorOf(marking), linkAgreements, `${key}/${type}/${to}`, {
        fromId: loading.idOf(key),
        toId: loading.idOf(to),
        ...loading.date("effective", effective),
        type,
        note,
      });
    }
  }
}

async function loadAgreement(agreement: DemoAgreement, loading: Loading) {
  const { key, partner, marking = "official", title, instrument, binding, summary } = agreement;
  const who = authorOf(marking);
  const parties = (side: "home" | "partner") =>
    (agreement.parties ?? [])
      .filter((one) => one.side === side)
      .map((one) => loading.idOf(one.agency));
  const [firstStage = null, ...moves] = stagesOf(agreement, loading);
  const id = await loading.run(who, recordAgreement, key, {
    partner,
    marking,
    title,
    instrument,
    binding,
    counterpart: agreement.counterpart ?? "unknown",
    money: agreement.money ?? "unknown",
    summary,
    firstStage,
    leadAgencyId: loading.idOrNull(agreement.lead),
    homePartyIds: parties("home"),
    partnerPartyIds: parties("partner"),
    topicIds: agreement.topics.map(loading.idOf),
    termMonths: agreement.termMonths ?? null,
    endsOn: agreement.endsOn === undefined ? null : loading.day(agreement.endsOn),
    renewal: agreement.renewal ?? "unknown",
    noticeDays: agreement.noticeDays ?? null,
    isFastTrack: agreement.fastTrack !== undefined,
    fastTrackReason: agreement.fastTrack ?? null,
    isPlaceholder: agreement.isPlaceholder ?? false,
    actions: (agreement.actions ?? []).map(({ happened, source, type, place, note }) => ({
      ...loading.date("happened", happened),
      sourceId: loading.idOrNull(source),
      type,
      place: place ?? null,
      note: note ?? null,
    })),
  });
  const neighbours = agreement.neighbours ?? [];
  if (neighbours.length > 0) {
    await loading.run(who, markNeighbours, `${key}/neighbours`, {
      id,
      marks: neighbours.map(({ of, kind, note }) => ({ otherId: loading.idOf(of), kind, note })),
    });
  }
  for (const [index, asked] of (agreement.concurrences ?? []).entries()) {
    const { desk, agency, decision = null, referenceNo = null, note = null, source } = asked;
    await loading.run(who, recordConcurrence, `${key}/concurrence-${index + 1}`, {
      agreementId: id,
      desk,
      stage: asked.stage ?? null,
      asked: asked.asked ?? null,
      decision,
      referenceNo,
      note,
      agencyId: loading.idOrNull(agency),
      requestedOn: loading.day(asked.requestedOn),
      decidedOn: asked.decidedOn === undefined ? null : loading.day(asked.decidedOn),
      sourceId: loading.idOrNull(source),
    });
  }
  for (const [index, move] of moves.entries()) {
    const input = {
      id,
      version: index + 1,
      happenedOn: null,
      happenedPrecision: "unknown",
      ...move,
    };
    await loading.run(who, moveStage, `${key}/stage-${index + 2}`, input);
  }
  await loadTexts(agreement, id, loading);
}

/** The versions of its text with what was said about them, what was signed, and what was done after that. */
async function loadTexts(agreement: DemoAgreement, id: string, loading: Loading) {
  const { key, marking = "official", drafts = [], frozen, signed, after = [] } = agreement;
  const who = authorOf(marking);
  for (const [index, { text, note, side = "ours", comments = [] }] of drafts.entries()) {
    const number = index + 1;
    const input = { agreementId: id, text, note, side };
    await loading.run(who, recordDraftText, `${key}/draft-${number}`, input);
    for (const [nth, { quote, text: said, answer, settled }] of comments.entries()) {
      const name = `${key}/draft-${number}/comment-${nth + 1}`;
      const comment = { agreementId: id, number, quote, text: said };
      const parentId = await loading.run("analyst", commentOnText, name, comment);
      const answers = [
        { text: answer, isSettling: false },
        { text: settled, isSettling: true },
      ];
      for (const one of answers.filter((each) => each.text !== undefined)) {
        const place = `${name}/${one.isSettling ? "settled" : "answer"}`;
        await loading.run(who, answerComment, place, { parentId, ...one });
      }
    }
  }
  if (frozen) {
    await loading.run(who, freezeText, `${key}/frozen`, {
      agreementId: id,
      number: frozen.number,
      last: drafts.length,
      happenedOn: loading.day(frozen.on),
      happenedPrecision: "day",
    });
  }
  if (signed) {
    const file = new File([signed.text], signed.name, { type: "text/plain" });
    const input = { agreementId: id, file, note: signed.note };
    await loading.run(who, attachSignedText, `${key}/signed`, input);
  }
  for (const { item, on, by = null, referenceNo = null, note } of after) {
    await loading.run(who, recordAfterSignature, `${key}/after-${item}`, {
      agreementId: id,
      item,
      referenceNo,
      note,
      state: on === undefined ? "not_applicable" : "done",
      doneOn: on === undefined ? null : loading.day(on),
      doneBy: by,
    });
  }
}

/** A stage is not entered before the one that it follows, whatever day the load happens to be on. */
function stagesOf({ stages = [] }: DemoAgreement, loading: Loading) {
  let last: CalendarDate | null = null;
  return stages.map(({ stage, on, waitingOn, agency, ownerPost, note = null, ...move }) => {
    last = laterOf(loading.day(on), last);
    return {
      ...move,
      stage,
      waitingOn,
      note,
      enteredOn: last,
      waitingAgencyId: loading.idOrNull(agency),
      ownerPostId: loading.idOrNull(ownerPost),
    };
  });
}
