import type { Actor } from "#domain/actor.ts";
import { addSource } from "#features/sources/commands.ts";
import { contextFor } from "../database.ts";

let made = 0;

/** A read-out of the partner's; its text is like no other's, as the register takes a text once. */
export async function makeSource(actor: Actor, over: object = {}): Promise<string> {
  made += 1;
  const fields = {
    partner: "GB",
    marking: "official",
    kind: "partner_readout",
    title: `Read-out ${made}`,
    publisher: null,
    author: null,
    address: null,
    language: "en",
    retrievedOn: null,
    publishedOn: null,
    publishedPrecision: "unknown",
    text: `Read-out ${made}. The sides agreed that examiners will be trained.`,
  };
  return (await addSource(contextFor(actor), { ...fields, ...over })).id;
}
