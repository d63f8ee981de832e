import type { When } from "#domain/moment.ts";
import type { Say } from "./about.ts";

type Params = Readonly<Record<string, string | string[] | undefined>>;
type Asked = {
  params: Params;
  /** What the address says of time, as it was understood. */
  when: When;
  /** Whether the register can be asked for another day. */
  knowsDays: boolean;
};

/** What somebody must know who has the file or the paper and not the page: there, the page itself says it. */
export function notesOf({ params, when, knowsDays }: Asked, say: Say): string[] {
  const { asOf, knownOn } = when;
  return [
    ...notTaken({ params, when, knowsDays }, say),
    say("export.about.noteText"),
    ...(asOf === null ? [] : [say("ui.asOf.wordsOfToday")]),
    ...(knownOn === null ? [] : [say("ui.asOf.editsOfToday")]),
  ];
}

/** A day that was asked for and not taken: the rows are of today, and nobody may take them for those of that day. */
function notTaken({ params, when, knowsDays }: Asked, say: Say): string[] {
  const left = (["asOf", "knownOn"] as const)
    .filter((name) => when[name] === null)
    .flatMap((name) => [params[name] ?? []].flat())
    .filter((text) => text.trim() !== "");
  if (left.length === 0) return [];
  if (!knowsDays) return [say("export.about.onlyToday", { text: left.join(", ") })];
  return [say("export.about.misread", { text: left.join(", ") })];
}
