import { saveView } from "#features/views/commands.ts";
import type { Loading } from "./loading.ts";

/** Questions that come back every month, as the manager keeps them for everybody: each is a link. */
const VIEWS = [
  {
    key: "us-promises",
    register: "commitments",
    name: "Promised by the United States since 2024, and what came of it",
    query:
      "partner=US&obligor=partner&obligor=both&madeSince=2024-01-01&cols=title&cols=owes&cols=made_on&cols=status&cols=status_note&cols=status_evidence",
  },
  {
    key: "gb-in-force",
    register: "agreements",
    name: "In force with the United Kingdom on 1 June 2014",
    query: "partner=GB&inForceOn=2014-06-01",
  },
  {
    key: "heads-by-place",
    register: "trainings",
    name: "Trained by partners since 2018, by provider and place",
    query: "view=heads&by=place&side=partner&since=2018-01-01",
  },
] as const;

/** Shared with everybody, so that the chips above the lists are seen by who comes first. */
export async function loadViews(loading: Loading): Promise<void> {
  for (const { key, ...view } of VIEWS) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person saves them
    await loading.run("manager", saveView, `view/${key}`, { ...view, isShared: "true" });
  }
}
