import type { DemoMeeting, DemoParticipant } from "../chain.ts";
import type { Records } from "../shape.ts";
import { daysAgo, dueIn, heldAgo, inDays } from "../write.ts";

const SUMMARY = "Demonstration data: this meeting is made up.";

const desks = (
  home: string,
  homeName: string,
  partner: string,
  name: string,
): DemoParticipant[] => [
  { side: "home", agency: home, name: homeName, isHead: true },
  { side: "partner", agency: partner, name, isHead: true },
];

const ours = (agency: string, name: string) =>
  desks("agency/moi", "Focal point, Ministry of Interior", agency, name);

type Call = Pick<DemoMeeting, "partner" | "held" | "record" | "topics" | "participants">;

/** A call between the desks that follow up, some weeks ago. */
const followUp = (call: Call): DemoMeeting => ({
  ...call,
  key: `meeting/${call.partner.toLowerCase()}-follow-up`,
  type: "call",
  mode: "video",
  title: "Focal points' call (demonstration)",
  timeZone: "Asia/Karachi",
  startsAt: "11:00",
  summary: SUMMARY,
});

type Plan = Pick<
  DemoMeeting,
  "key" | "partner" | "type" | "title" | "held" | "participants" | "topics"
> &
  Partial<DemoMeeting>;

const planned = (plan: Plan): DemoMeeting => ({
  timeZone: "Asia/Karachi",
  life: "planned",
  record: "draft",
  summary: SUMMARY,
  ...plan,
});

export const historyMeetings: Records = {
  meetings: [
    followUp({
      partner: "GB",
      held: heldAgo(75),
      record: "agreed",
      topics: ["topic/standing-formats", "topic/online-child-protection"],
      participants: ours("agency/home-office", "Focal point, Home Office"),
    }),
    followUp({
      partner: "US",
      held: heldAgo(64),
      record: "submitted",
      topics: ["topic/visa-fraud", "topic/border-management"],
      participants: ours("agency/us-embassy", "Focal point, US Embassy"),
    }),
    followUp({
      partner: "TR",
      held: heldAgo(50),
      record: "draft",
      topics: ["topic/standing-formats"],
      participants: ours("agency/tr-interior", "Focal point, Ministry of Interior of Türkiye"),
    }),
    followUp({
      partner: "SA",
      held: heldAgo(90),
      record: "agreed",
      topics: ["topic/prisoner-transfer", "topic/begging-networks"],
      participants: ours("agency/sa-interior", "Focal point, Ministry of Interior of Saudi Arabia"),
    }),
    followUp({
      partner: "CN",
      held: heldAgo(28),
      record: "agreed",
      topics: ["topic/police-training"],
      participants: ours("agency/cn-mps", "Focal point, Ministry of Public Security"),
    }),
    followUp({
      partner: "IT",
      held: heldAgo(40),
      record: "agreed",
      topics: ["topic/border-management"],
      participants: ours("agency/it-embassy", "Focal point, Embassy of Italy"),
    }),
    followUp({
      partner: "BH",
      held: heldAgo(33),
      record: "agreed",
      topics: ["topic/drug-liaison", "topic/police-training"],
      participants: ours("agency/bh-interior", "Focal point, Ministry of Interior of Bahrain"),
    }),

    planned({
      key: "meeting/gb-ct-dialogue-3",
      partner: "GB",
      type: "dialogue_round",
      title: "Counter-Terrorism Dialogue, third round (demonstration)",
      held: dueIn(24),
      untilOn: inDays(25),
      place: "Islamabad",
      hostSide: "home",
      series: "series/gb-ct-dialogue",
      round: 3,
      topics: ["topic/counter-terrorism"],
      participants: desks(
        "agency/mofa",
        "Delegation of Pakistan",
        "agency/fcdo",
        "Delegation of the United Kingdom",
      ),
      agenda: [
        { title: "Review of the second round" },
        { title: "Working groups" },
        { title: "Next round" },
      ],
    }),
    planned({
      key: "meeting/tr-jwg-1",
      partner: "TR",
      type: "working_group",
      title: "Joint working group, first session (demonstration)",
      held: dueIn(9),
      place: "Islamabad",
      hostSide: "home",
      series: "series/tr-jwg",
      round: 1,
      topics: ["topic/standing-formats"],
      participants: ours("agency/tr-interior", "Delegation of Türkiye"),
    }),
    planned({
      key: "meeting/us-law-enforcement-dialogue",
      partner: "US",
      type: "dialogue_round",
      title: "Law Enforcement Dialogue (demonstration)",
      held: dueIn(31),
      place: "Islamabad",
      hostSide: "home",
      topics: ["topic/law-enforcement-cooperation"],
      participants: ours("agency/us-embassy", "Delegation of the United States"),
    }),
    planned({
      key: "meeting/cn-jwg-next",
      partner: "CN",
      type: "working_group",
      title: "Joint working group (demonstration)",
      held: { on: inDays(40), precision: "month" },
      place: "Beijing",
      hostSide: "partner",
      timeZone: "Asia/Shanghai",
      series: "series/cn-jwg",
      topics: ["topic/standing-formats"],
      participants: ours("agency/cn-mps", "Delegation of China"),
    }),
    planned({
      key: "meeting/it-border-visit",
      partner: "IT",
      type: "visit",
      title: "Visit of an Italian team on border security (demonstration)",
      held: dueIn(52),
      place: "Islamabad",
      hostSide: "home",
      life: "postponed",
      lifeReason: "Demonstration data: the partner asked for a later date.",
      topics: ["topic/border-management"],
      participants: ours("agency/it-interior", "Italian team"),
    }),
    planned({
      key: "meeting/sa-task-force",
      partner: "SA",
      type: "working_group",
      title: "Preparation of the joint task force (demonstration)",
      held: heldAgo(21),
      place: "Riyadh",
      hostSide: "partner",
      timeZone: "Asia/Riyadh",
      life: "cancelled",
      lifeReason: "Demonstration data: no agenda could be agreed in time.",
      topics: ["topic/law-enforcement-cooperation"],
      participants: ours("agency/sa-interior", "Delegation of Saudi Arabia"),
    }),
    planned({
      key: "meeting/gb-mou-preparation",
      partner: "GB",
      marking: "confidential",
      type: "delegation_talks",
      title: "Preparation of the talks on the five MoUs (demonstration)",
      held: dueIn(5),
      startsAt: "15:30",
      place: "Islamabad",
      hostSide: "home",
      topics: ["topic/standing-formats"],
      participants: ours("agency/gb-mission", "Representatives of the High Commission"),
      agenda: [{ title: "Order of the five texts" }, { title: "What we can offer on each" }],
    }),
    {
      key: "meeting/tr-restricted",
      partner: "TR",
      marking: "restricted",
      type: "call",
      mode: "phone",
      title: "Call on a pending request (demonstration)",
      held: { on: daysAgo(16), precision: "day" },
      timeZone: "Asia/Karachi",
      record: "submitted",
      summary: SUMMARY,
      topics: ["topic/mutual-legal-assistance"],
      participants: desks(
        "agency/fia",
        "Focal point, FIA",
        "agency/tr-interior",
        "Focal point, Ministry of Interior of Türkiye",
      ),
      outcomes: [
        {
          kind: "decision",
          text: "Demonstration data: the request is to be sent again with a translation.",
        },
      ],
    },
  ],
};
