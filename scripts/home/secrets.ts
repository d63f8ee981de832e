import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Credentials } from "../database/urls.ts";
import { Refusal } from "../refusal.ts";

/** What the embedded database and the application share, made once at random and kept beside the data. */
export interface Secrets {
  /** What the application derives its own keys from. */
  secret: string;
  postgres: string;
  runtime: string;
  auth: string;
  jobs: string;
}

const NAMES = ["secret", "postgres", "runtime", "auth", "jobs"] as const;

/** The secrets of a home folder, made when there are none. */
export function openSecrets(home: string): Secrets {
  const file = join(home, "secrets.json");
  const text = read(file);
  if (text !== null) return parsed(text, file);
  const secrets = randomSecrets();
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
  return secrets;
}

export function randomSecrets(): Secrets {
  return {
    secret: randomText(),
    postgres: randomText(),
    runtime: randomText(),
    auth: randomText(),
    jobs: randomText(),
  };
}

export function credentialsIn(secrets: Secrets): Credentials {
  return {
    runtime: { password: secrets.runtime },
    auth: { password: secrets.auth },
    jobs: { password: secrets.jobs },
  };
}

const randomText = (): string => randomBytes(32).toString("base64url");

function parsed(text: string, file: string): Secrets {
  try {
    const value: unknown = JSON.parse(text);
    const secrets = value as Record<string, unknown>;
    if (NAMES.every((name) => typeof secrets[name] === "string"))
      return secrets as unknown as Secrets;
  } catch {
    // Said below in the same words.
  }
  throw new Refusal(
    `${file} cannot be read: put it back from a copy, or delete it to have new passwords made.`,
  );
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
