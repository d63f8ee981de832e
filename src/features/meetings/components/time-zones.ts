/** The zones of a meeting: those given, the partner's, and UTC. */
export function zonesFor(partner: string, given: readonly string[]): string[] {
  const own = partner === "" ? [] : zonesOf(partner);
  return [...new Set([...given.filter((zone) => zone !== ""), ...own, "UTC"])];
}

/** The zones of a country by its code; none where the browser cannot tell. */
function zonesOf(country: string): string[] {
  // Newer than the types; older browsers have a property, the oldest have neither.
  const locale = new Intl.Locale("und", { region: country }) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
    timeZones?: string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
