import type { DemoParticipant } from "../chain.ts";
import type { Records } from "../shape.ts";
import { about, cite, day, month } from "../write.ts";

const naqvi: DemoParticipant = {
  side: "home",
  person: "person/naqvi",
  post: "post/pk-interior-minister",
  title: "Interior Minister",
  isHead: true,
};

/** Meetings of 2013 to May 2024; later ones are in `meetings-recent.ts`. */
export const gbMeetings: Records = {
  meetings: [
    {
      key: "meeting/gb-2013-09",
      partner: "GB",
      type: "delegation_talks",
      title: "Talks with Home Secretary Theresa May, Islamabad",
      held: month("2013-09"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "The will to cooperate against terrorism, illegal migration and organised crime was stated again. The month is inferred.",
      topics: ["topic/counter-terrorism", "topic/irregular-migration", "topic/organised-crime"],
      participants: [
        {
          side: "home",
          person: "person/nisar",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/may",
          post: "post/home-secretary",
          title: "Home Secretary",
          isHead: true,
        },
      ],
      cites: [cite("source/gb-pkm03", "that it was in September 2013 is inferred", "heldOn")],
    },
    {
      key: "meeting/gb-2017-03",
      partner: "GB",
      type: "delegation_talks",
      title: "Talks with Home Secretary Amber Rudd, Islamabad",
      held: month("2017-03"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "An MoU on enhanced security cooperation was signed; a special envoy is to visit.",
      topics: ["topic/law-enforcement-cooperation", "topic/counter-terrorism"],
      participants: [
        {
          side: "home",
          person: "person/nisar",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/rudd",
          post: "post/home-secretary",
          title: "Home Secretary",
          isHead: true,
        },
      ],
      cites: [cite("source/gb-pkm06", "In March 2017", "heldOn")],
    },
    {
      key: "meeting/gb-2021-06-23",
      partner: "GB",
      type: "call_on",
      title: "Minister of State Lord Ahmad calls on the Interior Minister",
      held: day("2021-06-23"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "Coordination of the two ministries, the returns arrangement and the extradition treaty.",
      topics: ["topic/returns", "topic/extradition", "topic/law-enforcement-cooperation"],
      participants: [
        {
          side: "home",
          person: "person/rashid",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/ahmad",
          post: "post/gb-minister-of-state",
          title: "Minister of State",
          isHead: true,
        },
      ],
      cites: [cite("source/gb-pkm04", "On 23 June 2021", "heldOn")],
    },
    {
      key: "meeting/gb-2022-08-17",
      partner: "GB",
      type: "other",
      title: "Signing of the returns agreement, London",
      held: about("2022-08-17"),
      timeZone: "Europe/London",
      place: "London",
      hostSide: "partner",
      record: "agreed",
      summary:
        "The reciprocal agreement on returns was signed. The report gives 17 August; the year is inferred.",
      topics: ["topic/returns"],
      participants: [
        {
          side: "home",
          person: "person/khokhar",
          post: "post/pk-interior-secretary",
          title: "Interior Secretary",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/patel",
          post: "post/home-secretary",
          title: "Home Secretary",
          isHead: true,
        },
      ],
      cites: [cite("source/gb-pkm05", "on 17 August; the year, 2022, is inferred", "heldOn")],
    },
    {
      key: "meeting/gb-2024-05-31",
      partner: "GB",
      type: "delegation_talks",
      title: "Talks with Home Secretary James Cleverly, London",
      held: day("2024-05-31"),
      timeZone: "Europe/London",
      place: "Home Office, London",
      hostSide: "partner",
      record: "agreed",
      summary:
        "A Letter of Intent on law enforcement and criminal justice was signed, with a steering committee to follow it up.",
      topics: [
        "topic/law-enforcement-cooperation",
        "topic/mutual-legal-assistance",
        "topic/standing-formats",
      ],
      participants: [
        naqvi,
        {
          side: "partner",
          person: "person/cleverly",
          post: "post/home-secretary",
          title: "Home Secretary",
          isHead: true,
        },
      ],
      agenda: [{ title: "Letter of Intent" }, { title: "Follow-up" }],
      cites: [cite("source/gb-pkm01", "On 31 May 2024", "heldOn")],
    },
  ],
};
