import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { namesOf } from "#features/meetings/commands/names.ts";
import { acceptedIn, passageOf } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import type { AgencyNamed } from "./agencies.ts";
import { type Cite, citeDraft, type Inner } from "./citing.ts";

/** Somebody who was there, as the minutes take them, and the draft that named them. */
export type Present = { key: string; row: object };

/**
 * Finds or adds the people whom the accepted drafts name, each cited. Twice the same person is one who
 * was there, with two passages.
 */
export async function peopleOf(
  ctx: Inner,
  intake: IntakeInput,
  of: { partner: CountryCode; marking: Marking },
  named: AgencyNamed,
  cite: Cite,
): Promise<{ present: Present[]; recorded: Map<string, string> }> {
  const names = await namesOf(ctx, of);
  const present: Present[] = [];
  const recorded = new Map<string, string>();
  for (const { key, draft } of acceptedIn(intake, "participants")) {
    const { name, title, side, agency, isHead, as } = draft;
    const path = ["participants", key];
    const personId =
      as === null
        ? await names.person(name, side, [...path, "name"])
        : as.slice(as.indexOf(":") + 1);
    const at = { path: [...path, "agency"], passage: passageOf(key) };
    const agencyId = await named(agency, side, at);
    const isNew = ![...recorded.values()].includes(personId);
    recorded.set(key, personId);
    citeDraft(cite, { kind: "person", id: personId, field: "name" }, key, draft);
    if (!isNew) continue;
    const row = { side, personId, name, titleAsPrinted: title, agencyId, isHead };
    present.push({ key, row });
  }
  return { present, recorded };
}
