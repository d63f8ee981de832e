import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { MARKINGS } from "#domain/marking.ts";
import { openDatabase } from "./database/open.ts";
import { Refusal, runProgram } from "./refusal.ts";

const USAGE = `npm run load -- FOLDER [options]
  --annotations FILE  the annotation file in the folder (facts.json)
  --partner XX        the partner of every text; else told from each text
  --home XX           the home country (ACCORD_HOME, else PK)
  --as EMAIL          the account that acts; else the first officer or manager
  --marking MARKING   ${MARKINGS.join(", ")} (official)
  --dry-run           say what would be loaded, and write nothing
  --out FILE          write the report as JSON, too`;

/** Loads a folder of texts and their annotations as sources, citations and records; see docs/load-format.md. */
await runProgram(async () => {
  const { folder, values } = argumentsOf();
  const home = values.home ?? process.env["ACCORD_HOME"] ?? "PK";
  const marking = MARKINGS.find((one) => one === (values.marking ?? "official"));
  if (marking === undefined) throw new Refusal(`The marking is one of ${MARKINGS.join(", ")}.`);
  process.env["ACCORD_HOME"] = home;
  const database = await openDatabase({ what: "npm run load", onProgress: console.log });
  try {
    Object.assign(process.env, database.env, {
      ACCORD_ORIGIN: process.env["ACCORD_ORIGIN"] ?? "http://localhost:3000",
    });
    // Reads the addresses set above when it is first imported.
    const { actingAs, closeConnections } = await import("./load/account.ts");
    const { loadFolder } = await import("./load/folder.ts");
    const { linesOf, passagesOf } = await import("./load/report.ts");
    try {
      const report = await loadFolder({
        folder,
        home,
        marking,
        annotations: values.annotations ?? "facts.json",
        actor: await actingAs(values.as ?? null),
        timeZone: process.env["ACCORD_TIME_ZONE"] ?? "Asia/Karachi",
        partner: values.partner ?? null,
        isRehearsal: values["dry-run"] ?? false,
      });
      for (const line of linesOf(report)) console.log(line);
      if (values.out !== undefined) {
        writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
        console.log(`The report is in ${values.out}.`);
      }
      if (passagesOf(report).some(({ status }) => status === "failed")) process.exitCode = 2;
    } finally {
      await closeConnections();
    }
  } finally {
    await database.close();
  }
});

function argumentsOf() {
  const text = { type: "string" } as const;
  const options = {
    annotations: text,
    partner: text,
    home: text,
    as: text,
    marking: text,
    out: text,
    "dry-run": { type: "boolean" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [folder] = positionals;
    if (folder !== undefined && positionals.length === 1) return { folder, values };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  throw new Refusal(USAGE);
}
