import type { Records } from "../shape.ts";
import { day, restated } from "../write.ts";

/** The two reports on talks with the National Crime Agency. */
export const gbArticles: Records = {
  sources: [
    {
      key: "source/gb-nca-2025",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from a press report: the interior minister and the head of the NCA",
      publisher: null,
      published: null,
      text: restated(`
        Mohsin Naqvi, Interior Minister, met Graeme Biggar, Director General of the National Crime Agency (NCA) of
        the United Kingdom. The report has no date. Jane Marriott, British High Commissioner, took part, as did
        officials of NACTA, the NCCIA and the National Forensic Agency and people from the administration of
        Islamabad who are not named further.

        The two countries agreed to do more together against the harassment of children online and against human
        trafficking; the report sees a new phase of coordination in it. Harassment of children online was treated
        as a growing threat. Three things were agreed on it: closer coordination, simpler channels for exchanging
        information, and more support for investigations into digital exploitation.

        Work under way on terrorism, narcotics and trafficking across borders was reviewed. Both sides declared
        that they want more training for officers of the police and of investigating agencies.

        They decided to move ahead with arrangements for the exchange of prisoners, and said again that five
        memoranda of understanding now pending should be speeded up. None of the five is named; all that is said of
        them is that they should give cooperation a wider and more formal frame.

        Graeme Biggar condemned a suicide attack that had struck Islamabad shortly before and offered his sympathy.
        The minister restated that Pakistan is resolved to fight terrorism, and held that no country has given
        more. (One further remark of his is kept in a restricted note.)

        The Director General gave credit to Pakistan for its work against drug networks, and commended its part in
        international action on organised crime. Officials of both sides held that a lasting partnership is needed
        in the face of threats that cross borders.
      `),
    },
    {
      key: "source/gb-nca-2025-remark",
      partner: "GB",
      marking: "restricted",
      kind: "press_quoting_readout",
      title: "Restated from a press report: a remark on a neighbouring country",
      publisher: null,
      published: null,
      text: restated(`
        In the talks with the head of the NCA the minister said that attacks of this kind can still be traced to
        a neighbouring country, which the report does not name. Kept apart because the remark concerns a third
        country.
      `),
    },
    {
      key: "source/gb-24news",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from 24NewsHD, 1 June 2024: three institutions in London",
      publisher: "24NewsHD",
      author: "News Desk; reporter Awais Kiyani",
      published: day("2024-06-01"),
      text: restated(`
        Published on 1 June 2024 at 13:23 by the News Desk of 24NewsHD, after a report of its television channel on
        that Saturday; reporter Awais Kiyani.

        Interior Minister Mohsin Naqvi visited three institutions in London: the National Crime Agency, the Foreign,
        Commonwealth and Development Office (FCDO) and the National Situation Centre of the Cabinet Office. He spoke
        with James Babbage, presented as Director General of the National Crime Agency, and with Jonathan Allen,
        Director General National Security at the FCDO. Muhammad Faisal, here called Pakistan's ambassador, British
        High Commissioner Jane Marriott and officials of British institutions took part.

        The hosts explained how their institutions work, and the sides agreed to cooperate closely. It was decided that the
        NCA will train Pakistani officers on cybercrime and on narcotics. The minister said that British help
        against cybercrime is welcome and that British experts will do this training.

        He asked for more joint work against drugs, and later in the report once again for more coordination in
        it. He asked for a common strategy against terrorism, recalling what Pakistan has sacrificed, and would
        welcome British technology for counter-terrorism and British intelligence.

        At the National Situation Centre he took a close interest in what it does and said that a centre of this
        kind will be considered for Pakistan, with the benefit of British experience. He called the partnership a
        safeguard for the present and for the years to come.

        Terrorism, organised crime and the safety of networks came up as well. So did an increase of cooperation on
        illegal immigration, drugs and cybercrime.

        Headlines of other stories, printed on the same page, are left out here.
      `),
    },
  ],
};
