import type { Key } from "../basics.ts";
import type { DemoUpdate } from "../chain.ts";
import type { Records } from "../shape.ts";
import { daysAgo } from "../write.ts";

type Step = readonly [
  days: number,
  status: DemoUpdate["status"],
  note: string,
  more?: { blocker?: string; nextStep?: string },
];

/** What has become of each promise, oldest first; every word of it is made up. */
const HISTORY: Readonly<Record<Key, readonly Step[]>> = {
  "com/gb-threats-2013": [[400, "superseded", "Taken up again in June 2024."]],
  "com/gb-mou-2017": [[260, "substantial", "Applied in two joint cases."]],
  "com/gb-envoy-2017": [[380, "no_evidence", "No trace of the visit was found in the files."]],
  "com/gb-coordination-2021": [[130, "substantial", "The two desks speak every month."]],
  "com/gb-returns-extradition-2021": [
    [
      210,
      "limited",
      "The returns part is done, the treaty is not.",
      { blocker: "No agreed text of a treaty." },
    ],
  ],
  "com/gb-returns-2022": [[300, "complete", "Signed; the copy is on file."]],
  "com/gb-loi": [[330, "complete", "Signed; the copy is on file."]],
  "com/gb-steering-committee": [
    [190, "not_started", "No members named."],
    [
      36,
      "limited",
      "Members of our side are named.",
      { nextStep: "Ask the High Commission for theirs." },
    ],
  ],
  "com/gb-capacity-2024": [
    [150, "limited", "Two exchanges of experts."],
    [30, "substantial", "A first lot of equipment has come."],
  ],
  "com/gb-yearly-review": [[120, "limited", "A first review was drafted."]],
  "com/gb-ct-dialogue-3": [[80, "not_started", "No date yet.", { nextStep: "Propose two dates." }]],
  "com/gb-working-groups": [[62, "not_started", "The list of groups is being agreed."]],
  "com/gb-nca-training-2024": [
    [250, "not_started", "Subjects are being chosen."],
    [155, "limited", "First course held."],
    [64, "substantial", "Second course held."],
  ],
  "com/gb-close-cooperation-2024": [[240, "no_evidence", "Nothing that could be measured."]],
  "com/gb-cooperation-2024": [[99, "limited", "One joint case on drugs."]],
  "com/gb-situation-centre": [[200, "limited", "A note on the British model was written."]],
  "com/gb-children-trafficking": [
    [70, "limited", "A joint list of cases exists."],
    [18, "substantial", "Three cases were worked on together."],
  ],
  "com/gb-child-coordination": [[70, "limited", "Contacts were exchanged."]],
  "com/gb-child-information": [
    [70, "not_started", "Channels are being compared."],
    [21, "limited", "A test message was sent."],
  ],
  "com/gb-training-2025": [[58, "limited", "One more course is planned."]],
  "com/gb-prisoners": [
    [110, "limited", "A first draft was written."],
    [
      33,
      "limited",
      "The draft waits.",
      { blocker: "Concurrence of the foreign ministry.", nextStep: "Remind the desk." },
    ],
  ],
  "com/gb-five-mous": [
    [95, "limited", "One text is with the law division."],
    [
      12,
      "limited",
      "One text is with the cabinet, one was returned.",
      { blocker: "The partner holds one text." },
    ],
  ],
  "com/gb-demo-focal-points": [[40, "limited", "Three of five names are known."]],
  "com/gb-demo-nominations": [[10, "not_started", "The call for names has gone out."]],
  "com/gb-demo-curriculum": [[53, "complete", "The curriculum has come."]],

  "com/us-jwg-2005": [[500, "superseded", "Later dialogues took its place."]],
  "com/us-ied-2011": [[420, "substantial", "Equipment and courses of the following years."]],
  "com/us-extremism-2024": [[100, "substantial", "Regular exchange between the desks."]],
  "com/us-dialogue-2024": [
    [300, "not_started", "No date was agreed.", { nextStep: "Propose a new date." }],
  ],
  "com/us-police-new-york": [
    [170, "dropped", "Travel funds were withdrawn; the offer may be taken up by video."],
  ],
  "com/us-ct-wing-2025": [[240, "superseded", "Announced again in January 2026."]],
  "com/us-framework-17": [[50, "limited", "A plan of work was exchanged."]],
  "com/us-continue-17": [[40, "substantial", "Two of three strands are moving."]],
  "com/us-ct-wing-2026": [
    [180, "not_started", "Posts are being created."],
    [118, "limited", "Posts are created."],
    [
      20,
      "limited",
      "Two provinces have no liaison desk yet.",
      { blocker: "Posts in two provinces are vacant." },
    ],
  ],
  "com/us-visa-fraud": [
    [120, "not_started", "The procedures come first."],
    [28, "limited", "The draft procedures are with the partner."],
  ],
  "com/us-pre-clearance-agreed": [[105, "not_started", "Nothing in writing."]],
  "com/us-police-training": [[40, "limited", "A first course was held."]],
  "com/us-joint-patrols": [[60, "no_evidence", "Nobody could say what was meant."]],
  "com/us-movements": [[85, "limited", "A contact is named on each side."]],
  "com/us-demo-draft": [[28, "complete", "Sent with a covering note."]],
  "com/us-demo-needs": [[15, "substantial", "The needs of the border forces are in."]],
  "com/us-demo-format": [[35, "limited", "The sample is being cleared."]],

  "com/tr-measures-2022": [[200, "superseded", "Taken up again in November 2025."]],
  "com/tr-ministries-2022": [[160, "substantial", "The ministries have standing contacts."]],
  "com/tr-jwg": [[48, "limited", "A first draft of the terms exists."]],
  "com/tr-migration-2025": [[66, "limited", "Lists of contacts were exchanged."]],
  "com/tr-demo-terms": [
    [22, "limited", "The draft is with the law division.", { blocker: "Vetting." }],
  ],

  "com/sa-prisoners-419": [
    [220, "limited", "Some have come home."],
    [55, "substantial", "More than half have come home, by our own count."],
  ],
  "com/sa-joint-training": [[124, "limited", "One course was held."]],
  "com/sa-begging": [
    [140, "limited", "A special desk was set up."],
    [14, "limited", "The desk has passed on its first cases."],
  ],
  "com/sa-task-force": [[290, "not_started", "No terms, no members."]],
  "com/sa-demo-lists": [
    [60, "limited", "The lists differ.", { blocker: "The partner's list is from last year." }],
  ],

  "com/cn-capacity-2020": [[500, "substantial", "Courses in three years."]],
  "com/cn-jwg": [[27, "limited", "One session was held."]],
  "com/cn-police-training": [[27, "limited", "Seats for the next exchange are offered."]],

  "com/it-sign-agreement": [[95, "limited", "A draft is with the agencies."]],
  "com/it-action-plan": [[150, "limited", "Two of eight points are done."]],
  "com/it-border-team": [[235, "not_started", "No date was found."]],
  "com/it-returns-2026": [[39, "limited", "Forms for identification are agreed."]],
  "com/es-returns-2026": [[88, "not_started", "No working contact yet."]],

  "com/bh-jwg": [[130, "not_started", "Members are not named."]],
  "com/bh-sign-mous": [[17, "limited", "One draft is being written, one waits for vetting."]],
  "com/bh-liaison": [[32, "not_started", "The partner has not named an officer."]],

  "com/ae-joint-operations": [[52, "substantial", "Two joint operations in a year."]],
};

export const historyUpdates: Records = {
  updates: Object.entries(HISTORY).flatMap(([commitment, steps]) =>
    steps.map(([days, status, note, more = {}]): DemoUpdate => ({
      key: `update/${commitment.slice("com/".length)}-${days}`,
      commitment,
      on: daysAgo(days),
      status,
      note: `Demonstration data. ${note}`,
      ...more,
    })),
  ),
};
