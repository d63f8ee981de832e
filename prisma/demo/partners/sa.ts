import type { Records } from "../shape.ts";
import { cite, day, restated } from "../write.ts";

export const saudiArabia: Records = {
  sources: [
    {
      key: "source/sa-pkm11",
      partner: "SA",
      kind: "press_quoting_readout",
      title: "Restated from The News: the interior ministers in Riyadh, 17 December 2024",
      publisher: "The News International",
      address:
        "https://www.thenews.com.pk/latest/1262601-pakistan-saudi-arabia-agree-to-boost-security-cooperation",
      published: null,
      text: restated(`
        On 17 December 2024 Mohsin Naqvi met Prince Abdulaziz bin Saud bin Naif, Interior Minister of Saudi Arabia, in
        Riyadh. It was agreed to activate a joint task force for public security as early as possible. The will to
        cooperate more against narcotics was reaffirmed; the ANF is the agency named.

        Also reported at https://theopinion.com.pk/mohsin-naqvi-meets-saudi-counter-part-in-riyadh.
      `),
    },
    {
      key: "source/sa-pkm12",
      partner: "SA",
      kind: "press_quoting_readout",
      title:
        "Restated from Pakistan Today, 20 November 2024: prisoners, training, begging networks",
      publisher: "Pakistan Today",
      address:
        "https://www.pakistantoday.com.pk/2024/11/20/pakistan-saudi-arabia-agree-to-boost-security-ties-and-repatriate-prisoners/",
      published: day("2024-11-20"),
      text: restated(`
        On 20 November 2024 Interior Minister Mohsin Naqvi received Deputy Interior Minister Nasser bin Abdulaziz
        Al-Dawood in Islamabad. It was agreed to speed up the repatriation of 419 Pakistani prisoners, and to hold
        joint training and exchanges between paramilitary and police forces. Pakistan is to act against the networks
        that send beggars to Saudi Arabia; the FIA is the agency named.

        Also reported at https://nation.com.pk/20-Nov-2024/pakistan-and-saudi-arabia-strengthen-ties-with-new-initiatives.
      `),
    },
    {
      key: "source/sa-pkm13",
      partner: "SA",
      kind: "press_quoting_readout",
      title:
        "Restated from Daily Pakistan, 6 February 2022: Saudi interior minister due in Islamabad",
      publisher: "Daily Pakistan",
      address:
        "https://en.dailypakistan.com.pk/06-Feb-2022/saudi-interior-minister-due-in-islamabad-tomorrow",
      published: day("2022-02-06"),
      text: restated(`
        The report of 6 February 2022 announces for the next day a meeting of Prince Abdulaziz bin Saud bin Naif,
        Interior Minister of Saudi Arabia, with Interior Minister Sheikh Rashid Ahmed in Islamabad. It recalls that a
        prisoner exchange agreement was signed in May 2021 and that the draft of an MoU on human trafficking and drugs
        was approved in January 2022. No promise was noted.
      `),
    },
  ],
  meetings: [
    {
      key: "meeting/sa-2024-12-17",
      partner: "SA",
      type: "delegation_talks",
      title: "Interior ministers' talks, Riyadh",
      held: day("2024-12-17"),
      timeZone: "Asia/Riyadh",
      place: "Riyadh",
      hostSide: "partner",
      record: "agreed",
      summary: "A joint task force for public security and cooperation against narcotics.",
      topics: ["topic/law-enforcement-cooperation", "topic/counter-narcotics"],
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
          person: "person/abdulaziz",
          post: "post/sa-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      cites: [cite("source/sa-pkm11", "On 17 December 2024", "heldOn")],
    },
    {
      key: "meeting/sa-2024-11-20",
      partner: "SA",
      type: "delegation_talks",
      title: "Talks with the Saudi Deputy Interior Minister, Islamabad",
      held: day("2024-11-20"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "Prisoners, training between the forces, and action against begging networks.",
      topics: ["topic/prisoner-transfer", "topic/police-training", "topic/begging-networks"],
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
          person: "person/al-dawood",
          post: "post/sa-deputy-interior-minister",
          title: "Deputy Interior Minister",
          isHead: true,
        },
      ],
      agenda: [
        { title: "Prisoners" },
        { title: "Training and exchanges" },
        { title: "Begging networks" },
      ],
      cites: [cite("source/sa-pkm12", "On 20 November 2024", "heldOn")],
    },
    {
      key: "meeting/sa-2022-02-07",
      partner: "SA",
      type: "delegation_talks",
      title: "Interior ministers' talks, Islamabad",
      held: day("2022-02-07"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "Announced the day before; the source reports no result.",
      topics: ["topic/legal-cooperation"],
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
          person: "person/abdulaziz",
          post: "post/sa-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      outcomes: [
        {
          kind: "information",
          text: "The prisoner exchange agreement of May 2021 and the draft MoU on trafficking and drugs were recalled.",
        },
      ],
      cites: [cite("source/sa-pkm13", "announces for the next day a meeting", "heldOn")],
    },
  ],
};
