import { freezeBrief, reviseBrief, startBrief } from "#features/briefs/commands.ts";
import { getBrief, getBriefSection } from "#features/briefs/queries.ts";
import type { BriefForm, KeptLine } from "#features/briefs/views.ts";
import type { Loading } from "./loading.ts";

const MEETING = "meeting/gb-mou-preparation";

/** Two briefs for the next talks with the United Kingdom: one frozen, and the minister's page, which is being edited. */
export async function loadBriefs(loading: Loading): Promise<void> {
  const frozen = await keep(loading, "full", [
    "Ask for their comments on the draft arrangement on prisoners, and offer a call between the two desks this week.",
    "Demonstration data: the desk suggests thanking them for the curriculum of the course on narcotics first.",
  ]);
  const { kept } = await loading.read("manager", (tx) => getBrief(tx, frozen));
  if (kept.frozenAt === null) {
    const input = { id: frozen, version: kept.version, isRead: "true" };
    await loading.run("manager", freezeBrief, "brief/gb-full/frozen", input);
  }
  await keep(loading, "minister", [
    "Ask them to send their comments on prisoners before the talks end.",
  ]);
}

/** Keeps a brief and edits its points: the first is said otherwise, and one is added. Done already, it is left alone. */
async function keep(
  loading: Loading,
  form: BriefForm,
  [first, more]: readonly [string, string?],
): Promise<string> {
  const key = `brief/gb-${form}`;
  const meetingId = loading.idOf(MEETING);
  const start = { partner: "GB", form, locale: "en", meetingId };
  const id = await loading.run("manager", startBrief, key, start);
  const read = await loading.read("manager", (tx) => getBriefSection(tx, id, "points"));
  const [line] = read.lines;
  if (line === undefined || line.number > 1) return id;
  const added =
    more === undefined
      ? []
      : [{ text: more, ref: line.refs[0]?.label ?? "", _marking: "official" }];
  const input = { id, section: "points", lines: [asTyped(line, first)], added };
  await loading.run("manager", reviseBrief, `${key}/points`, input);
  return id;
}

const asTyped = ({ id, number, marking }: KeptLine, cell0: string) => ({
  id,
  number,
  marking,
  isLeftOut: false,
  cell0,
});
