import { existsSync } from "node:fs";
import type { Role } from "#domain/actor.ts";
import { type Address, ADDRESSES } from "#domain/permissions.ts";

/** Who opens a page for tests that look at pages and not at rights: the first of these that may. */
const READERS = ["manager", "administrator"] as const;
export type Reader = (typeof READERS)[number];

export const READER_EMAIL: Record<Reader, string> = {
  manager: "manager@demo",
  administrator: "admin@demo",
};

/** Pages behind the sign-in, with somebody who may open each of them. Route handlers are not pages. */
export function readablePages(): { address: Address; reader: Reader }[] {
  return (Object.entries(ADDRESSES) as [Address, readonly Role[] | "public"][]).flatMap(
    ([address, roles]) => {
      const reader = READERS.find((one) => roles !== "public" && roles.includes(one));
      const isPage = existsSync(`src/app${address}/page.tsx`);
      return reader === undefined || !isPage ? [] : [{ address, reader }];
    },
  );
}

/** Pages that are read: lists and records, without the forms. */
export const isForm = (address: Address): boolean =>
  /\/(new|edit|act|link|move|concur|cite|report|map|check|ask|after|neighbours|fast-track|assign|preview|\[stage\])$/.test(
    address,
  );
