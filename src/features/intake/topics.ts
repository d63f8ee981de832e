import type { KnownTopic } from "./register.ts";

/** The words of each topic of the standard taxonomy, by its slug; the register may bring more. */
export const TOPIC_WORDS: readonly KnownTopic[] = [
  {
    id: "counter-terrorism",
    words: [
      "terror*",
      "counter-terror*",
      "counterterror*",
      "extremis*",
      "militan*",
      "radicalis*",
      "radicaliz*",
    ],
  },
  {
    id: "cybercrime",
    words: [
      "cyber*",
      "dark web",
      "dark-net",
      "darknet",
      "hacking",
      "ransomware",
      "call cent*",
      "online scam*",
    ],
  },
  {
    id: "counter-narcotics",
    words: [
      "narcotic*",
      "counternarcotic*",
      "drug*",
      "fentanyl",
      "opioid*",
      "heroin",
      "cocaine",
      "precursor*",
      "opium",
    ],
  },
  {
    id: "human-trafficking",
    words: [
      "human trafficking",
      "trafficking in persons",
      "trafficking in human*",
      "modern slavery",
      "forced labour",
    ],
  },
  {
    id: "migrant-smuggling",
    words: ["people smuggl*", "human smuggl*", "migrant smuggl*", "smuggling of migrants"],
  },
  {
    id: "irregular-migration",
    words: [
      "irregular migra*",
      "illegal immigra*",
      "illegal migra*",
      "visa fraud",
      "fraudulent visa",
      "asylum",
      "readmission",
      "migration",
      "deport*",
      "returns",
    ],
  },
  {
    id: "border-management",
    words: ["border*", "check post*", "customs", "immigration clearance"],
  },
  {
    id: "coastal-and-maritime-security",
    words: ["maritime*", "coast*", "piracy", "naval", "illegal fishing", "patrol boat*"],
  },
  {
    id: "financial-crime",
    words: [
      "money launder*",
      "terror financ*",
      "terrorist financ*",
      "financial crime*",
      "financial fraud",
      "illicit financ*",
      "proceeds of crime",
      "asset recovery",
      "corruption",
    ],
  },
  { id: "online-child-protection", words: ["child*"] },
  {
    id: "organised-crime",
    words: [
      "organised crime",
      "organized crime",
      "transnational crime*",
      "gang*",
      "criminal network*",
      "firearms",
    ],
  },
  {
    id: "mutual-legal-assistance",
    words: ["extradit*", "mutual legal", "prisoner*", "sentenced persons", "legal assistance"],
  },
  { id: "forensics", words: ["forensic*", "dna", "biometric*", "fingerprint*"] },
  {
    id: "policing-and-institution-building",
    words: [
      "police*",
      "policing",
      "law enforcement",
      "capacity*",
      "training",
      "prosecut*",
      "judicia*",
      "rule of law",
    ],
  },
  { id: "crisis-management", words: ["crisis", "disaster*", "emergency", "situation centre"] },
];
