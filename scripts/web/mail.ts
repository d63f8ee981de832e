import { join } from "node:path";
import type { Settings } from "./settings.ts";

/** Where mails go that no server is set for: into the data folder while trying out, nowhere in earnest. */
export function mailFolderOf(
  { home, demo, mode, isProduction }: Settings,
  env: NodeJS.ProcessEnv,
): { ACCORD_MAIL_FOLDER?: string } {
  if (env["ACCORD_MAIL_FOLDER"]) return { ACCORD_MAIL_FOLDER: env["ACCORD_MAIL_FOLDER"] };
  const isTrial = !isProduction && (demo.isOn || mode === "dev");
  return isTrial ? { ACCORD_MAIL_FOLDER: join(home, "mail") } : {};
}
