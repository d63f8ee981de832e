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
    const isStillToCome = status === "pending" || status === "proposed";
    const isCount = as === null && count > 1 && instrument === "mou" && isStillToCome;
    const ids = as !== null ? [idIn(as)] : isCount ? await countedBefore(ctx, partner, count) : [];
    const wanted = as === null ? count : 0;
    for (let number = ids.length + 1; number <= wanted; number += 1) {
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

/**
 * The unsigned MoUs that an earlier text counted, named since or not: a later count means the same ones,
 * and only what is beyond them is new.
 */
async function countedBefore({ tx }: Inner, partner: CountryCode, atMost: number) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select a.id from agreement a
    where a.partner = ${partner}::bpchar and a.instrument = 'mou'
      and not exists (select from agreement_action x where x.agreement_id = a.id and x.type = 'signed')
      and exists (
        select from citation own join citation other
          on other.source_id = own.source_id and other.starts_at = own.starts_at and other.ends_at = own.ends_at
          and other.agreement_id <> own.agreement_id
        where own.agreement_id = a.id)
    order by a.ref limit ${atMost}`;
  return rows.map(({ id }) => id);
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
