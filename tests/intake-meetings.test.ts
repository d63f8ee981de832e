import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "#features/intake/draft.ts";
import { evaluationRegister } from "../scripts/intake/register.ts";
import { OFFICIAL } from "./fixtures/meetings/official.ts";
import { PRESS } from "./fixtures/meetings/press.ts";

const register = evaluationRegister();

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
