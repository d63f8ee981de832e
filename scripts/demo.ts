import { endLoading, loadDemonstration } from "./demonstration/load.ts";
import { runProgram } from "./refusal.ts";

/** `npm start` runs this with the addresses of the application's roles, and a token while there is nobody. */
await runProgram(async () => {
  try {
    const token = process.env["ACCORD_FIRST_ADMIN_TOKEN"] ?? null;
    const isLoaded = await loadDemonstration({ token, onProgress: console.log });
    if (isLoaded) console.log("The demonstration is loaded.");
  } finally {
    await endLoading();
  }
});
