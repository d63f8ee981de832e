import type { DemoParticipant } from "../chain.ts";
import type { Records } from "../shape.ts";
import { cite, day, month } from "../write.ts";

const naqvi: DemoParticipant = {
  side: "home",
  person: "person/naqvi",
  post: "post/pk-interior-minister",
  title: "Interior Minister",
  isHead: true,
};

/** Meetings of 2025 beside the talks with the National Crime Agency. */
export const gbRecentMeetings: Records = {
  series: [
    {
      key: "series/gb-ct-dialogue",
      partner: "GB",
      name: "Counter-Terrorism Dialogue",
      cadenceMonths: 12,
    },
  ],
  meetings: [
    {
      key: "meeting/gb-2025-02-17",
      partner: "GB",
      type: "dialogue_round",
      title: "Counter-Terrorism Dialogue, second round",
      held: day("2025-02-17"),
      untilOn: "2025-02-18",
      timeZone: "Europe/London",
      place: "London",
      hostSide: "partner",
      series: "series/gb-ct-dialogue",
      round: 2,
      record: "agreed",
      summary: "Second round, two days. Who led the delegations was not noted.",
      nextRound: { date: { on: "2026-01-01", precision: "year" }, words: "in Islamabad in 2026" },
      topics: ["topic/counter-terrorism"],
      participants: [
        { side: "home", name: "Delegation of Pakistan (not named)" },
        { side: "partner", name: "Delegation of the United Kingdom (not named)" },
      ],
      cites: [cite("source/gb-dialogue-2025", "in London on 17 and 18 February 2025", "heldOn")],
    },
    {
      key: "meeting/gb-2025-05-17",
      partner: "GB",
      type: "call_on",
      title: "Meeting of the Interior Minister with Lammy",
      held: day("2025-05-17"),
      timeZone: "Asia/Karachi",
      record: "agreed",
      summary: "The Upskill Programme was a subject. Place and title were not noted.",
      topics: ["topic/counter-narcotics", "topic/police-training"],
      participants: [naqvi, { side: "partner", name: "Lammy", isHead: true }],
      outcomes: [
        {
          kind: "information",
          text: "Joint work of the NCA and the ANF was credited with 4.3 tonnes of opium.",
        },
      ],
      cites: [cite("source/gb-lammy-2025", "On 17 May 2025", "heldOn")],
    },
    {
      key: "meeting/gb-2025-12",
      partner: "GB",
      type: "delegation_talks",
      title: "Talks with Norris and Falconer, London",
      held: month("2025-12"),
      timeZone: "Europe/London",
      place: "London",
      hostSide: "partner",
      record: "submitted",
      summary: "The bilateral working groups are to be made active. Only the month is known.",
      topics: ["topic/standing-formats"],
      participants: [
        naqvi,
        { side: "partner", name: "Norris", isHead: true },
        { side: "partner", name: "Falconer" },
      ],
      cites: [cite("source/gb-groups-2025", "In December 2025", "heldOn")],
    },
  ],
};
