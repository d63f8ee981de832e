import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "./database/open.ts";
import { Refusal, runProgram } from "./refusal.ts";

const USAGE = `npm run open-data -- FOLDER [--as EMAIL]
  FOLDER      where the files are written
  --as EMAIL  the account that gives them out; else the first officer or manager`;

/** Writes what is published as files for the public, where ACCORD_OPEN_DATA is on. */
await runProgram(async () => {
  const { folder, as } = argumentsOf();
  if (process.env["ACCORD_OPEN_DATA"] !== "on") {
    throw new Refusal(
      "Open data are off. Whoever answers for the register sets ACCORD_OPEN_DATA=on; README says what is published then.",
    );
  }
  const database = await openDatabase({ what: "npm run open-data", onProgress: console.log });
  try {
    Object.assign(process.env, database.env, {
      ACCORD_ORIGIN: process.env["ACCORD_ORIGIN"] ?? "http://localhost:3000",
    });
    // They read the addresses set above when they are first imported.
    const { actingAs, closeConnections } = await import("./load/account.ts");
    const { contextOf } = await import("./open-data/context.ts");
    const { dumpOpenData } = await import("#features/open-data/dump.ts");
    try {
      mkdirSync(folder, { recursive: true });
      const dumped = await dumpOpenData(contextOf(await actingAs(as)), (name, chunks) =>
        pipeline(Readable.from(chunks), createWriteStream(join(folder, name))),
      );
      for (const { name, rows } of dumped) console.log(`${rows} ${name}`);
      console.log(`They are in ${folder}, with dictionary.json.`);
    } finally {
      await closeConnections();
    }
  } finally {
    await database.close();
  }
});

function argumentsOf(): { folder: string; as: string | null } {
  try {
    const options = { as: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [folder] = positionals;
    if (folder !== undefined && positionals.length === 1) {
      return { folder, as: values.as ?? null };
    }
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  throw new Refusal(USAGE);
}
