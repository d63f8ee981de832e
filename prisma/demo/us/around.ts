import type { Records } from "../shape.ts";
import { day, month, restated, year } from "../write.ts";

/** Other outlets on the same talks, and earlier promises on the same matters. */
export const usAround: Records = {
  sources: [
    {
      key: "source/us-geo",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from Geo News: the talks of 17 January 2026",
      publisher: "Geo News",
      address: "https://www.geo.tv/latest/645696",
      published: null,
      text: restated(`
        Geo News dates the talks between Interior Minister Mohsin Naqvi and the US delegation under Natalie Baker to
        Saturday, 17 January 2026, in Islamabad. By its account it was agreed to equip the border and coastal
        forces with modern means, where another outlet has the minister only voice the need.
      `),
    },
    {
      key: "source/us-toi-first",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from Times of Islamabad: the talks of 17 January 2026",
      publisher: "Times of Islamabad",
      address: "https://timesofislamabad.com/?p=63365",
      published: null,
      text: restated(`
        Times of Islamabad also puts the first of the two January meetings of Mohsin Naqvi and Natalie Baker on 17
        January 2026.
      `),
    },
    {
      key: "source/us-crime-centre",
      partner: "US",
      kind: "press_unattributed",
      title: "Restated from Dunya News and another outlet: the name of the crime centre",
      publisher: "Dunya News",
      published: null,
      text: restated(`
        Outside the two main reports, the planned crime centre is called "Centre for Transformational Crime" in one
        place and "Centre for Transnational Crime" in another; Dunya News, item 930093, is among them. None of the
        names is explained.
      `),
    },
    {
      key: "source/us-nccia-name",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from The News, 3 May 2024: the name of the NCCIA",
      publisher: "The News International",
      published: day("2024-05-03"),
      text: restated(`
        The News reports the notification that set up the agency; in it the name has the singular form, Cyber Crime.
        Another outlet, at another time, wrote National Counter Crime Intelligence Agency.
      `),
    },
    {
      key: "source/us-baker-titles",
      partner: "US",
      kind: "press_unattributed",
      title: "Restated from several outlets: titles given to Natalie Baker in January 2026",
      publisher: null,
      published: month("2026-01"),
      text: restated(`
        In the same days other outlets call Natalie Baker Acting Ambassador, Ambassador, Deputy Chief of Mission or
        Deputy Ambassador.
      `),
    },
    {
      key: "source/us-toi-next-day",
      partner: "US",
      kind: "press_unattributed",
      title: "Restated from Times of Islamabad, 25 January 2026: pre-immigration clearance",
      publisher: "Times of Islamabad",
      published: day("2026-01-25"),
      text: restated(`
        One day after its first report the outlet writes that Pakistan and the United States agreed to introduce a
        system of pre-immigration clearance. The day before, it had only spoken of an exchange of views.
      `),
    },
    {
      key: "source/us-four-outlets",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from four outlets: the statement on the talks of 24 January 2026",
      publisher: "Daily Pakistan, Nukta, Edify, Diplomats World",
      published: month("2026-01"),
      text: restated(`
        Four outlets print excerpts of the ministry's statement on the meeting. Of all figures they have only the 47
        percent; none has joint patrols. Nukta gives the day as Saturday, which was 24 January 2026.
      `),
    },
    {
      key: "source/us-ct-wing-2025",
      partner: "US",
      kind: "press_quoting_readout",
      title:
        "Restated from Daily Times and The News: the Counter-Terrorism Committee on the FIA wing",
      publisher: "Daily Times; The News International",
      published: year("2025"),
      text: restated(`
        Early in 2025 the Counter-Terrorism Committee announced that the FIA wing for counter-terrorism will be
        brought into full operation (Daily Times, item 1281366; The News, item 1296683). The force now called
        Federal Constabulary is still the Frontier Constabulary in these reports.
      `),
    },
    {
      key: "source/us-inl-2024",
      partner: "US",
      kind: "press_quoting_readout",
      title:
        "Restated from UrduPoint: the interior minister and an INL delegation, 27 September 2024",
      publisher: "UrduPoint",
      published: null,
      text: restated(`
        On 27 September 2024 Interior Minister Mohsin Naqvi met a delegation of the US bureau INL (UrduPoint, item
        1866657). Subjects were an FIA shaped after the FBI and a modernisation of the Frontier Constabulary.
      `),
    },
    {
      key: "source/us-baker-2024",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: the interior minister and Natalie Baker, 10 December 2024",
      publisher: "UrduPoint",
      published: null,
      text: restated(`
        On 10 December 2024 Interior Minister Mohsin Naqvi met Natalie Baker (UrduPoint, item 1890829). An FIA on the
        lines of the FBI and the National Forensic Agency were the subjects.
      `),
    },
  ],
};
