import type { Records } from "../shape.ts";
import { day, restated } from "../write.ts";

/** Six meetings of 2013 to 2024. */
export const gbReports: Records = {
  sources: [
    {
      key: "source/gb-pkm01",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: Letter of Intent, London, 31 May 2024",
      publisher: "UrduPoint",
      address:
        "https://www.urdupoint.com/en/pakistan/governments-of-pakistan-uk-signs-letter-of-i-1830761.html",
      published: null,
      text: restated(`
        On 31 May 2024 Interior Minister Mohsin Naqvi met Home Secretary James Cleverly at the Home Office in London.
        A Letter of Intent on cooperation in law enforcement and criminal justice was signed. A joint steering
        committee under the Ministry of Interior will oversee how it is carried out; the National Police Bureau and
        the British High Commission take part in it. Capacity is to be built by exchanging information and experts,
        training staff, running joint projects and providing specialised equipment. Progress will be reviewed every
        year.

        Also reported at https://dailytimes.com.pk/1197026/pakistan-uk-sign-accord-for-bilateral-legal-assistance/ and by
        Dunya News, item 815489.
      `),
    },
    {
      key: "source/gb-pkm02",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from NabkaNews: the interior minister in London, June 2024",
      publisher: "NabkaNews",
      address: "https://nabkanews.com/?p=22614",
      published: null,
      text: restated(`
        In London Interior Minister Mohsin Naqvi met James Babbage, here Director General of the NCA, and Jonathan Allen
        of the FCDO. 1 June 2024 is the day of the report. Stronger cooperation on drug trafficking, cybercrime and
        illegal migration was agreed.
      `),
    },
    {
      key: "source/gb-pkm03",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Dawn: Theresa May in Islamabad, September 2013",
      publisher: "Dawn",
      address:
        "http://dawn.com/news/1045121/theresa-may-reiterates-commitment-to-tackle-joint-threats",
      published: null,
      text: restated(`
        Home Secretary Theresa May met Interior Minister Chaudhry Nisar Ali Khan in Islamabad; that it was in September
        2013 is inferred. The will to cooperate against terrorism, illegal migration and organised crime was
        stated again. On the British side the NCA is the agency named.
      `),
    },
    {
      key: "source/gb-pkm04",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: Lord Ahmad in Islamabad, 23 June 2021",
      publisher: "UrduPoint",
      address:
        "https://www.urdupoint.com/en/pakistan/pakistan-uk-pledge-to-boost-cooperation-to-f-1285355.html",
      published: null,
      text: restated(`
        On 23 June 2021 Interior Minister Sheikh Rashid Ahmed received Minister of State Lord Tariq Ahmad in Islamabad.
        It was agreed that the Ministry of Interior and the Home Office coordinate more closely. Work on the returns
        arrangement and on the extradition treaty is to be stepped up.
      `),
    },
    {
      key: "source/gb-pkm05",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from APP: returns agreement, London, 17 August",
      publisher: "Associated Press of Pakistan",
      address:
        "https://www.app.com.pk/global/uk-pak-ink-reciprocal-agreement-to-return-foreign-criminals-immigration-offenders/",
      published: null,
      text: restated(`
        Interior Secretary Yousaf Naseem Khokhar and Home Secretary Priti Patel met in London on 17 August; the year,
        2022, is inferred. A reciprocal agreement on the return of offenders and of people without a right to stay
        was signed.
      `),
    },
    {
      key: "source/gb-pkm06",
      partner: "GB",
      kind: "press_quoting_readout",
      title: "Restated from Jasarat, 21 March 2017: Amber Rudd in Islamabad",
      publisher: "Jasarat",
      address:
        "http://www.jasarat.org/2017/03/21/mqm-founder-issue-a-cause-of-irritant-between-uk-and-pakistan-nisar/",
      published: day("2017-03-21"),
      text: restated(`
        In March 2017 Home Secretary Amber Rudd met Interior Minister Chaudhry Nisar Ali Khan in Islamabad. An MoU on
        enhanced security cooperation was signed. The British special envoy on counter-terrorism will visit
        Pakistan.
      `),
    },
  ],
};
