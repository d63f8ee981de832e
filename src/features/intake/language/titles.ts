/** The words by which a post is known; a name never has one. */
export const POST_WORDS = new Set(
  "Minister Ministers Secretary President Vice-President Premier Chancellor King Queen Prince Emir Sultan Sheikh Ambassador Commissioner High Chargé Charge d'Affaires Affaires Director Director-General Directors General Inspector-General Attorney Attorney-General Solicitor Solicitor-General Advisor Adviser Commander Chief Chairman Chairperson Chairwoman Chair Co-Chair Head Deputy Assistant Acting Additional Joint Under Undersecretary Under-Secretary Permanent Special Senior Envoy Representative Coordinator Governor Mayor Senator Congressman Administrator Commandant Superintendent Inspector Constable Marshal Captain Colonel Brigadier Major Lieutenant Admiral Vice Speaker Judge Justice Prosecutor Counsellor Counselor Consul Attaché Officer Spokesperson Spokesman Principal Parliamentary State Foreign Interior Home Prime Defence Defense Finance Law Security National Federal Czar Tsar Executive Manager Leader Treasurer Magistrate Comptroller Police DG IG IGP ADG CEO HC Right Shri Honourable Hon".split(
    " ",
  ),
);

/** Without one of these a run of capitals is no post. */
export const POST_HEAD =
  /\b(?:Minister|Secretary|President|Premier|Chancellor|King|Queen|Crown Prince|Emir|Ambassador|Commissioner|Charg[ée]|Director(?:-General| General)?|Attorney[- ]General|Solicitor[- ]General|Advis[eo]r|Commander|Chief|Chair(?:man|person|woman)?|Co-Chair|Head|Undersecretary|Under[- ]Secretary|Envoy|Representative|Coordinator|Governor|Mayor|Senator|Administrator|Commandant|Superintendent|Inspector|Marshal|General|Captain|Colonel|Brigadier|Major|Lieutenant|Admiral|Speaker|Judge|Justice|Prosecutor|Couns?ell?or|Consul|Attach[ée]|Officer|DG|IGP?|ADG|CEO)(?!\p{L})/u;

/** Words of bodies and places, which end a name. */
export const BODY_WORDS = new Set(
  "Ministry Department Bureau Agency Office Council Commission Committee Centre Center Authority Board Force Forces Embassy Mission Government Republic Kingdom States Nations Union Service Services Division Wing Directorate Administration Affairs Crime Border Narcotics Justice House White Cabinet Parliament Assembly Court Bank Institute University Group Command Guard Army Navy Migration Immigration Enforcement Control Policy Development Cooperation Programme Program Working Dialogue Summit Meeting Agreement Treaty Memorandum Understanding Declaration Statement Framework Initiative Act Convention Protocol Conference Forum Partnership Strategy Plan Asia Africa America Americas Europe Pacific Atlantic Caribbean North South East West Central Bicentennial International Internal External Global Regional Human Rights Trafficking Terrorism Counter-Terrorism Cyber Law Security Defence Defense Health Trade Finance Customs Intelligence Investigation Police Drug Air Sea Maritime January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday The This These Both During On In At Under Following While With For And But As After Before It They He She We Today MoU MOU UN EU ASEAN GCC SAARC".split(
    " ",
  ),
);
