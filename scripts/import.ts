import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDatabase } from "./database/open.ts";
import { Refusal, runProgram } from "./refusal.ts";

const USAGE = `npm run import -- FILE --profile NAME [options]
  --profile NAME  a profile of the program or of your own
  --dry-run       check every row and write none
  --skip-bad      leave bad rows out; else one of them keeps all out
  --as EMAIL      the account that acts; else the first officer or manager
  --home XX       the home country (ACCORD_HOME, else PK)
  --out FILE      write what is wrong with rows as CSV`;

/** Brings a file into the register as the screens do, for files that are too large for them. */
await runProgram(async () => {
  const { file, values } = argumentsOf();
  process.env["ACCORD_HOME"] = values.home ?? process.env["ACCORD_HOME"] ?? "PK";
  const database = await openDatabase({ what: "npm run import", onProgress: console.log });
  try {
    Object.assign(process.env, database.env, {
      ACCORD_ORIGIN: process.env["ACCORD_ORIGIN"] ?? "http://localhost:3000",
    });
    // Reads the addresses set above when it is first imported.
    const { actingAs, closeConnections } = await import("./load/account.ts");
    const { importFile } = await import("./imports/file.ts");
    try {
      const report = await importFile({
        path: file,
        content: contentOf(file),
        profile: values.profile,
        actor: await actingAs(values.as ?? null),
        timeZone: process.env["ACCORD_TIME_ZONE"] ?? "Asia/Karachi",
        isRehearsal: values["dry-run"] ?? false,
        skipsBad: values["skip-bad"] ?? false,
      });
      for (const line of report.lines) console.log(line);
      if (values.out !== undefined) {
        writeFileSync(values.out, report.issues);
        console.log(`What is wrong with rows is in ${values.out}.`);
      }
      if (!report.isGood) process.exitCode = 2;
    } finally {
      await closeConnections();
    }
  } finally {
    await database.close();
  }
});

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Refusal(`There is no file ${path}, or it cannot be read.`);
  }
}

function argumentsOf() {
  const text = { type: "string" } as const;
  const yes = { type: "boolean" } as const;
  const options = {
    profile: text,
    as: text,
    home: text,
    out: text,
    "dry-run": yes,
    "skip-bad": yes,
  } as const;
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [file] = positionals;
    const { profile } = values;
    if (file !== undefined && positionals.length === 1 && profile !== undefined) {
      return { file, values: { ...values, profile } };
    }
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  throw new Refusal(USAGE);
}
