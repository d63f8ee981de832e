/** "Ministry of ...": the name goes on behind the word. */
export const OPENING = new Set(
  "Ministry Department Directorate Bureau Office Agency Authority Commission Council Board Centre Center Institute Academy Service Inspectorate Secretariat Embassy Consulate Mission Administration Division".split(
    " ",
  ),
);
export const POSTED_ABROAD = new Set(["Embassy", "Consulate", "Mission"]);
/** "... Agency": the name ends with the word. */
export const CLOSING = new Set(
  "Agency Police Force Forces Bureau Authority Commission Service Services Guard Guards Directorate Department Council Corps Constabulary Gendarmerie Command Academy Wing Unit Centre Center Office Board Court Bank Customs Rangers Secretariat Institute Division Branch Navy Army Ministry Inspectorate University Laboratory Foundation Embassy Consulate".split(
    " ",
  ),
);
/** With one of these behind it the words name something else than a body: "Police Act". */
export const NO_BODY =
  /^ (?:Act|Bill|Law|Agreement|Treaty|Convention|Protocol|Summit|Conference|Meeting|Talks|Dialogue|Forum|Programme|Program|Project|Resolution|Day|Week|Station|Strategy|Plan|Reform|Cooperation|Co-operation|Attach[ée]|Liaison|Commander|Chief|Medal|Award|Working|Initiative|Partnership|Order|Road|Street|Box)\b/u;
/** Who serves in a body: what stands before the name is a post. */
export const POST =
  /^(?:Minister|Ministers|Secretary|Director|Directors|DG|ADG|DIG|IG|IGP|Commissioner|Chief|Head|Ambassador|President|Chairman|Chairperson|Chair|Commander|Superintendent|Officer|Deputy|Assistant|Additional|Acting|Advis[eo]r|Representative|Spokes\w+|Governor|Mayor|Mr|Mrs|Ms|Dr)$/u;
/** General only behind such a word: the General Intelligence Directorate is a body. */
export const GENERAL_OF =
  /^(?:Director|Inspector|Attorney|Secretary|Solicitor|Lieutenant|Major|Advocate)$/u;
export const OWNER =
  /(?:^|-)(?:General|Minister|President|Attorney|Commissioner|Secretary|Prosecutor|Governor)'s$/u;
export const EMPTY =
  /^(?:Joint|New|Local|Senior|Respective|Other|Special|High|Said|Concerned|Relevant|Their|Our|Task|Mobile|Main|Regional|Provincial|Foreign|Field|Head|Nodal|Armed)$/u;

/** "... of the Republic of Kenya" says whose body it is. */
export const STATE =
  /^(?:Republic|Kingdom|Government|Commonwealth|State|States|Federal|Islamic|Royal|Union)$/u;
/** A press office issues the text and is no agency of its matter. */
export const ISSUER = /\b(?:Spokes\w+|Public Affairs|Press|Public Relations)\b/i;
