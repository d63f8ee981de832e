import type { When } from "#domain/moment.ts";
import type { Say } from "./about.ts";
import type { Params } from "./register.ts";

type Asked = {
  params: Params;
  /** What the address says of time, as it was understood. */
  when: When;
  /** What was asked and could not be read, as it was written. */
  misread: readonly string[];
  /** Whether the register can be asked for another day. */
  knowsDays: boolean;
};

/** What somebody must know who has the file or the paper and not the page: there, the page itself says it. */
export function notesOf({ params, when, misread, knowsDays }: Asked, say: Say): string[] {
  const { asOf, knownOn } = when;
  // The rows are of today, and nobody may take them for those of that day.
  const days = knowsDays ? [] : [params["asOf"] ?? [], params["knownOn"] ?? []].flat();
  const notShown = days.filter((text) => text.trim() !== "");
  return [
    ...(notShown.length === 0
      ? []
      : [say("export.about.onlyToday", { text: notShown.join(", ") })]),
    ...(misread.length === 0 ? [] : [say("export.about.misread", { text: misread.join(", ") })]),
    say("export.about.noteText"),
    ...(asOf === null ? [] : [say("ui.asOf.wordsOfToday")]),
    ...(knownOn === null ? [] : [say("ui.asOf.editsOfToday")]),
  ];
}
