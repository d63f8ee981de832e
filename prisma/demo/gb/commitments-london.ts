import type { DemoCommitment } from "../chain.ts";
import type { Records } from "../shape.ts";
import { about, cite } from "../write.ts";

/** London, June 2024: everything was said on the same visit. */
const london = (
  commitment: Omit<DemoCommitment, "partner" | "made" | "origins">,
): DemoCommitment => ({
  ...commitment,
  partner: "GB",
  made: about("2024-06-01"),
  origins: ["meeting/gb-2024-06"],
});

export const gbLondonCommitments: Records = {
  commitments: [
    london({
      key: "com/gb-nca-training-2024",
      title: "NCA to train Pakistani officers on cybercrime and narcotics",
      text: "The National Crime Agency trains Pakistani officers on cybercrime and on counter-narcotics. The minister announced the same as training by British experts.",
      kind: "training",
      obligor: "partner",
      beneficiary: "home",
      strength: "decided",
      lead: "agency/nca",
      supporting: ["agency/nccia", "agency/anf"],
      topics: ["topic/cybercrime", "topic/counter-narcotics"],
      agenda: 1,
      cites: [
        cite(
          "source/gb-24news",
          "the NCA will train Pakistani officers on cybercrime and on narcotics",
        ),
        cite("source/gb-24news", "British experts will do this training"),
      ],
    }),
    london({
      key: "com/gb-close-cooperation-2024",
      title: "Close cooperation",
      text: "Cooperate closely. Neither subject nor owner nor date is given.",
      kind: "policy_reform",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/moi",
      topics: ["topic/law-enforcement-cooperation"],
      agenda: 1,
      cites: [cite("source/gb-24news", "the sides agreed to cooperate closely")],
    }),
    london({
      key: "com/gb-cooperation-2024",
      title: "Stronger cooperation on drugs, cybercrime and illegal migration",
      text: "Cooperate more on drug trafficking, cybercrime and illegal migration. One report says agreed, the other that an increase came up.",
      kind: "policy_reform",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/nca",
      supporting: ["agency/fcdo", "agency/moi"],
      topics: ["topic/counter-narcotics", "topic/cybercrime", "topic/irregular-migration"],
      agenda: 1,
      restates: [{ earlier: "com/gb-threats-2013", drift: "same" }],
      cites: [
        cite(
          "source/gb-pkm02",
          "Stronger cooperation on drug trafficking, cybercrime and illegal migration was agreed",
        ),
        cite(
          "source/gb-24news",
          "So did an increase of cooperation on illegal immigration, drugs and cybercrime",
          "strength",
        ),
      ],
    }),
    london({
      key: "com/gb-cyber-support",
      title: "British help against cybercrime is welcome",
      text: "Pakistan would welcome British help against cybercrime.",
      kind: "equipment_technology",
      obligor: "partner",
      beneficiary: "home",
      strength: "welcomed",
      topics: ["topic/cybercrime"],
      agenda: 1,
      cites: [cite("source/gb-24news", "British help against cybercrime is welcome")],
    }),
    london({
      key: "com/gb-drugs-ask",
      title: "More joint work and coordination against drugs",
      text: "The minister asked for more joint work against drugs, and again for more coordination in it.",
      kind: "joint_operation",
      obligor: "both",
      beneficiary: "both",
      strength: "proposed",
      topics: ["topic/counter-narcotics"],
      agenda: 1,
      cites: [
        cite("source/gb-24news", "He asked for more joint work against drugs"),
        cite("source/gb-24news", "once again for more coordination in it"),
      ],
    }),
    london({
      key: "com/gb-ct-strategy",
      title: "A common strategy against terrorism",
      text: "The minister asked for a common strategy against terrorism. No later report of those read comes back to it.",
      kind: "policy_reform",
      obligor: "both",
      beneficiary: "both",
      strength: "proposed",
      topics: ["topic/counter-terrorism"],
      agenda: 2,
      cites: [cite("source/gb-24news", "He asked for a common strategy against terrorism")],
    }),
    london({
      key: "com/gb-ct-technology",
      title: "British counter-terrorism technology and intelligence are welcome",
      text: "Pakistan would welcome British technology for counter-terrorism and British intelligence.",
      kind: "equipment_technology",
      obligor: "partner",
      beneficiary: "home",
      strength: "welcomed",
      topics: ["topic/terror-technology"],
      agenda: 2,
      cites: [
        cite(
          "source/gb-24news",
          "would welcome British technology for counter-terrorism and British intelligence",
        ),
      ],
    }),
    london({
      key: "com/gb-situation-centre",
      title: "Consider a National Situation Centre for Pakistan",
      text: "Pakistan considers a National Situation Centre of its own, with the benefit of British experience.",
      kind: "review",
      obligor: "home",
      beneficiary: "home",
      strength: "will",
      lead: "agency/moi",
      supporting: ["agency/gb-situation-centre"],
      topics: ["topic/crisis-management", "topic/institution-building"],
      agenda: 3,
      cites: [
        cite("source/gb-24news", "a centre of this kind will be considered for Pakistan"),
        cite("source/gb-24news", "with the benefit of British experience", "supporting"),
      ],
    }),
  ],
};
