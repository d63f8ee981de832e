import type { Records } from "../shape.ts";
import { day, month, restated } from "../write.ts";

/** Other outlets on the talks with the National Crime Agency, and what came between them. */
export const gbAround: Records = {
  sources: [
    {
      key: "source/gb-geo-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Geo News: the talks of 13 November 2025",
      publisher: "Geo News",
      address: "https://www.geo.tv/latest/633465",
      published: day("2025-11-13"),
      text: restated(`
        Geo News dates the meeting of Mohsin Naqvi with the head of the NCA to Thursday, 13 November 2025, in
        Islamabad. It speaks of the exploitation of children online and of extradition, writes National Forensics
        Agency, and says that five MoUs, on extradition and other fields, are to be final soon. Present by this
        account: the Additional Secretary of the ministry, the Chief Commissioner and the Inspector General of the
        capital's police.
      `),
    },
    {
      key: "source/gb-ary-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from ARY News: the talks of 13 November 2025",
      publisher: "ARY News",
      address: "https://arynews.tv/",
      published: null,
      text: restated(`
        ARY News, too, has the exploitation of children online, not their harassment, and extradition, not the
        exchange of prisoners, as subjects of the talks. Only the outlet's main address was kept.
      `),
    },
    {
      key: "source/gb-samaa-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Samaa (Urdu): the talks of 13 November 2025",
      publisher: "Samaa",
      address: "https://urdu.samaa.tv/",
      published: null,
      text: restated(`
        The Urdu service of Samaa speaks of قیدیوں کی حوالگی, the handing over of prisoners. Only the outlet's main
        address was kept.
      `),
    },
    {
      key: "source/gb-ary-2022",
      partner: "GB",
      kind: "press_unattributed",
      title: "Restated from ARY News, January 2022: no extradition treaty",
      publisher: "ARY News",
      published: month("2022-01"),
      text: restated(`
        As of January 2022 there was no extradition treaty between Pakistan and the United Kingdom.
      `),
    },
    {
      key: "source/gb-prisoner-note",
      partner: "GB",
      kind: "note",
      title: "Restated from public registers: the prisoner transfer agreement",
      publisher: null,
      published: null,
      text: restated(`
        The agreement between Pakistan and the United Kingdom on the transfer of prisoners was signed on 24 August
        2007 and entered into force in 2008. Its operation was suspended in 2015. A protocol amending it bears the
        date of 27 December 2018.
      `),
    },
    {
      key: "source/gb-nca-posts",
      partner: "GB",
      kind: "press_unattributed",
      title: "Restated from The Telegraph and The Record: who leads the NCA",
      publisher: "The Telegraph; The Record",
      published: null,
      text: restated(`
        Graeme Biggar led the NCA ad interim from October 2021 and was confirmed in August 2022 for five years. James
        Babbage joined it for a time as Director General (Threats), as a spokesman of the agency told The Telegraph
        in 2023; The Record has the same. The one did not follow the other.
      `),
    },
    {
      key: "source/gb-arab-news",
      partner: "GB",
      kind: "press_unattributed",
      title: "Restated from Arab News, 18 April 2025: talks in London the June before",
      publisher: "Arab News",
      published: day("2025-04-18"),
      text: restated(`
        Arab News refers back to the London talks of the previous June and repeats that James Babbage was the NCA's
        Director General.
      `),
    },
    {
      key: "source/gb-dialogue-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from The Nation, 20 February 2025: second counter-terrorism dialogue",
      publisher: "The Nation",
      published: day("2025-02-20"),
      text: restated(`
        The second round of the counter-terrorism dialogue of Pakistan and the United Kingdom took place in London on
        17 and 18 February 2025. The next round is to be held in Islamabad in 2026.
      `),
    },
    {
      key: "source/gb-lammy-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Dunya News: the interior minister and Lammy, 17 May 2025",
      publisher: "Dunya News",
      published: null,
      text: restated(`
        On 17 May 2025 Mohsin Naqvi met Lammy of the United Kingdom (Dunya News, item 884562). The Upskill Programme was
        a subject. The joint work of the NCA and the ANF was credited with 4.3 tonnes of opium.
      `),
    },
    {
      key: "source/gb-groups-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Dunya (Urdu), 10 December 2025: working groups",
      publisher: "Dunya",
      published: day("2025-12-10"),
      text: restated(`
        In December 2025 Mohsin Naqvi met Norris and Falconer in London. It was agreed to make the bilateral working
        groups active. The report is in Urdu; first names and posts of the British side were not noted.
      `),
    },
  ],
};
