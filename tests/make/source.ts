import type { Actor } from "#domain/actor.ts";
import { addSource } from "#features/sources/commands.ts";
import { contextFor } from "../database.ts";

let made = 0;

/** A read-out of the partner's. Dates are written as people type them. */
export const sourceFields = {
  partner: "GB",
  marking: "official",
  kind: "partner_readout",
  title: "Read-out",
  publisher: null,
  author: null,
  address: null,
  language: "en",
  retrievedOn: null,
  publishedOn: null,
  publishedPrecision: "unknown",
  text: "The sides agreed that examiners will be trained.",
};

/** Its text is like no other's unless one is given, as the register takes a text once. */
export async function makeSource(actor: Actor, over: object = {}): Promise<string> {
  made += 1;
  const fields = {
    ...sourceFields,
    title: `Read-out ${made}`,
    text: `Read-out ${made}. ${sourceFields.text}`,
  };
  return (await addSource(contextFor(actor), { ...fields, ...over })).id;
}
