import { accounts } from "./accounts.ts";
import { agenciesHome } from "./agencies-home.ts";
import { agenciesPartners } from "./agencies-partners.ts";
import { agenciesUnnamed } from "./agencies-unnamed.ts";
import { gbAgreements } from "./gb/agreements.ts";
import { gbArticles } from "./gb/articles.ts";
import { gbAround } from "./gb/around.ts";
import { gbClaims } from "./gb/claims.ts";
import { gbIslamabadCommitments } from "./gb/commitments-islamabad.ts";
import { gbLondonCommitments } from "./gb/commitments-london.ts";
import { gbNcaMeetings } from "./gb/meetings-nca.ts";
import { gbCommitments } from "./gb/commitments.ts";
import { gbEvidence } from "./gb/evidence.ts";
import { gbRecentMeetings } from "./gb/meetings-recent.ts";
import { gbMeetings } from "./gb/meetings.ts";
import { gbReports } from "./gb/reports.ts";
import { gbUnnamedMous } from "./gb/unnamed-mous.ts";
import { historyCommitments } from "./history/commitments.ts";
import { historyMarked } from "./history/marked.ts";
import { historyMeetings } from "./history/meetings.ts";
import { historySources } from "./history/sources.ts";
import { historyUpdates } from "./history/updates.ts";
import { china } from "./partners/cn.ts";
import { gulf } from "./partners/gulf.ts";
import { italy } from "./partners/it.ts";
import { rome } from "./partners/rome.ts";
import { bahrain } from "./partners/bh.ts";
import { saudiArabia } from "./partners/sa.ts";
import { saudiArabiaCommitments } from "./partners/sa-commitments.ts";
import { turkiye } from "./partners/tr.ts";
import { turkiyeCommitments } from "./partners/tr-commitments.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { routes } from "./routes.ts";
import type { Demonstration, Records } from "./shape.ts";
import { topics } from "./topics.ts";
import { usArticles } from "./us/articles.ts";
import { usAround } from "./us/around.ts";
import { usClaims } from "./us/claims.ts";
import { usCommitments17January } from "./us/commitments-17-january.ts";
import { usCommitments24January } from "./us/commitments-24-january.ts";
import { usCommitments } from "./us/commitments.ts";
import { usEvidence } from "./us/evidence.ts";
import { usFigures } from "./us/figures.ts";
import { usMeetings2026 } from "./us/meetings-2026.ts";
import { usMeetings } from "./us/meetings.ts";
import { usReports } from "./us/reports.ts";

const PARTS: readonly Records[] = [
  [accounts, topics, routes, people, posts, agenciesHome, agenciesUnnamed, agenciesPartners],
  [gbArticles, gbAround, gbReports, gbMeetings, gbRecentMeetings, gbCommitments],
  [gbNcaMeetings, gbLondonCommitments, gbIslamabadCommitments],
  [gbAgreements, gbUnnamedMous, gbEvidence, gbClaims],
  [usArticles, usAround, usReports, usMeetings, usMeetings2026, usCommitments],
  [usCommitments17January, usCommitments24January, usEvidence, usFigures, usClaims],
  [turkiye, turkiyeCommitments, saudiArabia, saudiArabiaCommitments],
  [china, italy, rome, bahrain, gulf],
  [historySources, historyMeetings, historyCommitments, historyMarked, historyUpdates],
].flat();

const all = <Kind extends keyof Demonstration>(kind: Kind): Demonstration[Kind][number][] =>
  // The compiler does not see that an element of `part[kind]` is one of `Demonstration[kind]`.
  PARTS.flatMap((part) => (part[kind] ?? []) as Demonstration[Kind][number][]);

/** Everything that the demonstration loads, in no particular order within a kind. */
export const demonstration: Demonstration = {
  accounts: all("accounts"),
  topics: all("topics"),
  routes: all("routes"),
  sources: all("sources"),
  agencies: all("agencies"),
  successions: all("successions"),
  people: all("people"),
  posts: all("posts"),
  tenures: all("tenures"),
  series: all("series"),
  meetings: all("meetings"),
  agreements: all("agreements"),
  commitments: all("commitments"),
  updates: all("updates"),
  trainings: all("trainings"),
  deliveries: all("deliveries"),
  figures: all("figures"),
  claims: all("claims"),
};
