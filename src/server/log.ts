import "server-only";
import { pino } from "pino";

/** One JSON line per event. Ids and counts only: never what a record says, never a password or a token. */
export const log = pino({
  level: process.env["ACCORD_LOG_LEVEL"] ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
