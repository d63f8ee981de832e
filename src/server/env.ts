import "server-only";
import { z } from "zod";

const settings = z.object({
  DATABASE_URL_RUNTIME: z.url(),
  DATABASE_URL_AUTH: z.url(),
  ACCORD_SECRET: z.string().min(32),
  ACCORD_ORIGIN: z.url().default("http://localhost:3000"),
  ACCORD_DEMO: z.enum(["on", "off"]).default("off"),
  ACCORD_TIME_ZONE: z.string().default("Asia/Karachi"),
  ACCORD_POOL_SIZE: z.coerce.number().int().min(1).default(10),
  ACCORD_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

let parsed: z.infer<typeof settings> | null = null;

/** The settings of this process, read when first asked for: a build has none. */
export function env(): z.infer<typeof settings> {
  parsed ??= settings.parse(process.env);
  return parsed;
}

export const isDemonstration = () => env().ACCORD_DEMO === "on";
