import type { Records } from "../shape.ts";
import { cite, day, month, restated } from "../write.ts";

export const turkiye: Records = {
  sources: [
    {
      key: "source/tr-pkm07",
      partner: "TR",
      kind: "press_quoting_readout",
      title: "Restated from Dawn: the interior ministers in Islamabad, 6 November 2025",
      publisher: "Dawn",
      address: "https://www.dawn.com/news/amp/1953601",
      published: null,
      text: restated(`
        On 6 November 2025 Interior Minister Mohsin Naqvi received Interior Minister Ali Yerlikaya of Türkiye in
        Islamabad. The two interior ministries agreed on a joint working group that is to meet four times a year. More
        cooperation against illegal immigration and human trafficking was agreed as well.

        Also reported at https://spotpakistan.com/pakistan-turkey-agree-to-establish-joint-working-group.
      `),
    },
    {
      key: "source/tr-pkm08",
      partner: "TR",
      kind: "press_quoting_readout",
      title: "Restated from OTG Newz: video conference of the interior ministers, 12 January 2022",
      publisher: "OTG Newz",
      address: "https://www.otgnewz.com/2022/01/pakistan-and-turkey-agree-on-joint.html",
      published: month("2022-01"),
      text: restated(`
        On 12 January 2022 Interior Minister Sheikh Rashid Ahmed spoke with Interior Minister Suleyman Soylu of Türkiye
        by video. Joint measures against illegal immigration and human trafficking were agreed; the FIA is the
        agency named.

        Also reported at https://newsone.tv/sheikh-rashid-calls-for-increased-cooperation-with-turkey/.
      `),
    },
    {
      key: "source/tr-pkm09",
      partner: "TR",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: deputy minister Catakli in Islamabad, 28 February 2022",
      publisher: "UrduPoint",
      address:
        "https://www.urdupoint.com/en/pakistan/sheikh-rashid-discusses-bilateral-ties-with-t-1477614.html",
      published: null,
      text: restated(`
        On 28 February 2022 Interior Minister Sheikh Rashid Ahmed received Deputy Interior Minister Ismail Catakli of
        Türkiye in Islamabad. It was agreed that the two interior ministries enhance their cooperation.
      `),
    },
    {
      key: "source/tr-pkm10",
      partner: "TR",
      kind: "press_quoting_readout",
      title: "Restated from TRT World: Talal Chaudhry in Ankara, February 2026",
      publisher: "TRT World",
      address: "https://www.trtworld.com:443/article/6f4100ec231c",
      published: null,
      text: restated(`
        In February 2026 Minister of State for Interior Talal Chaudhry met Deputy Interior Minister Munir Karaloglu in
        Ankara. Cooperation of the institutions on security, terrorism and narcotics was reaffirmed.
      `),
    },
  ],
  series: [
    {
      key: "series/tr-jwg",
      partner: "TR",
      name: "Joint working group of the interior ministries",
      cadenceMonths: 3,
    },
  ],
  meetings: [
    {
      key: "meeting/tr-2025-11-06",
      partner: "TR",
      type: "delegation_talks",
      title: "Interior ministers' talks, Islamabad",
      held: day("2025-11-06"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "The ministers agreed on a joint working group and on more work against irregular migration.",
      nextRound: { date: null, words: "four times a year" },
      topics: ["topic/standing-formats", "topic/irregular-migration", "topic/human-trafficking"],
      participants: [
        {
          side: "home",
          person: "person/naqvi",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/yerlikaya",
          post: "post/tr-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      agenda: [{ title: "Standing format" }, { title: "Illegal immigration and trafficking" }],
      cites: [cite("source/tr-pkm07", "On 6 November 2025", "heldOn")],
    },
    {
      key: "meeting/tr-2022-01-12",
      partner: "TR",
      type: "call",
      mode: "video",
      title: "Video conference of the interior ministers",
      held: day("2022-01-12"),
      timeZone: "Asia/Karachi",
      record: "agreed",
      summary:
        "By video the ministers agreed on joint measures against irregular migration and trafficking.",
      topics: ["topic/irregular-migration", "topic/human-trafficking"],
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
          person: "person/soylu",
          post: "post/tr-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      cites: [cite("source/tr-pkm08", "On 12 January 2022", "heldOn")],
    },
    {
      key: "meeting/tr-2022-02-28",
      partner: "TR",
      type: "call_on",
      title: "Deputy Interior Minister Catakli calls on the Interior Minister",
      held: day("2022-02-28"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "Relations of the two ministries; closer cooperation was agreed.",
      topics: ["topic/law-enforcement-cooperation"],
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
          person: "person/catakli",
          post: "post/tr-deputy-interior-minister",
          title: "Deputy Interior Minister",
          isHead: true,
        },
      ],
      cites: [cite("source/tr-pkm09", "On 28 February 2022", "heldOn")],
    },
    {
      key: "meeting/tr-2026-02",
      partner: "TR",
      type: "visit",
      title: "Visit of the Minister of State to Ankara",
      held: month("2026-02"),
      timeZone: "Europe/Istanbul",
      place: "Ankara",
      hostSide: "partner",
      record: "agreed",
      summary:
        "Cooperation on security, terrorism and narcotics was reaffirmed. The report gives the month only.",
      topics: ["topic/counter-terrorism", "topic/counter-narcotics"],
      participants: [
        {
          side: "home",
          person: "person/talal",
          post: "post/pk-minister-of-state",
          title: "Minister of State for Interior",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/karaloglu",
          post: "post/tr-deputy-interior-minister",
          title: "Deputy Interior Minister",
          isHead: true,
        },
      ],
      cites: [cite("source/tr-pkm10", "In February 2026", "heldOn")],
    },
  ],
};
