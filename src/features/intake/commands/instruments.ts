import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { recordAgreement } from "#features/agreements/commands/record.ts";
import { within } from "#features/meetings/commands/failures.ts";
import { citeFigure } from "#features/sources/commands.ts";
import { recordTraining } from "#features/trainings/commands.ts";
import { acceptedIn, passageOf } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import { type AgencyNamed, eachNamed } from "./agencies.ts";
import { type Cite, citeDraft, type Inner } from "./citing.ts";
import { oneLine } from "./promises.ts";

type Of = { partner: CountryCode; marking: Marking; sourceId: string };
type Recorded = Promise<Map<string, string[]>>;

const idIn = (as: string) => as.slice(as.indexOf(":") + 1);

/** The accepted instruments as records: so many placeholders where the text counts them and names none. */
export async function instrumentsOf(
  ctx: Inner,
  intake: IntakeInput,
  { partner, marking, sourceId }: Of,
  cite: Cite,
): Recorded {
  const recorded = new Map<string, string[]>();
  for (const { key, draft } of acceptedIn(intake, "instruments")) {
    const { title, instrument, status, count, as, quote, signedOn, signedPrecision } = draft;
    const ids = as === null ? [] : [idIn(as)];
    const wanted = as === null ? count : 0;
    for (let number = 1; number <= wanted; number += 1) {
      const signed = {
        type: "signed",
        happenedOn: signedOn,
        happenedPrecision: signedPrecision,
        sourceId,
      };
      const input = {
        partner,
        marking,
        title: count === 1 ? title : `${title} (${number} of ${count}, not named)`.slice(0, 300),
        instrument,
        binding: "unknown",
        summary: oneLine(quote),
        isPlaceholder: count > 1,
        actions: status === "signed" ? [signed] : [],
      };
      const { id } = await within(["instruments", key], () => recordAgreement(ctx, input));
      ids.push(id);
    }
    recorded.set(key, ids);
    for (const id of ids) {
      citeDraft(cite, { kind: "agreement", id, field: "title" }, key, draft);
    }
  }
  return recorded;
}

/** The accepted training programmes as records; those on record gain the passage. */
export async function trainingsOf(
  ctx: Inner,
  intake: IntakeInput,
  { partner, marking }: Of,
  named: AgencyNamed,
  cite: Cite,
): Recorded {
  const recorded = new Map<string, string[]>();
  for (const { key, draft } of acceptedIn(intake, "trainings")) {
    const { title, provider, mode, recipients, as, quote } = draft;
    const path = ["trainings", key];
    const taught = provider === "home" ? "partner" : "home";
    const record = async () => {
      const recipientIds = await eachNamed(named, recipients, taught, [...path, "recipients"], key);
      const input = {
        partner,
        marking,
        title,
        summary: oneLine(quote).slice(0, 4000),
        providerSide: provider,
        providerId: null,
        mode,
        agreementId: null,
        commitmentId: null,
        recipientIds,
      };
      return (await within(path, () => recordTraining(ctx, input))).id;
    };
    const id = as === null ? await record() : idIn(as);
    recorded.set(key, [id]);
    citeDraft(cite, { kind: "training", id, field: "title" }, key, draft);
  }
  return recorded;
}

/** The accepted figures, each with its passage, unverified: nobody has seen the document behind them. */
export async function figuresOf(
  ctx: Inner,
  intake: IntakeInput,
  { sourceId }: Of,
): Promise<Map<string, string>> {
  const recorded = new Map<string, string>();
  for (const { key, draft } of acceptedIn(intake, "figures")) {
    const { quantity, value, qualifier, unit, period, saidBy } = draft;
    const { start, end } = passageOf(key);
    const figure = { quantity, value, qualifier, unit, period, saidBy, isDocumentSeen: false };
    const input = { sourceId, ...figure, startsAt: start, endsAt: end };
    const { id } = await within(["figures", key], () => citeFigure(ctx, input));
    const { figureId } = await ctx.tx.citation.findUniqueOrThrow({ where: { id } });
    if (figureId !== null) recorded.set(key, figureId);
  }
  return recorded;
}
