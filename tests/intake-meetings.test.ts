import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "#features/intake/draft.ts";
import { catalogueOf } from "../scripts/intake/catalogue.ts";
import { evaluationRegister } from "../scripts/intake/register.ts";
import { OFFICIAL } from "./fixtures/meetings/official.ts";
import { PRESS } from "./fixtures/meetings/press.ts";
import { goldReadout } from "./fixtures/readouts/form.ts";

const register = evaluationRegister();
const last = (name: string) => name.split(" ").at(-1);

describe.each([...OFFICIAL, ...PRESS])("the $style", (told) => {
  const drafts = draftFrom(told.text, register, {
    home: told.home,
    partner: null,
    publishedOn: told.publishedOn as CalendarDate,
  });

  it("names everybody with title, side and agency, and nobody else", () => {
    const found = drafts.participants.map(
      ({ name, title, side, agency, isHead, isMentionedOnly }) => [
        name,
        title,
        side,
        agency?.name ?? null,
        ...(isMentionedOnly ? ["absent"] : isHead ? ["head"] : []),
      ],
    );
    expect(found).toEqual(told.people);
  });

  it("names its agencies once", () => {
    expect(drafts.agencies.map(({ name }) => name)).toEqual(told.agencies);
  });

  it("tells when, where and how they met", () => {
    expect(drafts.meeting === null).toBe(told.meeting === null);
    expect(drafts).toMatchObject(told.meeting === null ? {} : { meeting: told.meeting });
  });
});

describe("of the annotated read-outs", () => {
  const folder = join(import.meta.dirname, "fixtures", "readouts");
  const catalogue = catalogueOf(join(folder, "texts"), "PK");
  const read = readdirSync(join(folder, "texts")).map((file) => {
    const text = readFileSync(join(folder, "texts", file), "utf8");
    const gold = readFileSync(join(folder, "gold", file.replace(/\.txt$/, ".json")), "utf8");
    return {
      drafts: draftFrom(text, register, catalogue(file)),
      gold: goldReadout.parse(JSON.parse(gold)),
    };
  });

  it("nearly all people are found, and few others", () => {
    const wanted = read.flatMap(({ gold, drafts }) =>
      gold.participants.map((person) =>
        drafts.participants.some(({ name }) => last(name) === last(person.name)),
      ),
    );
    const drafted = read.flatMap(({ gold, drafts }) =>
      drafts.participants.map(({ name }) =>
        gold.participants.some((person) => last(name) === last(person.name)),
      ),
    );
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter(Boolean).length / wanted.length).toBeGreaterThanOrEqual(0.95);
    expect(drafted.filter(Boolean).length / drafted.length).toBeGreaterThanOrEqual(0.8);
  });

  it("nearly all days of meeting are found, first and last", () => {
    const days = read.flatMap(({ gold, drafts: { meeting } }) => [
      ...(gold.meetingDate ? [meeting?.heldOn?.on.startsWith(gold.meetingDate) ?? false] : []),
      ...(gold.meetingEndDate ? [meeting?.untilOn === gold.meetingEndDate] : []),
    ]);
    expect(days.length).toBeGreaterThan(60);
    expect(days.filter(Boolean).length / days.length).toBeGreaterThanOrEqual(0.9);
  });
});
