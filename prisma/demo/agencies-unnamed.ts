import type { Records } from "./shape.ts";
import { cite } from "./write.ts";

/** What a report mentions without naming it, or names in several ways: to be resolved by a person, not guessed. */
export const agenciesUnnamed: Records = {
  agencies: [
    {
      key: "agency/crime-centre",
      country: "PK",
      name: "Crime centre (planned, name not settled)",
      kind: "other",
      parent: "agency/moi",
      isPlaceholder: true,
      notes:
        "Each report names it differently and none explains the name. Which one is right is open until a document is seen.",
      aliases: [
        { name: "Centre for crime", source: "source/us-spin" },
        { name: "Centre for Transformation Crime", source: "source/us-column" },
        { name: "Centre for Transformational Crime", source: "source/us-crime-centre" },
        { name: "Centre for Transnational Crime", source: "source/us-crime-centre" },
      ],
      topics: ["topic/organised-crime", "topic/institution-building"],
      cites: [
        cite("source/us-spin", 'Plans for a "centre for crime"', "name"),
        cite("source/us-column", 'a "Centre for Transformation Crime"', "name"),
        cite("source/us-crime-centre", '"Centre for Transnational Crime"', "name"),
      ],
    },
    {
      key: "agency/fia-academy",
      country: "PK",
      name: "FIA academy (planned)",
      kind: "other",
      parent: "agency/fia",
      isPlaceholder: true,
      notes: "A plan that was looked at in January 2026; no report says that it was approved.",
      topics: ["topic/institution-building", "topic/police-training"],
      cites: [
        cite(
          "source/us-spin",
          "for an academy inside the Federal Investigation Agency (FIA)",
          "name",
        ),
        cite("source/us-column", "an FIA academy with US backing", "name"),
      ],
    },
    {
      key: "agency/pk-situation-centre",
      country: "PK",
      name: "National Situation Centre of Pakistan (under consideration)",
      kind: "other",
      isPlaceholder: true,
      notes: "To be considered on the British model, as said in London in June 2024.",
      topics: ["topic/crisis-management"],
      cites: [
        cite("source/gb-24news", "a centre of this kind will be considered for Pakistan", "name"),
      ],
    },
    {
      key: "agency/border-agencies",
      country: "PK",
      name: "Border security agencies (unnamed)",
      kind: "group",
      isPlaceholder: true,
      notes: "Mentioned as a group; which forces are meant is not said.",
      topics: ["topic/border-management"],
      cites: [cite("source/us-spin", "the agencies that guard the border", "name")],
    },
    {
      key: "agency/coast-guards",
      country: "PK",
      name: "Coast guards (unnamed)",
      kind: "group",
      isPlaceholder: true,
      notes:
        '"Coastal guards" in one report, "coast guards" in another; one force or several, not said.',
      aliases: [
        { name: "Coastal guards", source: "source/us-spin" },
        { name: "Coast guards", source: "source/us-column" },
      ],
      topics: ["topic/maritime-security"],
      cites: [
        cite("source/us-spin", '"coastal guards"', "name"),
        cite("source/us-column", "border security agencies, coast guards", "name"),
      ],
    },
    {
      key: "agency/islamabad-administration",
      country: "PK",
      name: "Administration of Islamabad (unnamed offices)",
      nameUr: "اسلام آباد انتظامیہ",
      kind: "group",
      isPlaceholder: true,
      notes:
        "Other outlets name the Chief Commissioner and the Inspector General of the capital's police.",
      cites: [cite("source/gb-nca-2025", "people from the administration of Islamabad", "name")],
    },
    {
      key: "agency/pk-police",
      country: "PK",
      name: "Police (unnamed forces)",
      nameUr: "پولیس",
      kind: "group",
      isPlaceholder: true,
      topics: ["topic/police-training"],
      cites: [cite("source/us-toi", "the police first of all", "name")],
    },
    {
      key: "agency/pk-paramilitary",
      country: "PK",
      name: "Paramilitary forces (unnamed)",
      kind: "group",
      isPlaceholder: true,
      cites: [cite("source/sa-pkm12", "paramilitary and police forces", "name")],
    },
    {
      key: "agency/passports-authority",
      country: "PK",
      name: "Passports authority (unnamed)",
      nameUr: "پاسپورٹ حکام",
      kind: "group",
      isPlaceholder: true,
      notes: "The report speaks of the passports, not of the office that issues them.",
      topics: ["topic/travel-documents"],
      cites: [
        cite(
          "source/us-toi",
          "Pakistani passports, he said, had been made proof against tampering",
          "name",
        ),
      ],
    },
    {
      key: "agency/us-agencies",
      country: "US",
      name: "US agencies (unnamed)",
      kind: "group",
      isPlaceholder: true,
      notes: '"US agencies" and "US support" without a name.',
      cites: [cite("source/us-spin", "American agencies will go on working closely", "name")],
    },
    {
      key: "agency/gb-institutions",
      country: "GB",
      name: "British institutions (unnamed)",
      kind: "group",
      isPlaceholder: true,
      cites: [cite("source/gb-24news", "officials of British institutions took part", "name")],
    },
  ],
};
