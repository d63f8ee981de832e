import { freshDatabase } from "./fresh-database.ts";

// Before a test file and all that it imports: `#server/db.ts` reads these addresses when it is first imported. The
// database is dropped after the run, not after the file, whose connections would die with an error.
const database = await freshDatabase();
process.env["DATABASE_URL_RUNTIME"] = database.runtimeUrl;
process.env["DATABASE_URL_AUTH"] = database.authUrl;
process.env["DATABASE_URL_JOBS"] = database.jobsUrl;
process.env["DATABASE_URL_OWNER"] = database.ownerUrl;
