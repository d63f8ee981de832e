import { isIP } from "node:net";
import { Refusal } from "../refusal.ts";

export interface Settings {
  mode: "start" | "dev";
  /** The folder of data and secrets of the embedded database. */
  home: string;
  /** The operator's own server, or null for the embedded one. */
  databaseUrl: string | null;
  port: number;
  host: string;
  /** The address that people type, and the only one whose forms are accepted. */
  origin: string;
  isProduction: boolean;
  demo: { isOn: boolean; isAskedFor: boolean };
}

export function settingsFrom(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const port = Number(env["ACCORD_PORT"] ?? env["PORT"] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal("ACCORD_PORT must be a number from 1 to 65535.");
  }
  const host = env["ACCORD_HOST"] ?? "127.0.0.1";
  const origin = env["ACCORD_ORIGIN"] ?? `http://${nameOf(host)}:${port}`;
  if (URL.parse(origin)?.origin !== origin) {
    throw new Refusal(
      "ACCORD_ORIGIN must be an address like https://accord.example.org, without a path.",
    );
  }
  const demo = env["ACCORD_DEMO"];
  if (demo !== undefined && demo !== "on" && demo !== "off") {
    throw new Refusal("ACCORD_DEMO must be on or off.");
  }
  const isProduction = env["ACCORD_ENV"] === "production" || env["NODE_ENV"] === "production";
  return {
    mode: args.includes("--dev") ? "dev" : "start",
    home: env["ACCORD_DATA"] ?? ".accord",
    databaseUrl: env["DATABASE_URL"] || null,
    port,
    host,
    origin,
    isProduction,
    demo: {
      isOn: demo === "on" || (demo === undefined && !isProduction),
      isAskedFor: demo === "on",
    },
  };
}

/** What a person types for an address to listen on: nobody types 0.0.0.0. */
function nameOf(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}
