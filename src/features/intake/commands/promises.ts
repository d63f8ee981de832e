import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { linkCommitment } from "#features/commitments/commands/links.ts";
import { recordCommitment } from "#features/commitments/commands.ts";
import { fieldError, within } from "#features/meetings/commands/failures.ts";
import { acceptedIn, passageOf } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import { type AgencyNamed, eachNamed } from "./agencies.ts";
import { type Cite, citeDraft, type Inner } from "./citing.ts";

/** Where and when what the text promises was promised. */
export type Occasion = {
  partner: CountryCode;
  marking: Marking;
  sourceId: string;
  /** A meeting that is on record already. */
  meetingId: string | null;
  madeOn: CalendarDate | null;
  madePrecision: DatePrecision;
};

/** The accepted commitments and talking points as records, in the order of the text; those that are on record gain the passage. */
export async function promisesOf(
  ctx: Inner,
  intake: IntakeInput,
  occasion: Occasion,
  named: AgencyNamed,
  cite: Cite,
): Promise<Map<string, string>> {
  const recorded = new Map<string, string>();
  for (const { key, draft } of acceptedIn(intake, "commitments")) {
    const { further, decision: _, leadAgency, supporting, as, ...details } = draft;
    const path = ["commitments", key];
    if (as?.startsWith("same:")) {
      const id = as.slice("same:".length);
      await isAlsoFrom(ctx, id, occasion.sourceId);
      recorded.set(key, id);
      cite({ kind: "commitment", id, field: "text" }, passageOf(key));
      continue;
    }
    const side = details.obligor === "partner" ? "partner" : "home";
    const at = { path: [...path, "leadAgency"], passage: passageOf(key) };
    const leadAgencyId = await named(leadAgency, side, at);
    const others = await eachNamed(named, supporting, side, [...path, "supporting"], key);
    const { partner, marking, sourceId, meetingId, madeOn, madePrecision } = occasion;
    const { quote, text, otherTopic, ...rest } = details;
    const topicIds = await topicsOf(ctx, rest.topicIds, otherTopic, [...path, "otherTopic"]);
    const { id } = await within(path, () =>
      recordCommitment(ctx, {
        ...rest,
        topicIds,
        partner,
        marking,
        madeOn,
        madePrecision,
        text: text ?? oneLine(quote),
        leadAgencyId,
        supportingAgencyIds: others.filter((one) => one !== leadAgencyId),
        focalPointId: null,
        origins: {
          meetingIds: meetingId === null ? [] : [meetingId],
          agreementIds: [],
          sourceIds: [sourceId],
        },
        restates: as === null ? [] : [{ commitmentId: as.slice("restates:".length) }],
      }),
    );
    recorded.set(key, id);
    const keeps: Record<string, boolean> = {
      dueOn: details.dueOn !== null || details.dueWords !== null,
      leadAgency: leadAgencyId !== null,
      supporting: others.length > 0,
      topics: topicIds.length > 0,
    };
    const target = { kind: "commitment", id, field: "text" } as const;
    citeDraft(cite, target, key, { further }, (field) => keeps[field] ?? true);
  }
  return recorded;
}

/** The topics chosen, and the one that was named. */
async function topicsOf(
  { tx }: Inner,
  chosen: readonly string[],
  name: string | null,
  path: readonly string[],
): Promise<string[]> {
  if (name === null) return [...new Set(chosen)];
  const bearing = { equals: name, mode: "insensitive" as const };
  const topic = await tx.topic.findFirst({
    where: { retiredAt: null, OR: [{ name: bearing }, { nameUr: name }] },
    select: { id: true },
  });
  if (topic === null) throw fieldError(path, "intake.error.unknownTopic");
  return [...new Set([...chosen, topic.id])];
}

/** A text is wrapped where its page ended; a commitment is a sentence. */
export const oneLine = (quote: string) => quote.replace(/\s+/g, " ").trim().slice(0, 5000);

/** Says of a commitment on record that this source speaks of it, too. */
async function isAlsoFrom(ctx: Inner, commitmentId: string, sourceId: string): Promise<void> {
  const known = await ctx.tx.commitmentOrigin.findFirst({ where: { commitmentId, sourceId } });
  if (known === null) {
    await linkCommitment(ctx, { kind: "source", commitmentId, targetId: sourceId });
  }
}
