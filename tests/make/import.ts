import type { Actor } from "#domain/actor.ts";
import { startImport, mapImport, uploadImport } from "#features/imports/commands/steps.ts";
import { undoImport } from "#features/imports/commands/undo.ts";
import { performCheck, performImport } from "#features/imports/commands/perform.ts";
import type { Mapping } from "#features/imports/schema.ts";
import { countsOf, type Issue } from "#features/imports/views.ts";
import { textOfWordList } from "#features/imports/values/words.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";

/** A register of treaties with columns of its own, and how it is read. */
export const HEAD = "Number,Parties,Title,Kind,Signed,Place,In force,Ended,Remarks";
export const treaties: Mapping = {
  kind: "agreement",
  register: "test-treaties",
  home: null,
  sheet: null,
  columns: {
    key: ["Number"],
    partner: ["Parties"],
    title: ["Title"],
    instrument: ["Kind"],
    signedOn: ["Signed"],
    signedPlace: ["Place"],
    inForceOn: ["In force"],
    terminatedOn: ["Ended"],
    summary: ["Remarks"],
  },
  constants: {},
  words: { instrument: [["Accord", "agreement"]], partner: [["PERSIA", "IR"]] },
  dateOrder: "day",
  separator: ";",
  language: "en",
  onlyCapitals: false,
};

/** What the form of the mapping sends. */
function mapForm(mapping: Mapping) {
  const { words, ...rest } = mapping;
  return {
    ...rest,
    onlyCapitals: mapping.onlyCapitals ? "true" : null,
    words: Object.fromEntries(
      Object.entries(words).map(([field, list]) => [field, textOfWordList(list)]),
    ),
  };
}

export const csvFile = (text: string, name = "treaties.csv") =>
  new File([text], name, { type: "text/csv" });

/** The batch as its owner sees it. */
export async function batchOf(actor: Actor, id: string) {
  return withViewer(actor, async (tx) => {
    const row = await tx.importBatch.findUniqueOrThrow({
      where: { id },
      include: { work: { select: { issues: true, content: true } } },
    });
    return {
      ...row,
      counts: countsOf(row.counts),
      issues: (row.work?.issues ?? []) as Issue[],
      hasFile: row.work?.content != null,
    };
  });
}

/** A file that is uploaded, mapped and checked. */
export async function checkedFile(actor: Actor, file: File, mapping: Mapping): Promise<string> {
  const { id } = await uploadImport(contextFor(actor), { file });
  const { version } = await batchOf(actor, id);
  await mapImport(contextFor(actor), { id, version, ...mapForm(mapping) });
  await performCheck(contextFor(actor), id);
  return id;
}

/** A file on its whole way in. */
export async function imported(
  actor: Actor,
  file: File,
  mapping: Mapping,
  skipsBad = false,
): Promise<string> {
  const id = await checkedFile(actor, file, mapping);
  const { version } = await batchOf(actor, id);
  await startImport(contextFor(actor), { id, version, skipsBad: String(skipsBad) });
  await performImport(contextFor(actor), id, skipsBad);
  return id;
}

export async function undone(actor: Actor, id: string, by: Actor = actor): Promise<void> {
  const { version } = await batchOf(actor, id);
  await undoImport(contextFor(by), { id, version });
}
