import "server-only";
import { createTranslator } from "next-intl";
import { momentFilter } from "#domain/moment.ts";
import { searchFilter } from "#features/search/schema.ts";
import { env } from "#server/env.ts";
import { messagesOf } from "#server/messages.ts";
import { foundRecords, updatesOfCommitment } from "./answers.ts";
import { describeApi, type OpenApi, type Say } from "./openapi.ts";
import { RESOURCES } from "./resources.ts";
import { statusUpdate } from "./views/commitments.ts";

const described = new Map<string, OpenApi>();

/** The description of the API, in a language; the same for as long as the process runs. */
export function apiDocument(locale: "en" | "ur"): OpenApi {
  const known = described.get(locale);
  if (known !== undefined) return known;
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "api.doc" });
  const parts = {
    resources: RESOURCES,
    search: { filter: searchFilter, found: foundRecords },
    update: statusUpdate,
    updates: updatesOfCommitment,
    moment: momentFilter,
  };
  // Keys come from the table of nouns; a missing one is found by the test that walks the document.
  const made = describeApi(parts, env().ACCORD_ORIGIN, t as unknown as Say);
  described.set(locale, made);
  return made;
}
