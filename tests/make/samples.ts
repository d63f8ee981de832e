import type { Command } from "#server/command.ts";
import { type IdFor, sampleOf } from "./sample.ts";

/** What the plainest input of some commands lacks: two fields that must agree, a text that must mean something. */
const COMPLETED: Record<string, (idFor: IdFor) => object> = {
  addAlias: () => ({ language: "en" }),
  recordAgency: () => ({ country: "GB", isDistinct: true }),
  reviseAgency: () => ({ country: "GB" }),
  recordSuccession: (idFor) => ({ successorId: idFor("otherAgencyId") }),
  linkAgreements: (idFor) => ({ toId: idFor("otherAgreementId") }),
  recordRoute: () => ({ validFrom: "2020-01-01" }),
  reviseRoute: () => ({ validFrom: "2020-01-01" }),
  assignRoute: (idFor) => ({ agreements: [`${idFor("agreementId")}:1`] }),
  uploadImport: () => ({ file: new File(["ref,title"], "list.csv", { type: "text/csv" }) }),
  mapImport: () => ({
    register: "list",
    columns: { key: ["ref"], partner: ["country"], title: ["title"], instrument: ["kind"] },
  }),
  followRecord: () => ({ recordId: "GB" }),
  requestJob: () => ({ name: "mail" }),
  makeToken: () => ({ hash: "0".repeat(64) }),
  keepAttachment: () => ({ file: new File(["a note"], "note.txt", { type: "text/plain" }) }),
  endTenure: () => ({ untilOn: "2026-01-15" }),
  addSource: () => ({ text: "The sides agreed." }),
  attachCitation: () => ({ quote: "agreed" }),
  citeFigure: () => ({ quote: "agreed" }),
  recordDraftText: () => ({ text: "The sides agreed." }),
  attachSignedText: () => ({ file: new File(["a text"], "text.txt", { type: "text/plain" }) }),
  recordAfterSignature: () => ({ doneOn: "2026-01-15" }),
  acceptCompletions: (idFor) => ({ claims: [`${idFor("id")}:1`] }),
  handInIntake: (idFor) => ({
    drafts: { draftId: idFor("draftId"), partner: "GB", source: null, meeting: { as: "none" } },
  }),
  moveSeveral: (idFor) => ({ moves: [`${idFor("agreementId")}:1:${idFor("fromId")}`] }),
  startIntake: () => ({ text: "The sides agreed." }),
};

/** An input that the command takes, as far as its schema can tell. */
export function sampleInput(name: string, { input }: Command, idFor: IdFor): object {
  return { ...(sampleOf(input, idFor) as object), ...COMPLETED[name]?.(idFor) };
}
