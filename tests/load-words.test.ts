import { describe, expect, test } from "vitest";
import { commitmentKindOf, obligorOf, rolesOf, strengthOf } from "../scripts/load/vocabulary.ts";
import {
  acronymIn,
  countriesIn,
  dateIn,
  likeness,
  properNames,
  shareOf,
  stemsOf,
  titleOf,
  withSpaces,
} from "../scripts/load/words.ts";

const passage = (entity: string, note = "", quote = "The sides will work together") => ({
  id: "S1",
  file: "a.txt",
  record: null,
  entity,
  note,
  quote,
});

describe("the words of an entity", () => {
  test.each([
    ["person + post (contested)", ["person"]],
    ["meeting + persons + agency", ["person", "meeting", "agency"]],
    ["agency alias + claim", ["alias"]],
    ["agency group (unnamed)", ["group"]],
    ["institution (multilateral)", ["agency"]],
    ["planned institution", ["planned"]],
    ["commitment (welcomed) / institutional reform", ["commitment"]],
    ["commitment (agreed) + instrument (SOP)", ["commitment", "instrument"]],
    ["training / commitment (decided)", ["commitment"]],
    ["training programme (3 recipients)", ["training"]],
    ["programme + agency", ["agency", "programme"]],
    ["MoU pipeline (5, unnamed)", ["mous"]],
    ["indicator claim (external)", ["figure"]],
    ["statement (not a commitment)", []],
    ["discussion (not a commitment)", []],
    ["source document (cited, absent)", ["document"]],
    ["page furniture", ["document"]],
    ["gardening", []],
  ])("%s", (entity, roles) => {
    expect(rolesOf(entity).toSorted()).toEqual(roles.toSorted());
  });

  test("say how firmly something is promised; a mere commitment is a will", () => {
    expect(strengthOf(passage("commitment (agreed; vague)"))).toBe("agreed");
    expect(strengthOf(passage("commitment (plan)"))).toBe("proposed");
    expect(strengthOf(passage("ask / WELCOMED"))).toBe("welcomed");
    expect(strengthOf(passage("commitment", "obligor PK; AIM"))).toBe("proposed");
    expect(strengthOf(passage("commitment (equipment; paraphrase)"))).toBe("discussed");
    expect(strengthOf(passage("commitment"))).toBe("will");
  });

  test("say whose promise it is; what one side asks for is the other's", () => {
    expect(obligorOf(passage("commitment", "obligor US, beneficiaries FIA"), "PK")).toBe("partner");
    expect(obligorOf(passage("commitment (US; reaffirmed)"), "PK")).toBe("partner");
    expect(obligorOf(passage("commitment (domestic deliverable)"), "PK")).toBe("home");
    expect(obligorOf(passage("commitment", "PK+US joint"), "PK")).toBe("both");
    expect(obligorOf(passage("need / ask (equipment)", "PK→US ask"), "PK")).toBe("partner");
    expect(obligorOf(passage("ask"), "PK")).toBe("both");
  });

  test("say what kind of promise it is", () => {
    expect(commitmentKindOf(passage("commitment", "", "officers will be trained"))).toBe(
      "training",
    );
    expect(commitmentKindOf(passage("commitment", "", "prisoner exchange"))).toBe(
      "legal_instrument",
    );
    expect(commitmentKindOf(passage("commitment", "", "closer ties"))).toBe("policy_reform");
  });
});

describe("what a text names", () => {
  test("dates as the British and the American press write them, and no others", () => {
    expect(dateIn("on 17 Jan 2026 by outside sources")).toEqual({
      on: "2026-01-17",
      precision: "day",
    });
    expect(dateIn("June 1, 2024 01:23 PM")).toEqual({ on: "2024-06-01", precision: "day" });
    expect(dateIn("in March 2023")).toEqual({ on: "2023-03-01", precision: "month" });
    expect(dateIn("31 Feb 2026")).toBeNull();
    expect(dateIn("2 weeks ago")).toBeNull();
  });

  test("countries by code, by name and by what people call them", () => {
    expect(countriesIn("PK+US joint")).toEqual(["PK", "US"]);
    expect(countriesIn("the British side")).toEqual(["GB"]);
    expect(countriesIn("talks in Italy")).toEqual(["IT"]);
  });

  test("names without what stands in front of them, and acronyms", () => {
    expect(properNames("the UK’s National Crime Agency (NCA) spoke")).toEqual([
      "National Crime Agency",
    ]);
    expect(properNames("The Federal Office for Papers")).toEqual(["Federal Office for Papers"]);
    expect(acronymIn("NCCIA (variant 1)")).toBe("NCCIA");
    expect(acronymIn("the Federal Office (FOP)")).toBe("FOP");
    expect(acronymIn("a ministry")).toBeNull();
    expect(withSpaces("International CivilAviation Organization")).toBe(
      "International Civil Aviation Organization",
    );
  });

  test("titles that fit, begun with a capital", () => {
    expect(titleOf("joint  work\non papers")).toBe("Joint work on papers");
    expect(titleOf("one two three four", 12)).toBe("One two…");
  });

  test("texts that say the same are alike, also when they have lost their spaces; one word tells nothing", () => {
    const promise = stemsOf("Better coordination on border management");
    expect(
      shareOf(promise, "agreements toenhance coordinationon bordermanagement"),
    ).toBeGreaterThan(0.7);
    expect(shareOf(promise, "coordination")).toBe(0);
    expect(likeness(stemsOf("train police officers"), stemsOf("training of police"))).toBe(1);
    expect(likeness(stemsOf("train police"), stemsOf("police"))).toBe(0);
  });
});
