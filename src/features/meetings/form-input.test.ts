import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { meetingFormInput, shortened } from "./form-input.ts";
import { differences, emptyMeeting, withoutRow, withRow } from "./form-values.ts";
import type { Typed } from "./typed.ts";

const start = emptyMeeting({
  partner: "GB",
  today: "2026-11-22" as CalendarDate,
  timeZone: "Asia/Karachi",
  locale: "en",
  life: "held",
});

const spelled = (over: Typed) =>
  meetingFormInput(
    { ...start, ...over },
    { draftId: null, thenSubmit: false, suggestedTitle: "Call on" },
  );

describe("the input that the form spells", () => {
  test("a form that nothing was typed into has no rows, today's date and the suggested title", () => {
    expect(spelled({}).input).toMatchObject({
      title: "Call on",
      heldOn: "22 Nov 2026",
      participants: [],
      agenda: [],
      outcomes: [],
    });
  });

  test("leaves empty rows out, and leads an error back to the row that it is about", () => {
    const { input, fieldOf } = spelled({
      "participants.4._side": "partner",
      "participants.4.newPerson": "Somebody",
      "agenda.3.title": "Training",
      "outcomes.7._agenda": "3",
      "outcomes.7.kind": "commitment",
      "outcomes.7.text": "They will train them.",
    });
    expect(input.participants).toHaveLength(1);
    expect(input.outcomes[0]).toMatchObject({ agenda: 0, kind: "commitment" });
    expect(fieldOf(["participants", 0, "newPerson"])).toBe("participants.4.personId");
    expect(fieldOf(["agenda", 0, "title"])).toBe("agenda.3.title");
    expect(fieldOf(["outcomes", 0, "commitment", "kind"])).toBe("outcomes.7.commitmentKind");
    expect(fieldOf(["outcomes", 0, "commitment", "dueOn"])).toBe("outcomes.7.dueOn");
    expect(fieldOf(["title"])).toBe("title");
  });

  test("an outcome under an item that was left empty belongs to none", () => {
    const { input } = spelled({
      "outcomes.0._agenda": "0",
      "outcomes.0.kind": "decision",
      "outcomes.0.text": "To go on.",
    });
    expect(input.outcomes[0]).toMatchObject({ agenda: null, text: "To go on.", commitment: null });
  });

  test("a commitment is for the other side's good and on the meeting's topics, unless it says otherwise", () => {
    const promise = {
      "outcomes.0.kind": "commitment",
      "outcomes.0.text": "They will train them. In two rounds.",
      "outcomes.0.obligor": "partner",
      "topicIds[]": ["meeting-topic"],
    };
    expect(spelled(promise).input.outcomes[0]?.commitment).toMatchObject({
      title: "They will train them",
      text: "They will train them. In two rounds.",
      beneficiary: "home",
      topicIds: ["meeting-topic"],
    });
    const own = { "outcomes.0.beneficiary": "both", "outcomes.0.topicIds[]": ["own-topic"] };
    expect(spelled({ ...promise, ...own }).input.outcomes[0]?.commitment).toMatchObject({
      beneficiary: "both",
      topicIds: ["own-topic"],
    });
  });

  test("somebody known by a title alone is named by it", () => {
    const { input } = spelled({ "participants.0.title": "Two officers of the mission" });
    expect(input.participants[0]).toMatchObject({
      name: "Two officers of the mission",
      newPerson: null,
    });
  });

  test("a name as printed stays with its person, and goes when another is chosen", () => {
    const stored = {
      "participants.0.personId": "one",
      "participants.0._nameOf": "one",
      "participants.0.name": "Printed Name",
    };
    expect(spelled(stored).input.participants[0]?.name).toBe("Printed Name");
    const other = spelled({ ...stored, "participants.0.personId": "two" });
    expect(other.input.participants[0]?.name).toBeNull();
  });

  test("nobody has attended what was only planned", () => {
    const { input } = spelled({ life: "planned", "participants.0.newPerson": "Somebody" });
    expect(input.participants[0]).toMatchObject({ wasInvited: true, hasAttended: false });
  });
});

describe("shortened", () => {
  test.each([
    ["They will do it. Later.", "They will do it"],
    ["One line without an end", "One line without an end"],
    ["وہ تربیت دیں گے۔ پھر ملیں گے۔", "وہ تربیت دیں گے"],
    ["a\nb", "a b"],
  ])("%s", (text, title) => {
    expect(shortened(text)).toBe(title);
  });

  test("cuts between words, within what a title may hold", () => {
    const title = shortened("word ".repeat(100));
    expect(title.length).toBeLessThanOrEqual(121);
    expect(title).toMatch(/word…$/);
    expect(shortened("x".repeat(500)).length).toBeLessThanOrEqual(121);
  });
});

describe("rows of the form", () => {
  test("an added row has a number of its own, and the side or kind that was asked for", () => {
    const person = withRow(start, "participants:partner");
    expect(person.boxes[`participants.${person.row}._side`]).toBe("partner");
    const outcome = withRow(start, "outcomes:decision:0");
    expect(outcome.boxes[`outcomes.${outcome.row}.kind`]).toBe("decision");
    expect(outcome.boxes[`outcomes.${outcome.row}._agenda`]).toBe("0");
    expect(withRow(start, "agenda").boxes["agenda.1.title"]).toBe("");
  });

  test("outcomes outlive the agenda item that is removed", () => {
    const { boxes, row } = withRow(start, "outcomes:decision:0");
    const left = withoutRow(boxes, "agenda.0");
    expect(Object.keys(left).filter((name) => name.startsWith("agenda."))).toEqual([]);
    expect(left[`outcomes.${row}._agenda`]).toBe("");
  });
});

test("differences names the boxes that differ, rows as a whole, and no machinery", () => {
  const mine = { ...start, place: "Lahore", version: "3", _tab: "x", "agenda.0.title": "Training" };
  expect(differences(start, mine)).toEqual([
    { field: "place", theirs: "", mine: "Lahore" },
    { field: "agenda", theirs: "", mine: "Training" },
  ]);
});
