import { openDatabase } from "./database/open.ts";
import { runProgram } from "./refusal.ts";

await runProgram(async () => {
  const database = await openDatabase({ what: "npm run migrate", onProgress: console.log });
  await database.close();
  console.log("The database is up to date.");
});
