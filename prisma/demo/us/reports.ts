import type { Records } from "../shape.ts";
import { about, month, restated } from "../write.ts";

/** Five meetings of 2004 to 2024. */
export const usReports: Records = {
  sources: [
    {
      key: "source/us-pkm16",
      partner: "US",
      kind: "press_unattributed",
      title: "Restated from World News Day: Rehman Malik and William Brownfield, 5 July 2011",
      publisher: "World News Day",
      address: "http://worldnewsday.blogspot.com/2011/07/pakistan-us-to-expand-cooperation-on.html",
      published: month("2011-07"),
      text: restated(`
        On 5 July 2011 Interior Minister Rehman Malik met William Brownfield, Assistant Secretary of State for INL, in
        Islamabad. Both sides agreed to cooperate better in stopping attacks with improvised explosive devices.
      `),
    },
    {
      key: "source/us-pkm17",
      partner: "US",
      kind: "partner_readout",
      title:
        "Restated from a release of the Department of State on the working group of 2 September 2004",
      publisher: "US Department of State (archived copy)",
      address:
        "https://webharvest.gov/peth04/20041016101103/http://www.state.gov/p/sa/rls/pr/35966.htm",
      published: null,
      text: restated(`
        On 2 September 2004 Interior Secretary Tariq Mahmud and J. Cofer Black, Coordinator for Counterterrorism, led
        the two delegations at the joint working group in Islamabad. It was agreed that the group's next session is
        to be held in Washington in 2005.
      `),
    },
    {
      key: "source/us-pkm18",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from Dawn: Mohsin Naqvi and Donald Blome, July 2024",
      publisher: "Dawn",
      address:
        "https://www.dawn.com/news/1845722/law-enforcement-dialogue-with-us-to-be-held-in-october",
      published: about("2024-07-13"),
      text: restated(`
        Interior Minister Mohsin Naqvi met US Ambassador Donald Blome in Islamabad; 13 July 2024 is the day of the
        report. A Law Enforcement Dialogue was agreed for October 2024. A delegation of the Islamabad Police will go
        to New York to see what training the NYPD could offer.

        Also reported at https://www.arabnews.pk/node/2549396/pakistan.
      `),
    },
    {
      key: "source/us-pkm19",
      partner: "US",
      kind: "partner_readout",
      title: "Restated from the US Embassy: the working group of 12 January 2015",
      publisher: "US Embassy in Pakistan",
      address:
        "https://pk.usembassy.gov/u-s-and-pakistan-convene-2015-law-enforcement-and-counterterrorism-working-group-2/",
      published: null,
      text: restated(`
        On 12 January 2015 the working group on law enforcement and counter-terrorism met in Islamabad. Interior
        Secretary Shahid Khan led the home side and Tina Kaidanow, Coordinator for Counterterrorism, the American
        one. No promise was noted.
      `),
    },
    {
      key: "source/us-pkm20",
      partner: "US",
      kind: "joint_statement",
      title: "Restated from the joint statement on the counter-terrorism dialogue of 10 May 2024",
      publisher: "The Frontier Post",
      address: "https://thefrontierpost.com/joint-statement-issue-on-pak-us-dialogue/amp",
      published: null,
      text: restated(`
        On 10 May 2024 Additional Foreign Secretary Syed Haider Shah and Elizabeth Richard, Coordinator for
        Counterterrorism, led the two sides of the counter-terrorism dialogue in Washington, DC. They agreed to
        communicate more and to go on working together to detect and deter violent extremism. As a result already
        reached, the statement names over 300 police officers and other frontline responders trained since March
        2023.
      `),
    },
  ],
};
