import type { Records } from "../shape.ts";
import { about, day, restated } from "../write.ts";

/** The three reports on the talks of January 2026. */
export const usArticles: Records = {
  sources: [
    {
      key: "source/us-spin",
      partner: "US",
      kind: "press_quoting_readout",
      title: "Restated from SPIN IDG: the interior minister and a US delegation",
      publisher: "SPIN IDG (Smart Pakistan Insights Network)",
      published: null,
      text: restated(`
        Mohsin Naqvi, Interior Minister, received a US delegation headed by Natalie Baker, who is given the title
        Chargé d'Affaires. The report names neither the day nor the place.

        The two sides agreed to work together more closely on security and on border management. They spoke of
        better relations and of wider cooperation on shared concerns: policing, the security of borders and the
        prevention of cybercrime. Both underlined that more should be made of what exists already, meaning the US
        Anti-terrorism Assistance programme (ATA) and the State Department's Bureau of International Narcotics and
        Law Enforcement Affairs (INL); the report calls the two "frameworks", although one is a programme and the
        other a bureau.

        Plans for a "centre for crime" and for an academy inside the Federal Investigation Agency (FIA), both with
        American backing, were looked at; that they were approved is not said. Courses for staff of the FIA, the
        Federal Constabulary and the National Cyber Crime Investigation Agency were singled out as a main field of
        cooperation, so that staff gain up-to-date skills and tools.

        The minister voiced a need for modern technology and equipment for the agencies that guard the border and
        for the "coastal guards"; items and quantities are not given. He welcomed American help with the
        reorganisation of the Federal Constabulary and with stronger capabilities in the FIA and the NCCIA. The
        FIA counterterrorism wing is to be activated; it is described as the first federal unit of its kind that
        coordinates with the provinces, and is meant to speed up the response to attacks and the sharing of
        intelligence.

        He described a broad drive by the NCCIA, still under way, against unlawful call centres. Advanced software
        was needed, he said, against financial fraud and to watch illicit financing; the work with American
        agencies on this he called of great value. He asked for more cooperation with Pakistani institutions, in
        the hope of better results in several agencies; how such results would be measured is not said.

        Natalie Baker gave credit to Pakistan for what it does in security cooperation. She said again that
        American agencies will go on working closely with the Ministry of Interior, in three strands: the training
        of officers, the use of technology, and coordination in law enforcement.

        At its end the page invites readers to a messaging channel of SPIN IDG, which is left out here.
      `),
    },
    {
      key: "source/us-column",
      partner: "US",
      kind: "opinion",
      title: "Restated from a column by Junaid Qaiser on the talks in Islamabad",
      publisher: null,
      author: "Junaid Qaiser",
      published: about("2026-01-21"),
      retrievedOn: "2026-02-04",
      text: restated(`
        The page was captured on 4 February 2026 and gave the column's age as two weeks; it appeared about 21
        January. The author is Junaid Qaiser. It is a column: facts and judgement stand side by side, and what was
        said is paraphrased.

        He writes about the same encounter of the minister, Mohsin Naqvi, with an American delegation under Chargé
        d'Affaires Natalie Baker, and gives the place as Islamabad. Officials of the FIA, of the National Cyber
        Crimes Investigation Agency (plural) and of the Federal Constabulary (FC) were present; none is named.

        At the centre he sees more training, supported by the US, for the three agencies, with modern methods of
        investigation and international good practice as its content. According to him both sides were of one mind
        about fitting out border security agencies, coast guards and others with American equipment, and better
        watch over the land border and the coast is an aim that they share; militancy across borders, trafficking
        and irregular migration are the threats behind it. Security today, he remarks, is a matter of data as well
        as of people.

        He reports a "Centre for Transformation Crime" and an FIA academy with US backing as proposals, which could
        narrow the distance between federal and provincial work. The FIA Counter-Terrorism Wing is planned to
        come into full operation as a federal unit that coordinates with the provinces; this, he recalls, has
        proved hard for years.

        The drive against unlawful call centres, still going on, has in his view shown how large and how refined
        fraud networks at home and abroad are. The minister is cited for the need of advanced software and
        analysis against financial fraud and the financing of terrorism, a field in which the US and the NCCIA
        work together.

        The column places this within the US Anti-Terrorism Assistance Programme and INL. It understands the
        Chargé d'Affaires as committed to keeping the partnership going, and the delegation as grateful for
        Pakistan's efforts.

        The judgement is the author's: agreements should end in improvement that can be measured; the test lies in
        carrying them out. Courses have to continue, technology has to come in openly, reforms have to be kept out
        of politics; and much rests on steady American support.
      `),
    },
    {
      key: "source/us-toi",
      partner: "US",
      kind: "press_unattributed",
      title: "Restated from Times of Islamabad, 24 January 2026: visa fraud and border management",
      publisher: "Times of Islamabad",
      address: "https://timesofislamabad.com/24-01-2026/",
      published: day("2026-01-24"),
      text: restated(`
        Mohsin Naqvi, styled Federal Interior Minister, met Chargé d'Affaires Natalie Baker in Islamabad. The
        report leans on a statement of the Ministry of Interior, which itself was not seen. Of the page's address
        only the beginning was kept.

        They agreed to act jointly against networks that deal in false visas, under standard operating procedures
        (SOPs); further down the same thing is called a decision to take coordinated action on the basis of SOPs.
        The text of the SOPs was not published. Both sides promised more cooperation in policing and in the
        management of borders. Security and narcotics were among the subjects.

        On preventing illegal immigration and on a better system of pre-immigration clearance, views were
        exchanged, which is no promise. The report speaks of smuggling networks that use weak points of the visa
        process, and of an aim, common to both, to break up organised syndicates.

        The sides agreed to do more together in training for law enforcement at every level, the police first of
        all; joint programmes would teach how fraud is detected and stopped. They are to build on frameworks that
        are not named and on American experience in enforcing immigration law.

        The minister spoke of zero tolerance for the "agent mafia" and welcomed American support. He pointed to
        raids and other crackdowns that are said to have cut off the supply of forged papers (whose raids, is not
        said), and to the strict pursuit of people who try to enter the United States without authorisation.
        Pakistani passports, he said, had been made proof against tampering with modern technology; biometric data
        and encryption are mentioned, and the standards of the International Civil Aviation Organization (ICAO).
        Pakistan means to share this experience with its American partners, hoping for trust and for easier lawful
        travel of its citizens.

        Figures are given without a document. Attempts at illegal immigration are put 47 percent lower; the closing
        paragraph turns this into 47 percent less illegal immigration. More than 1,200 arrests for human smuggling
        within a year are ascribed to the Federal Investigation Agency, helped by intelligence from foreign
        partners who are not named. Unnamed studies are credited with up to 50 percent less document fraud
        elsewhere; the Asia-Pacific Group on Money Laundering (APG) with 30 percent less illicit finance in its
        region; the UN Office on Drugs and Crime (UNODC) with 25 percent less smuggling on comparable borders;
        unnamed statistics with 40 percent more drugs seized.

        Software against fraud and terrorist financing was a subject too. The body that fights unlawful call
        centres appears here as the National Coordination Centre for Cyber Crimes, and American help is called
        decisive for it.

        On border management the sides agreed on better coordination, which is said to include joint patrols and an
        exchange of information on movements. The two countries have no border in common, and no other outlet that
        was read has the patrols. Routes of migration and of drugs are said to cross. Counter-narcotics was the
        last subject; the report recalls US training and equipment in the past, after aid reports that it does not
        name. It closes with both nations carrying out "these agreements", yet no instrument is identified.
      `),
    },
  ],
};
