import type { Actor } from "#domain/actor.ts";
import type { Marking } from "#domain/marking.ts";
import { type Folder, readFolder } from "./annotations.ts";
import type { LoadReport } from "./report.ts";
import { openSession, rehearse, type Session } from "./session.ts";
import { loadText } from "./text.ts";

export type LoadOptions = {
  folder: string;
  annotations: string;
  actor: Actor;
  home: string;
  timeZone: string;
  /** Null: told from each text and its annotations. */
  partner: string | null;
  marking: Marking;
  isRehearsal: boolean;
};

/** Loads a folder of texts with their annotations; a passage that was loaded before is left alone. */
export async function loadFolder(options: LoadOptions): Promise<LoadReport> {
  const folder = readFolder(options.folder, options.annotations);
  const { actor, timeZone, isRehearsal } = options;
  if (!isRehearsal) return load(openSession(actor, timeZone), folder, options);
  return rehearse(actor, timeZone, (session) => load(session, folder, options));
}

async function load(
  session: Session,
  { texts, strays }: Folder,
  { home, timeZone, partner, marking, isRehearsal }: LoadOptions,
): Promise<LoadReport> {
  const shared = { session, home, timeZone, partner, marking, keys: new Map() };
  const report: LoadReport = {
    isRehearsal,
    texts: [],
    strays: strays.map(({ id, file, entity }) => ({
      id,
      file,
      entity,
      at: null,
      as: [],
      status: "failed",
      reason: `there is no text ${file} in the folder`,
    })),
  };
  // One after the other: a record that one text brings in is linked to by the next.
  for (const text of texts) report.texts.push(await loadText(text, shared));
  return report;
}
