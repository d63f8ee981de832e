import type { MessageParams } from "#domain/errors.ts";

/** Values of a message that are codes of countries, as people call these: "GB, NO" is United Kingdom, Norway. */
export function spoken(params: MessageParams, locale: string): MessageParams {
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const named = Object.entries(params).map(([name, value]) => {
    const isOfCodes = ["home", "keeper", "codes"].includes(name);
    if (!isOfCodes || typeof value !== "string") return [name, value];
    const codes = value.split(", ").filter((code) => /^[A-Z]{2}$/.test(code));
    return [name, codes.map((code) => regions.of(code) ?? code).join(", ")];
  });
  return Object.fromEntries(named) as MessageParams;
}
