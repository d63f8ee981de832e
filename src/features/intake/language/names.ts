/** Polite forms before a name: no part of the name, and enough to know that a name follows. */
export const HONORIFICS = new Set(
  `Mr Mrs Ms Miss Mx Messrs Dr Prof Professor Sir Dame Lord Lady Baroness Baron Hon Hon'ble Honourable Honorable Rt Right
H.E HE H.H HH H.R.H HRH Excellency Excellencies Highness Majesty Shri Sri Smt Shrimati Kumari Janab Mohtarma Begum Haji Hajji
Maulana Barrister Advocate Engr Eng Ing Lic Señor Señora Senhor Senhora Sr Sra Srta M Mme Mlle Monsieur Madame Herr Frau Signor
Don Doña Sheikh Shaikh Sheikha Shaikha Dato Dato' Datuk Datin Tan Seri Tun Pehin U Daw Khun Madam Mister Sayyid Sayyed
MR MRS MS MISS DR PROF SIR HON MESSRS`.split(/\s+/),
);
/** Words of nobility that belong to how a name is printed. */
export const NOBILITY = new Set("Datuk Datin Seri Dato Dato' Tan Sri Tun Pehin".split(" "));

export const PARTICLES = new Set(
  "al el ul ur ud as bin binti bint ibn ben abu umm van von der den de da do dos das del della di du la le lo ter ten zu zum y e i og und of-the d'".split(
    " ",
  ),
);

/** Military and police ranks: they are a title only where the text gives no post. */
export const RANKS = new Set(
  `General Lieutenant Major Colonel Brigadier Captain Admiral Commodore Marshal Air Vice Rear Lt Gen Maj Col Brig Capt Adm
SSP SP DSP DIG AIG ASP DPO CPO Cdr Cdre Cmdr Sgt Sergeant Wing Group Squadron Leader Retd Retired Ret Corporal Cpt Amb`.split(
    /\s+/,
  ),
);

/** Surnames that are also words of posts, places or months. */
export const ALSO_SURNAMES = new Set(
  "May King West Law House Marshal Speaker Day Price Bishop Judge Major North East South Justice Bank Banks Power Rangers Court Field Waters Guard Sea Food Mines Marine Ports Head Prince Chambers".split(
    " ",
  ),
);

/** Capitalised words of headlines and sentence openings that are no names. */
export const NO_NAMES = new Set(
  `The This These Those That Both Each All Any Some No Not It They He She We I You His Her Its Their Our My Your In On At Under
Following While With For And But Or As After Before During Since Until Upon Over Through Between Among Within Without Against
About From To By Of Also Today Yesterday Tomorrow Tonight Earlier Later Meanwhile Moreover Furthermore Additionally However
Meets Meet Met Visits Visit Visited Calls Call Called Says Say Said Holds Hold Held Receives Receive Received Discuss
Discusses Discussed Signs Sign Signed Agree Agrees Agreed Attends Attend Attended Addresses Address Leads Lead Led Chairs Hosts Host Hosted
Arrives Arrive Welcomes Welcome Thanks Urges Calls Vows Pledges Seeks Reviews Review Speaks Speak Talks Travel Travels Trip Meeting Meetings Readout
Read-out Statement Joint Press Release Note Remarks Speech Communique Communiqué Minutes Agenda Round Session Dialogue Summit Conference Forum
Workshop Seminar Signing Ceremony Delegation Delegations Side Sides Working Group Task Agreement Memorandum Understanding MoU MOU Treaty
Convention Protocol Declaration Framework Initiative Act Article Annex Plan Operation Operations Phase Programme Program
Project Partnership Week Day Month Year January February March April May June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday Feb Apr Jun Jul Aug Sept Sep Oct Nov Dec Participants Present Attendance Attendees Chair Chaired
Tue Wed Thu Fri First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Inaugural Annual New Two Three Four Five
Next Last Other Another More Most Many Several Such Same Own English Arabic Urdu Photo Reuters AFP APP Xinhua News Agency Staff Correspondent
Level Designate Elect Subject Ref Reference Date Venue Place Time Dear Regards Sincerely Yours Also Read Share Islam Ramadan Eid Christmas Paris Principles
Department Continuing Building Countering Speaking Addressing Welcoming Referring Noting Recalling Responding Thanking Expressing Highlighting
Underlining Emphasizing Emphasising Reaffirming Having Being Led Headed Accompanied Attended Co-chaired Together Separately Similarly Likewise Finally`
    .split(/\s+/)
    .filter(Boolean),
);
