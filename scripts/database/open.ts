import { migrate } from "./migrate.ts";
import { findRunningPostgres, startPostgres } from "../postgres.ts";
import { checkedSecret, credentialsFromEnvironment, type DatabaseUrls } from "./urls.ts";

interface OpenDatabase extends DatabaseUrls {
  adminUrl: string;
  /** What the application's code wants in its environment. */
  env: Record<string, string>;
  close: () => Promise<void>;
}

/**
 * The database for a command, brought up to date: the server of DATABASE_URL, else the one that a running Accord has
 * already started, else the embedded one, until `close`.
 */
export async function openDatabase(options: {
  what: string;
  onProgress: (line: string) => void;
}): Promise<OpenDatabase> {
  const { adminUrl, credentials, secret, stop } = await serverFor(options);
  try {
    const { onProgress } = options;
    const urls = await migrate(adminUrl, { onProgress, credentials });
    return { adminUrl, ...urls, env: environmentFor(urls, secret), close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const nothing = (): Promise<void> => Promise.resolve();

async function serverFor(options: { what: string; onProgress: (line: string) => void }) {
  const url = process.env["DATABASE_URL"];
  if (url) {
    const secret = checkedSecret(process.env["ACCORD_SECRET"]);
    return {
      adminUrl: url,
      credentials: credentialsFromEnvironment(process.env),
      secret,
      stop: nothing,
    };
  }
  const running = findRunningPostgres(".accord");
  return running === null ? await startPostgres(options) : { ...running, stop: nothing };
}

/** The three addresses that the application may know, and its secret. The administrator's is not among them. */
export function environmentFor(urls: DatabaseUrls, secret: string): Record<string, string> {
  return {
    DATABASE_URL_RUNTIME: urls.runtimeUrl,
    DATABASE_URL_AUTH: urls.authUrl,
    DATABASE_URL_JOBS: urls.jobsUrl,
    ACCORD_SECRET: secret,
  };
}
