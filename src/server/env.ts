import "server-only";
import { z } from "zod";
import { marking } from "#domain/marking.ts";

/** A setting that is empty is none: files of settings list them all. */
const given = <T extends z.ZodType>(setting: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), setting);

const settings = z.object({
  DATABASE_URL_RUNTIME: z.url(),
  DATABASE_URL_AUTH: z.url(),
  /** Without it no jobs run here. */
  DATABASE_URL_JOBS: given(z.url().optional()),
  ACCORD_SECRET: z.string().min(32),
  ACCORD_ORIGIN: z.url().default("http://localhost:3000"),
  ACCORD_DEMO: z.enum(["on", "off"]).default("off"),
  ACCORD_TIME_ZONE: z.string().default("Asia/Karachi"),
  ACCORD_POOL_SIZE: z.coerce.number().int().min(1).default(10),
  ACCORD_API_PER_MINUTE: given(z.coerce.number().int().min(1).default(600)),
  /** Which process runs the jobs: the web processes, or workers of their own (`npm run worker`). */
  ACCORD_JOBS: given(z.enum(["web", "worker"]).default("web")),
  /** The server that sends mail. Without it mails are put into the folder, and without that there are none. */
  ACCORD_SMTP_URL: given(z.url({ protocol: /^smtps?$/ }).optional()),
  ACCORD_MAIL_FOLDER: given(z.string().optional()),
  ACCORD_MAIL_FROM: given(
    z
      .string()
      .regex(/^[^\s@<>",;:]+@[^\s@<>",;:]+$/)
      .default("accord@localhost"),
  ),
  /** Days after which managers are told of a promise that is overdue. */
  ACCORD_ESCALATE_DAYS: given(z.coerce.number().int().min(1).default(14)),
  /** Whether what is published may be given out as files: said by whoever answers for the register. */
  ACCORD_OPEN_DATA: given(z.enum(["on", "off"]).default("off")),
  ACCORD_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** The language model that officers may ask; without an address there is none. */
  ACCORD_MODEL_URL: given(z.url({ protocol: /^https?$/ }).optional()),
  ACCORD_MODEL_NAME: given(z.string().optional()),
  ACCORD_MODEL_KEY: given(z.string().optional()),
  /** The highest marking of a text that may be sent to it. */
  ACCORD_MODEL_MARKING: given(marking.default("official")),
});

let parsed: z.infer<typeof settings> | null = null;

/** The settings of this process, read when first asked for: a build has none. */
export function env(): z.infer<typeof settings> {
  parsed ??= settings.parse(process.env);
  return parsed;
}

export const isDemonstration = () => env().ACCORD_DEMO === "on";
