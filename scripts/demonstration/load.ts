import { authPool } from "#server/auth.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { env } from "#server/env.ts";
import { openHandover } from "#features/handovers/commands.ts";
import { demonstration } from "../../prisma/demo/demonstration.ts";
import { administratorOf, makeAccounts } from "./accounts.ts";
import { loadAgreements } from "./agreements.ts";
import { loadCommitments, loadMeetings, loadUpdates } from "./chain.ts";
import { loadDrafts, loadHandedIn } from "./drafts.ts";
import { loadAssistance, loadCitations, loadClaims, loadFigures } from "./evidence.ts";
import { LAST_REQUEST, startLoading, type Loading } from "./loading.ts";
import { loadViews } from "./views.ts";
import { loadAgencies, loadPeople, loadReference, loadSources } from "./register.ts";

type Options = {
  /** Of the first administrator; needed while there is nobody. */
  token: string | null;
  onProgress: (line: string) => void;
};

/**
 * Loads the demonstration through the commands that people use, as the accounts of the demonstration. An
 * interrupted load is taken up where it stopped; a complete one is left alone, also when people have changed
 * the records since. False when there was nothing left to do.
 */
export async function loadDemonstration({ token, onProgress }: Options): Promise<boolean> {
  const timeZone = env().ACCORD_TIME_ZONE;
  const { accounts } = demonstration;
  const first = accounts.find(({ role }) => role === "administrator");
  if (first === undefined) throw new Error("The demonstration has no administrator.");
  const administrator = await administratorOf(first, token, timeZone);
  if (await isComplete(administrator.actor)) return false;

  onProgress("Loading the demonstration...");
  const actors = await makeAccounts(accounts, administrator, timeZone);
  const loading = startLoading({ actors, timeZone, loadedOn: administrator.loadedOn });
  const tell = (what: string) => onProgress(`  ${what}`);

  await loadReference(demonstration, loading);
  tell(`${count("topics")}, ${count("routes")}`);
  await loadSources(demonstration, loading);
  tell(count("sources"));
  await loadAgencies(demonstration, loading);
  tell(count("agencies"));
  await loadPeople(demonstration, loading);
  tell(`${count("people")}, ${count("posts")}, ${count("tenures")}`);
  await loadAgreements(demonstration, loading);
  tell(count("agreements"));
  await loadCommitments(demonstration, loading);
  tell(count("commitments"));
  await loadMeetings(demonstration, loading);
  tell(count("meetings"));
  await loadAssistance(demonstration, loading);
  tell(`${count("trainings")}, ${count("deliveries")}`);
  await loadFigures(demonstration, loading);
  await loadClaims(demonstration, loading);
  tell(`${count("figures")}, ${count("claims")}`);
  tell(`${await loadCitations(demonstration, loading)} citations`);
  tell(`${await loadDrafts(loading, timeZone)} drafts`);
  await loadHandedIn(loading);
  await loadHandover(loading);
  await loadViews(loading);
  await loadUpdates(demonstration, loading);
  tell(count("updates"));
  return true;
}

/** The desk officer takes a post over, and has not acknowledged its list yet. */
async function loadHandover(loading: Loading) {
  const toId = await loading.read("officer", (_, actor) => Promise.resolve(actor.id));
  await loading.run("manager", openHandover, "handover/interior-secretary", {
    postId: loading.idOf("post/pk-interior-secretary"),
    toId,
    note: "Demonstration data: the post changes hands; the list says what is open.",
  });
}

const count = (kind: keyof typeof demonstration) => `${demonstration[kind].length} ${kind}`;

/** The audit trail keeps for good that the last record came in. */
async function isComplete(administrator: Parameters<typeof withViewer>[0]): Promise<boolean> {
  const last = await withViewer(administrator, (tx) =>
    tx.auditEvent.findFirst({ where: { requestId: LAST_REQUEST }, select: { seq: true } }),
  );
  return last !== null;
}

/** Closes what the load has opened, so that the program can end. */
export async function endLoading(): Promise<void> {
  await disconnect();
  await authPool().end();
}
