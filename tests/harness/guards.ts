import type { Answer } from "./http.ts";

/** Every answer carries these, whatever it is. */
const GUARDS = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy": /frame-ancestors 'none'|^sandbox;/,
};

/** What tells an attacker which weaknesses to try. */
const TELLING = ["x-powered-by", "server", "x-aspnet-version"];

/** The headers that an answer lacks, or had better not have. */
export function flawsOf({ headers }: Answer): string[] {
  const lacking = Object.entries(GUARDS)
    .filter(([name, value]) => !value.test(String(headers[name] ?? "")))
    .map(([name]) => `${name}: ${String(headers[name])}`);
  return [...lacking, ...TELLING.filter((name) => name in headers)];
}
