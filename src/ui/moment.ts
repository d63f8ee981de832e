import { headers } from "next/headers";
import { cache } from "react";

/** The parameters of an address that say as of which day, and as known on which day, a page is shown. */
export const MOMENT_NAMES = ["asOf", "knownOn"] as const;

/** What the request at hand carries: its path, and the parameters above that it has. */
type Carried = { path: string; moment: URLSearchParams };

const NOTHING: Carried = { path: "", moment: new URLSearchParams() };
const request = cache((): { carried: Carried } => ({ carried: NOTHING }));

/** Reads the address of the request for the links of its page. `Page` calls it before anything of it is drawn. */
export async function enterMoment(): Promise<Carried> {
  const address = (await headers()).get("x-accord-path") ?? "";
  const [path = "", query = ""] = address.split("?");
  const given = new URLSearchParams(query);
  const moment = new URLSearchParams(
    MOMENT_NAMES.flatMap((name) => {
      const value = given.get(name);
      return value === null || value === "" ? [] : [[name, value]];
    }),
  );
  request().carried = { path, moment };
  return request().carried;
}

/** The same address in the picture of the same day. One that names a day itself, or leads elsewhere, stays as it is. */
export function inSameMoment(href: string): string {
  const { moment } = request().carried;
  return withMoment(href, moment);
}

export function withMoment(href: string, moment: URLSearchParams): string {
  if (moment.size === 0 || !href.startsWith("/")) return href;
  const [address = "", anchor] = href.split("#");
  const [path = "", query = ""] = address.split("?");
  const params = new URLSearchParams(query);
  if (MOMENT_NAMES.some((name) => params.has(name))) return href;
  for (const [name, value] of moment) params.append(name, value);
  return `${path}?${params.toString()}${anchor === undefined ? "" : `#${anchor}`}`;
}
