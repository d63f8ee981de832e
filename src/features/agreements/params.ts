import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { several, single } from "#domain/listing.ts";
import { recordId } from "#domain/uuid.ts";
import { InstrumentType, Stage } from "#generated/prisma/enums.ts";

/** What a new agreement begins as; both may be missing. */
export const newAgreementParams = z.object({
  partner: single(countryCode),
  instrument: single(z.enum(InstrumentType)),
  /** Topics chosen beforehand, to see what is there already. */
  topics: several(recordId),
});

/** The stage chosen on a card, and where to go after the move. */
export const moveParams = z.object({
  to: single(z.enum(Stage)),
  back: z.enum(["board", "record"]).catch("record"),
});

/** The concurrence to answer or to print; none: another desk is asked, or the last request is printed. */
export const concurParams = z.object({
  concurrence: single(recordId),
  /** The desk to ask, by its key, when the form is opened for it. */
  desk: single(z.string().max(200)),
});

/** The cards that were chosen to be moved together. */
export const bulkParams = z.object({
  pick: several(recordId).transform((ids) => ids.slice(0, 50)),
});
