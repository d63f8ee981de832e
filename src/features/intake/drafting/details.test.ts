import { describe, expect, it } from "vitest";
import { draftFrom } from "../draft.ts";
import type { Register } from "../register.ts";

const register: Register = {
  countries: [
    { code: "KE", names: ["Kenya"] },
    { code: "CL", names: ["Chile"] },
  ],
  agencies: [
    { id: "kcgs", country: "KE", names: ["Kenya Coast Guard Service", "KCGS"] },
    { id: "pdi", country: "CL", names: ["Investigations Police of Chile", "PDI"] },
  ],
  people: [],
  topics: [],
};
const first = (text: string) =>
  draftFrom(text, register, { home: "KE", partner: "CL", publishedOn: null }).commitments[0];

describe("what a commitment is about", () => {
  it.each([
    ["Chile will train 40 officers in Valparaiso.", "training"],
    ["The two sides agreed to sign the MoU on police cooperation by June.", "legal_instrument"],
    ["They agreed to share lists of suspect vessels each month.", "information_sharing"],
    ["Kenya will nominate two focal points.", "information_sharing"],
    ["The sides decided to hold joint patrols along the coast.", "joint_operation"],
    ["They agreed to set up a joint working group on piracy.", "institution_building"],
    ["Kenya will open a cybercrime unit in Mombasa.", "institution_building"],
    ["Chile will donate three patrol boats.", "equipment_technology"],
    ["The next round will be held in Santiago in 2027.", "review"],
    ["They agreed to review the progress after six months.", "review"],
    ["Kenya will reform its law on witness protection.", "policy_reform"],
  ])("is seen in “%s”", (text, kind) => {
    expect(first(text)?.kind).toBe(kind);
  });

  it.each([
    ["The two sides agreed to share lists of suspects.", "Share lists of suspects"],
    ["Kenya will host the next round in Nairobi.", "Host the next round in Nairobi"],
    ["The next round will be held in Nairobi.", "The next round will be held in Nairobi"],
    ["They decided that a joint cell would meet monthly.", "A joint cell would meet monthly"],
  ])("is cut to a title from “%s”", (text, title) => {
    expect(first(text)?.title).toBe(title);
  });

  it("cuts a long title between words, and leaves no small word hanging", () => {
    const title = first(
      `They agreed to share ${"very carefully prepared lists of ".repeat(6)}vessels.`,
    )?.title;
    expect(title?.length).toBeLessThanOrEqual(120);
    expect(title).not.toMatch(/ (?:of|the)$/);
  });
});

describe("who does it for whom", () => {
  it.each([
    ["The KCGS will train officers of the PDI.", "kcgs", ["pdi"], "partner"],
    ["Officers of the KCGS will be trained by the PDI.", "pdi", ["kcgs"], "home"],
    ["The PDI and the KCGS agreed to exchange reports.", "pdi", ["kcgs"], "both"],
    [
      "Chile will send two instructors to Mombasa with the support of the PDI.",
      null,
      ["pdi"],
      "home",
    ],
    ["Kenya will hand over the list to Chile within a week.", null, [], "partner"],
    ["Kenya and Chile agreed to hold joint patrols.", null, [], "both"],
    ["Kenya will enlarge the boatyard of the KCGS.", null, ["kcgs"], "home"],
  ])("is read from “%s”", (text, lead, supporting, beneficiary) => {
    const found = first(text);
    expect({
      lead: found?.leadAgency?.id ?? null,
      supporting: found?.supporting.map(({ id }) => id),
      beneficiary: found?.beneficiary,
    }).toEqual({ lead, supporting, beneficiary });
  });
});

describe("what the meeting is called", () => {
  it.each([
    "NAIROBI: The Interior Secretary of Kenya met the Chilean Minister of Defence here on Monday.",
    "NAIROBI, Jan 5 (KNA): The Interior Secretary of Kenya met the Chilean Minister of Defence here on Monday.",
  ])("is told without the place and the agency that a report begins with", (text) => {
    const { meeting } = draftFrom(text, register, { home: "KE", partner: "CL", publishedOn: null });
    expect(meeting?.title).toMatch(/^The Interior Secretary of Kenya met/);
  });
});
